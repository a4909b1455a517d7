import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { createWorkflow, listWorkflows } from '@/app/_server/workflows'

export const GET = handle(routes.listWorkflows, listWorkflows)
export const POST = handle(routes.createWorkflow, createWorkflow)

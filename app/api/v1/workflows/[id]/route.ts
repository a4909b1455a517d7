import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { deleteWorkflow, getWorkflow, saveWorkflow } from '@/app/_server/workflows'

export const GET = handle(routes.getWorkflow, getWorkflow)
export const PUT = handle(routes.saveWorkflow, saveWorkflow)
export const DELETE = handle(routes.deleteWorkflow, deleteWorkflow)

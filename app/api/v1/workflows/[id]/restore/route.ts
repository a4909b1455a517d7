import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { restoreWorkflow } from '@/app/_server/workflows'

export const POST = handle(routes.restoreWorkflow, restoreWorkflow)

import { routes } from '@/app/_contracts'
import { runDeployment } from '@/app/_server/acts'
import { handle } from '@/app/_server/handle'

export const POST = handle(routes.runDeployment, runDeployment)

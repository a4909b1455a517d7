import { routes } from '@/app/_contracts'
import { resumeDeployment } from '@/app/_server/acts'
import { handle } from '@/app/_server/handle'

export const POST = handle(routes.resumeDeployment, resumeDeployment)

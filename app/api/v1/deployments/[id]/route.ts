import { routes } from '@/app/_contracts'
import { getDeployment } from '@/app/_server/deployments'
import { handle } from '@/app/_server/handle'

export const GET = handle(routes.getDeployment, getDeployment)

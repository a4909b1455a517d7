import { routes } from '@/app/_contracts'
import { deploy } from '@/app/_server/acts'
import { listDeployments } from '@/app/_server/deployments'
import { handle } from '@/app/_server/handle'

export const GET = handle(routes.listDeployments, listDeployments)
export const POST = handle(routes.deploy, deploy)

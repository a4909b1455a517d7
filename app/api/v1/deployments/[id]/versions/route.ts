import { routes } from '@/app/_contracts'
import { upgradeDeployment } from '@/app/_server/acts'
import { handle } from '@/app/_server/handle'

export const POST = handle(routes.upgradeDeployment, upgradeDeployment)

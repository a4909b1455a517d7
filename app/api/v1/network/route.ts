import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { getNetwork } from '@/app/_server/network'

export const GET = handle(routes.getNetwork, getNetwork)

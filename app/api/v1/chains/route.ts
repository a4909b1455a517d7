import { routes } from '@/app/_contracts'
import { listChains } from '@/app/_server/chains'
import { handle } from '@/app/_server/handle'

export const GET = handle(routes.listChains, listChains)

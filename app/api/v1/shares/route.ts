import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { shareGraph } from '@/app/_server/shares'

export const POST = handle(routes.shareGraph, shareGraph)

import { routes } from '@/app/_contracts'
import { listBricks } from '@/app/_server/bricks'
import { handle } from '@/app/_server/handle'

export const GET = handle(routes.listBricks, listBricks)

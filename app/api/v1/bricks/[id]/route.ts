import { routes } from '@/app/_contracts'
import { getBrick } from '@/app/_server/bricks'
import { handle } from '@/app/_server/handle'

export const GET = handle(routes.getBrick, getBrick)

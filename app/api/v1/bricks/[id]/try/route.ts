import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { tryBrick } from '@/app/_server/try-brick'

export const POST = handle(routes.tryBrick, tryBrick)

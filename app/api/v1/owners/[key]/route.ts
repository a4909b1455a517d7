import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { getOwner } from '@/app/_server/owners'

export const GET = handle(routes.getOwner, getOwner)

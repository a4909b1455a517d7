import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { getShare } from '@/app/_server/shares'

export const GET = handle(routes.getShare, getShare)

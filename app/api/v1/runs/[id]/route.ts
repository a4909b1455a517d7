import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { getRun } from '@/app/_server/runs'

export const GET = handle(routes.getRun, getRun)

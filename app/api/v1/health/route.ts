import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { getHealth } from '@/app/_server/health'

export const GET = handle(routes.getHealth, getHealth)

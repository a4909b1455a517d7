import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { listSecrets } from '@/app/_server/secrets'

export const GET = handle(routes.listSecrets, listSecrets)

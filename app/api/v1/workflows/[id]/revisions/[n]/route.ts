import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { getRevision } from '@/app/_server/workflows'

export const GET = handle(routes.getRevision, getRevision)

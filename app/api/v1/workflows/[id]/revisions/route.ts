import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { listRevisions } from '@/app/_server/workflows'

export const GET = handle(routes.listRevisions, listRevisions)

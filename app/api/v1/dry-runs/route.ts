import { routes } from '@/app/_contracts'
import { dryRun } from '@/app/_server/dry-runs'
import { handle } from '@/app/_server/handle'

export const POST = handle(routes.dryRun, dryRun)

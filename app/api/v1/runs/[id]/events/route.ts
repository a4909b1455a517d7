import type { RouteContext } from '@/app/_server/handle'
import { problemResponse } from '@/app/_server/problem'
import { streamRun } from '@/app/_server/run-events'

export const dynamic = 'force-dynamic'

export const GET = (request: Request, context: RouteContext): Promise<Response> => streamRun(request, context).catch(problemResponse)

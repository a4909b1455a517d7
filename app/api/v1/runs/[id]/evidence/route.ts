import { downloadEvidence } from '@/app/_server/evidence'
import type { RouteContext } from '@/app/_server/handle'
import { problemResponse } from '@/app/_server/problem'

export const GET = (_: Request, context: RouteContext): Promise<Response> => downloadEvidence(context).catch(problemResponse)

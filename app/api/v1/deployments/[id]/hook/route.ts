import type { RouteContext } from '@/app/_server/handle'
import { receiveMessage } from '@/app/_server/messages'
import { problemResponse } from '@/app/_server/problem'

export const POST = (request: Request, context: RouteContext): Promise<Response> => receiveMessage(request, context).catch(problemResponse)

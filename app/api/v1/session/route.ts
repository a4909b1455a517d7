import { problemResponse } from '@/app/_server/problem'
import { openSession } from '@/app/_server/session'

export const POST = (request: Request): Promise<Response> => openSession(request).catch(problemResponse)

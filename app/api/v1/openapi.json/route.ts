import { openApi } from '@/app/_server/openapi'

/** The API, described by the schemas it runs on. */
export const GET = (): Response => Response.json(openApi())

import { z } from 'zod'

/** How an agree brick judged one member, as events and results carry it. */
export const judgementSchema = z.object({ worker: z.string(), inlier: z.boolean(), offPercent: z.string().nullable() })

import { z } from 'zod'

/** An RFC 9457 problem document, with the stable code and the way out that every error of this product carries. */
export const problemSchema = z.looseObject({
  /** The page that explains the code. */
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  code: z.string(),
  /** What to do, in one sentence. */
  remedy: z.string(),
  /** Whether the same request may succeed later. */
  retry: z.boolean().default(false),
  /** Which fields of the request were wrong. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

export type Problem = z.output<typeof problemSchema>

/** The media type of problem documents. */
export const PROBLEM_TYPE = 'application/problem+json'

/** A problem as a thrown error; `problem` is what the server said, or what the browser found when no server answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  constructor(
    readonly problem: Problem,
    options?: { cause?: unknown },
  ) {
    super(problem.detail, options)
  }
  get code(): string {
    return this.problem.code
  }
  get remedy(): string {
    return this.problem.remedy
  }
}

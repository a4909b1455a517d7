/** Where a fault leaves the run: try again, give the source up, or reject the input. */
export interface FaultOptions {
  /** What the owner can do, in one sentence. */
  remedy: string
  /** Whether the same request may succeed later. */
  retry?: boolean
  cause?: unknown
}

/** The serialised form of a {@link Fault}, as traces, events and the CLI show it. */
export interface FaultData {
  code: string
  message: string
  remedy: string
  retry: boolean
}

/** A failure while running: a stable code, what happened, what to do, and whether a retry may help. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: string
  readonly remedy: string
  readonly retry: boolean

  constructor(code: string, message: string, { remedy, retry = false, cause }: FaultOptions) {
    super(message, { cause })
    this.code = code
    this.remedy = remedy
    this.retry = retry
  }

  /** The plain-data form, safe to store and to send. */
  toJSON(): FaultData {
    return { code: this.code, message: this.message, remedy: this.remedy, retry: this.retry }
  }

  /** Any thrown thing as a Fault; an unknown error becomes `internal` and keeps its cause. */
  static from(error: unknown): Fault {
    if (error instanceof Fault) return error
    const message = error instanceof Error ? error.message : String(error)
    return new Fault('internal', message, {
      remedy: 'This is a defect in a brick or the engine. Report it with the run’s evidence.',
      cause: error,
    })
  }
}

/** What a job asks for; each names a step of the road and is safe to do twice. */
export type TaskName = 'prepare' | 'observe' | 'agree' | 'attest' | 'settle' | 'effect'

/** A job, enqueued in the transaction that makes it necessary. */
export interface Job {
  task: TaskName
  payload: JobPayload
  /** Not before this time, Unix ms. */
  runAtMs?: number
  /** A later job with the same key takes an unstarted one’s place. */
  key?: string
}

/** `worker` is a member’s position in the committee. */
export interface JobPayload {
  run: string
  worker?: number
  /** The effect step that it is about. */
  step?: string
  /** How often it was put off. */
  tries?: number
}

/** What the runtime does for each task. A handler that throws is tried again. */
export type TaskHandlers = Record<TaskName, (payload: JobPayload) => Promise<void>>

/** Durable jobs in the same database as the rows they change. */
export interface Queue {
  /** Works on jobs until stopped; several processes share them. */
  start(handlers: TaskHandlers): Promise<void>
  /** Ends after the jobs under way. */
  stop(): Promise<void>
}

/** The only source of time. */
export interface Clock {
  /** Unix time in milliseconds. */
  nowMs(): number
}

/** Keeps what an asynchronous start gives; one that failed is tried again. */
export function once<Result>(start: () => Promise<Result>): () => Promise<Result> {
  let started: Promise<Result> | undefined
  return () => {
    started ??= start().catch((error) => {
      started = undefined
      throw error
    })
    return started
  }
}

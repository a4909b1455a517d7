/** Bytes that a script’s values may take. */
export const MEMORY_BYTES = 16 * 1024 * 1024
/** Pages of 64 KiB that the interpreter starts with, and the most it gets: the script’s memory and its own 5.5 MiB. */
export const MEMORY_PAGES = { min: 96, max: 352 }
/** Bytes of its own stack after which the interpreter raises “stack overflow”. */
export const SOFT_STACK_BYTES = 256 * 1024
/** Bytes of its own stack after which it is stopped, whatever it is doing. */
export const HARD_STACK_BYTES = 512 * 1024
/** Words of the host’s stack that calls may take by the meter’s count, before the host itself would overflow. */
export const MAX_HEIGHT = 72 * 1024
/** Bytes of JSON that may come out. */
export const REPLY_BYTES = 256 * 1024
/** Bytes of JSON that may go in. */
export const REQUEST_BYTES = 1024 * 1024
/** Bytes of source, in UTF-8. */
export const CODE_BYTES = 20 * 1024
/** The most gas one call may have. */
export const MAX_GAS = 100_000_000

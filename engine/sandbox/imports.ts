/** What the interpreter’s imports see and may do. */
export interface World {
  memory: WebAssembly.Memory
  /** What its clock shows, Unix ms. */
  nowMs: number
  /** Called when the gas at hand is used up; gives more or throws. */
  exhausted(): void
}

const PAGE = 65_536
/** Memory grows by so many pages at a time. */
const STEP = 16
const NOT_SUPPORTED = 70
const BAD_FILE = 8

/**
 * The interpreter’s whole outside: a clock that stands still, UTC, memory up to its limit, and nothing else. What writes, reads the
 * environment or calls the host does nothing or traps.
 */
export function createImports(world: World, maxPages: number): WebAssembly.ModuleImports {
  const view = () => new DataView(world.memory.buffer)
  const never = () => {
    throw new Error('The interpreter called what it has no use for.')
  }
  return {
    memory: world.memory,
    exhausted: () => world.exhausted(),
    date_now: () => world.nowMs,
    localtime(seconds: bigint, tm: number) {
      const date = new Date(Number(seconds) * 1000)
      const yearStart = Date.UTC(date.getUTCFullYear(), 0, 1)
      const fields = [
        date.getUTCSeconds(),
        date.getUTCMinutes(),
        date.getUTCHours(),
        date.getUTCDate(),
        date.getUTCMonth(),
        date.getUTCFullYear() - 1900,
        date.getUTCDay(),
        Math.floor((date.getTime() - yearStart) / 86_400_000),
        0,
        0,
      ]
      const memory = view()
      for (const [index, field] of fields.entries()) memory.setInt32(tm + 4 * index, field, true)
    },
    tzset(offset: number, daylight: number, standardName: number, daylightName: number) {
      const memory = view()
      memory.setInt32(offset, 0, true)
      memory.setInt32(daylight, 0, true)
      for (const name of [standardName, daylightName]) new Uint8Array(world.memory.buffer).set([0x55, 0x54, 0x43, 0], name)
    },
    resize_heap(bytes: number) {
      const have = world.memory.buffer.byteLength / PAGE
      const want = Math.ceil((bytes >>> 0) / PAGE)
      if (want > maxPages) return 0
      world.memory.grow(Math.min(maxPages, Math.max(want, have + STEP)) - have)
      return 1
    },
    environ_sizes_get(count: number, bytes: number) {
      const memory = view()
      memory.setUint32(count, 0, true)
      memory.setUint32(bytes, 0, true)
      return 0
    },
    environ_get: () => 0,
    fd_close: () => BAD_FILE,
    fd_seek: () => NOT_SUPPORTED,
    fd_write: () => BAD_FILE,
    interrupt: () => 0,
    setitimer: () => -1,
    free_host: () => {},
    assertion_failed: never,
    abort: never,
    proc_exit: never,
    call_host: never,
    load_module: () => 0,
    normalize_module: () => 0,
  }
}

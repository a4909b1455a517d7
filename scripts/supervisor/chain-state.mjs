import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { parse, stringify } from 'lossless-json'

// An idle chain adds 150 MB of empty blocks a day to a file that it writes anew each second.
const LARGE_BYTES = 16_000_000
const KEPT_BLOCKS = 2_000

/** @param {string} file */
function readWhole(file) {
  try {
    const text = readFileSync(file, 'utf8')
    return { text, state: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** @param {string} file @param {string} text */
function replace(file, text) {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** @param {string} file */
export const isLarge = (file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGE_BYTES

/**
 * Copies the state beside itself, if it is whole: a chain killed while it writes leaves half a file.
 * @param {string} file
 */
export function backUp(file) {
  const whole = readWhole(file)
  if (whole !== undefined) replace(`${file}.backup`, whole.text)
}

/**
 * The state with its first block, its newest ones and their transactions; balances, code and storage stay whole.
 * @param {{ best_block_number: number, blocks: { header: { number: string } }[], transactions: { block_number: number }[] }} state
 */
export function withoutOldBlocks(state) {
  const oldest = state.best_block_number - KEPT_BLOCKS
  const isKept = (/** @type {number} */ block) => block === 0 || block > oldest
  return {
    ...state,
    blocks: state.blocks.filter(({ header }) => isKept(Number(header.number))),
    transactions: state.transactions.filter((transaction) => isKept(transaction.block_number)),
  }
}

/**
 * The state with one first block. Each start of the chain makes a first block of its own beside the one it loads and writes both down; which
 * of them it takes for the first after that is chance. The eldest is the chain's own.
 * @template {{ header: { number: string, timestamp: string } }} Block
 * @template {{ blocks: Block[] }} State
 * @param {State} state
 */
export function withOneFirstBlock(state) {
  const isFirst = (/** @type {Block} */ { header }) => Number(header.number) === 0
  const firsts = state.blocks.filter(isFirst)
  const eldest = firsts.toSorted((a, b) => Number(a.header.timestamp) - Number(b.header.timestamp))[0]
  if (firsts.length < 2) return state
  return { ...state, blocks: state.blocks.filter((block) => block === eldest || !isFirst(block)) }
}

/**
 * Makes a chain's state ready to be loaded: damaged, it is replaced by its copy; large, it loses its old blocks; it keeps one first block.
 * @param {string} file @throws when it is damaged and has no copy
 */
export function mendState(file) {
  if (!existsSync(file) && !existsSync(`${file}.backup`)) return
  const whole = readWhole(file) ?? readWhole(`${file}.backup`)
  if (whole === undefined) {
    throw new Error(`The local chain's state ${file} is damaged and has no copy. Remove the data folder to begin afresh.`)
  }
  const one = withOneFirstBlock(whole.state)
  const mended = isLarge(file) ? withoutOldBlocks(one) : one
  if (mended === whole.state) return replace(file, whole.text)
  // Read again: JavaScript would round a long number, and the chain read another one back.
  const exact = /** @type {any} */ (parse(whole.text))
  const kept = new Set(mended.blocks)
  const isKept = (/** @type {unknown} */ _, /** @type {number} */ at) => kept.has(whole.state.blocks[at])
  const transactions = new Set(mended.transactions)
  replace(
    file,
    stringify({
      ...exact,
      blocks: exact.blocks.filter(isKept),
      transactions: exact.transactions.filter((/** @type {unknown} */ __, /** @type {number} */ at) =>
        transactions.has(whole.state.transactions[at]),
      ),
    }) ?? whole.text,
  )
}

import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'

// An idle chain adds 150 MB of empty blocks a day to a file that it writes anew each second.
const LARGE_BYTES = 16_000_000
const KEPT_BLOCKS = 2_000
// JavaScript would round such a number, and the chain read another one back.
const UNSAFE_NUMBER = /[:[,]\d{16,}[,\]}]/

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
 * Makes a chain's state ready to be loaded: damaged, it is replaced by its copy; large, it loses its old blocks.
 * @param {string} file @throws when it is damaged and has no copy
 */
export function mendState(file) {
  if (!existsSync(file) && !existsSync(`${file}.backup`)) return
  const whole = readWhole(file) ?? readWhole(`${file}.backup`)
  if (whole === undefined) {
    throw new Error(`The local chain's state ${file} is damaged and has no copy. Remove the data folder to begin afresh.`)
  }
  if (isLarge(file) && !UNSAFE_NUMBER.test(whole.text)) replace(file, JSON.stringify(withoutOldBlocks(whole.state)))
  else replace(file, whole.text)
}

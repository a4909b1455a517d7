/** Exit codes of the command line. */
export const EXIT = { ok: 0, different: 1, usage: 2, refused: 3 } as const

/** One command: its help text and its work. `run` gets the arguments after the command’s name. */
export interface Command {
  help: string
  run(args: string[]): Promise<number>
}

/** A command line that does not make sense; the message says what is missing. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The single file argument of a command. @throws {UsageError} */
export function onlyFile(positionals: readonly string[], what: string): string {
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError(`Name the ${what}.`)
  if (more.length > 0) throw new UsageError(`Name one ${what}, not ${positionals.length}.`)
  return file
}

/** A whole number from an option. @throws {UsageError} naming the option and its range. */
export function wholeNumber(text: string, option: string, min: number, max: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new UsageError(`${option} takes a whole number from ${min} to ${max}, not “${text}”.`)
  return value
}

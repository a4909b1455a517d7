import { z } from 'zod'
import { canonicalJson, Fault, type Json, parseLossless } from '../../bricks/kit'
import { MEMORY_BYTES, REPLY_BYTES } from './limits'
import type { Outcome, Why } from './machine'

const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('error'), name: z.string(), message: z.string(), line: z.int(), column: z.int() }),
  z.object({ kind: z.literal('unfit'), message: z.string() }),
  z.object({ kind: z.enum(['nothing', 'unsettled', 'null', 'memory', 'stack']) }),
])
type Failure = z.infer<typeof fault>

/** How a place in what ran becomes one in what the owner wrote; undefined outside of it. */
export type Locate = (line: number, column: number) => { line: number; column: number } | undefined

const RETURN_JSON = 'Return plain JSON: text, finite numbers, true, false, null, lists and objects of these.'

/** A fault of the script itself. */
export const scriptError = (message: string, remedy: string): Fault => new Fault('script_error', message, { remedy })

/** The value in what the interpreter answered. @throws {Fault} the codes of `Host.script`. */
export function readReply(outcome: Outcome, gas: number, locate: Locate): Json {
  if ('stopped' in outcome) throw stopFault(outcome.stopped, gas, outcome.cause)
  const { text } = outcome
  if (text.length > REPLY_BYTES || new TextEncoder().encode(text).length > REPLY_BYTES)
    throw scriptError(`The script returned more than ${REPLY_BYTES / 1024} KB.`, 'Return only what later bricks need.')
  const reply = parseReply(text)
  if ('fault' in reply) throw failureFault(fault.parse(reply.fault), outcome.full, gas, locate)
  return reply.value ?? null
}

function parseReply(text: string): { [key: string]: Json } {
  let reply: Json
  try {
    reply = parseLossless(text)
    // JSON itself has an escape for half a character; a canonical text has not.
    if (/\\ud[89a-f]/i.test(text)) canonicalJson(reply)
  } catch (cause) {
    const why = cause instanceof Fault && cause.code === 'too_deep' ? 'data nested more than 200 levels deep' : 'text with half a character'
    throw new Fault('script_error', `The script returned ${why}.`, { remedy: RETURN_JSON, cause })
  }
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply) || !isPlain(reply)) throw new Error('The sandbox gave no reply.')
  return reply
}

const isPlain = (reply: object): reply is { [key: string]: Json } => 'value' in reply || 'fault' in reply

function stopFault(why: Why, gas: number, cause: unknown): Fault {
  switch (why) {
    case 'gas':
      return new Fault('script_gas', `The script used up its ${gas.toLocaleString('en-US')} units of work.`, {
        remedy: 'Look for a loop that never ends, do less work, or raise the limit of work in the brick’s settings.',
      })
    case 'time':
      return new Fault('script_timeout', 'The script was stopped by the clock, before its units of work were used up.', {
        remedy: 'This machine is overloaded: the worker gives no vote in this run. Give it more processor time.',
        retry: true,
      })
    case 'memory':
      return new Fault('script_memory', `The script needs more than ${MEMORY_BYTES / 2 ** 20} MiB of memory.`, {
        remedy: 'Keep less at a time: shorter lists and texts.',
      })
    case 'stack':
      return new Fault('script_stack', 'The script calls itself, or nests its code or data, too deeply.', {
        remedy: 'Look for a function that never stops calling itself, or use a loop.',
      })
    case 'broken':
      return new Fault('script_error', 'The interpreter broke off.', {
        remedy: 'Simplify the script: it meets a defect of the interpreter.',
        cause,
      })
  }
}

function failureFault(failure: Failure, full: boolean, gas: number, locate: Locate): Fault {
  switch (failure.kind) {
    case 'memory':
    case 'stack':
      return stopFault(failure.kind, gas, undefined)
    case 'null':
      // With no memory left for an error, the interpreter throws null.
      return full ? stopFault('memory', gas, undefined) : scriptError('The script threw null.', 'Throw an Error, which says what is wrong.')
    case 'nothing':
      return scriptError('The script returned nothing.', 'End it with return, or with a function main(inputs) that returns a value.')
    case 'unsettled':
      return scriptError('The script returned a promise that never settles.', 'Nothing happens outside a script: wait for nothing.')
    case 'unfit':
      return scriptError(`The script returned ${failure.message}, which is not JSON.`, RETURN_JSON)
    case 'error': {
      const { name, message, line, column } = failure
      const place = locate(line, column)
      const what = [name, message].filter((part) => part !== '').join(': ') || 'an error without a message'
      return scriptError(place ? `${what} (line ${place.line}, column ${place.column}).` : `${what}.`, 'Mend the script at this place.')
    }
  }
}

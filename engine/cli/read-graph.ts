import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { Fault, type Json, parseLossless } from '../../bricks/kit'
import { type ParsedGraph, parseGraphText } from '../graph/parse-graph'

/** Reads a file as text; “-” is standard input, which has no path to open when it is a socket. @throws {Fault} `no_file`. */
export async function readText(file: string): Promise<string> {
  try {
    return file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8')
  } catch (cause) {
    throw new Fault('no_file', `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      remedy: 'Check the path and its permissions.',
      cause,
    })
  }
}

/** Reads a file as JSON with every digit kept. @throws {Fault} `no_file`, `not_json`, `too_deep`. */
export async function readJson(file: string): Promise<Json> {
  const text = await readText(file)
  try {
    return parseLossless(text)
  } catch (error) {
    const { code, message } = Fault.from(error)
    if (code !== 'not_json') throw error
    const start = text.trim().slice(0, 40)
    throw new Fault(code, `${file === '-' ? 'Standard input' : file} is not JSON${start === '' ? ': it is empty' : `: “${start}”`}.`, {
      remedy: 'Write JSON, with names and texts in double quotes.',
      cause: message,
    })
  }
}

/** Reads a graph file; a file that holds no graph gives diagnostics. */
export const readGraph = async (file: string): Promise<ParsedGraph> => parseGraphText(await readText(file))

import { readFile } from 'node:fs/promises'
import { Fault } from '../../bricks/kit'
import { type ParsedGraph, parseGraphText } from '../graph/parse-graph'

/** Reads a file as text. @throws {Fault} `no_file`. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new Fault('no_file', `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      remedy: 'Check the path and its permissions.',
      cause,
    })
  }
}

/** Reads a graph file; a file that holds no graph gives diagnostics. */
export const readGraph = async (file: string): Promise<ParsedGraph> => parseGraphText(await readText(file))

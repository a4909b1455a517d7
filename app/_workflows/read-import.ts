import { decodeShare, type ParsedGraph, parseGraphText, readShareLink } from '@/engine/core'

/** What pasted text is: a graph (or why not), or the content id of one that the server keeps. */
export type Import = { kind: 'graph'; parsed: ParsedGraph } | { kind: 'stored'; cid: string }

/** Reads pasted text: a share link of any origin, or the text of a graph file. */
export function readImport(text: string): Import {
  const link = readShareLink(text)
  if (link?.kind === 'stored') return { kind: 'stored', cid: link.cid }
  return { kind: 'graph', parsed: link ? decodeShare(link.payload) : parseGraphText(text) }
}

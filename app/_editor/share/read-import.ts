import { decodeShare, type ParsedGraph, parseGraphText, readShareLink } from '@/engine/core'
import { callApi, routes, toProblem } from '../../_client/api'
import { readPasted } from '../edit/clipboard'
import { editorTexts } from '../texts'

const refuse = (code: string, message: string): ParsedGraph => ({ ok: false, diagnostics: [{ severity: 'error', code, message }] })

/** Reads what someone pasted or chose: a graph, a share link of any origin, or the id of a graph kept here. */
export async function readImport(text: string): Promise<ParsedGraph> {
  const link = readShareLink(text)
  if (link?.kind === 'payload') return decodeShare(link.payload)
  if (link?.kind === 'stored') return readStored(link.cid)
  const pasted = readPasted(text)
  if (pasted) return pasted
  return text.trim().startsWith('{') ? parseGraphText(text) : refuse('not_a_graph', editorTexts.import.nothing)
}

/** Reads a graph that this installation keeps under its content id. */
export async function readStored(cid: string): Promise<ParsedGraph> {
  try {
    const { graph } = await callApi(routes.getShare, { params: { cid } })
    return { ok: true, graph }
  } catch (error) {
    const { code, detail, remedy } = toProblem(error)
    return refuse(code, `${detail} ${remedy}`)
  }
}

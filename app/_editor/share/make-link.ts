import { encodeShare, type Graph } from '@/engine/core'
import { callApi, routes } from '../../_client/api'

/** A link to a graph; `stored` when this installation keeps the graph because it is too long for a link. */
export interface ShareLink {
  url: string
  stored: boolean
}

/** Makes a link that opens a copy of a graph. @throws {ProblemError} when it has to be stored and cannot. */
export async function makeLink(graph: Graph, origin: string): Promise<ShareLink> {
  const payload = encodeShare(graph)
  if (payload !== undefined) return { url: `${origin}/s#${payload}`, stored: false }
  const { cid } = await callApi(routes.shareGraph, { body: { graph } })
  return { url: `${origin}/s/${cid}`, stored: true }
}

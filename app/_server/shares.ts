import type { routes } from '@/app/_contracts'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { canonicalJson, Fault } from '@/bricks/kit'
import { contentId, graphSchema } from '@/engine/core'
import { database } from './database'

/** Keeps a graph under the id of its content; the same graph is kept once. */
export async function shareGraph({ body: { graph } }: RouteCall<typeof routes.shareGraph>): Promise<RouteReply<typeof routes.shareGraph>> {
  const cid = contentId(canonicalJson(graph))
  await database().sharedGraph.createMany({ data: [{ cid, graph, createdMs: Date.now() }], skipDuplicates: true })
  return { cid, path: `/s/${cid}` }
}

/** Gives a shared graph. @throws {Fault} `share_unknown`. */
export async function getShare({ params: { cid } }: RouteCall<typeof routes.getShare>): Promise<RouteReply<typeof routes.getShare>> {
  const row = await database().sharedGraph.findUnique({ where: { cid } })
  if (row) return { cid, graph: graphSchema.parse(row.graph), createdMs: Number(row.createdMs) }
  throw new Fault('share_unknown', `No graph with the id ${cid} is kept here.`, {
    remedy: 'Short links work only on the installation that made them: ask for the file, or for a link from there.',
  })
}

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { routes, TemplateSummary } from '@/app/_contracts'
import type { RouteCall } from '@/app/_contracts/route'
import { Fault } from '@/bricks/kit'
import { type Graph, parseGraphText } from '@/engine/core'

const MAX_BRICK_IDS = 12
const folder = (): string => path.join(process.cwd(), 'public', 'templates')

/** A template with its graph. */
export interface Template extends TemplateSummary {
  graph: Graph
}

/** Reads a template by its slug. @throws {Fault} `template_unknown`. */
export async function readTemplate(slug: string): Promise<Template> {
  const unknown = (cause?: unknown) =>
    new Fault('template_unknown', `There is no template “${slug}”.`, { remedy: 'Choose one of the list of templates.', cause })
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) throw unknown()
  let text: string
  try {
    text = await readFile(path.join(folder(), `${slug}.json`), 'utf8')
  } catch (cause) {
    throw unknown(cause)
  }
  const parsed = parseGraphText(text)
  if (!parsed.ok) throw unknown(new Error(parsed.diagnostics.map(({ message }) => message).join(' ')))
  const { graph } = parsed
  const brickIds = graph.nodes.map(({ brick }) => brick)
  const { summary, tags } = graph.meta
  return { slug, name: graph.name, summary, tags, bricks: brickIds.length, brickIds: brickIds.slice(0, MAX_BRICK_IDS), graph }
}

/** Gives a template. */
export const getTemplate = ({ params: { slug } }: RouteCall<typeof routes.getTemplate>): Promise<Template> => readTemplate(slug)

/** Lists the templates of this installation by name. */
export async function listTemplates(): Promise<{ templates: TemplateSummary[] }> {
  const files = (await readdir(folder()).catch(() => [])).filter((file) => file.endsWith('.json'))
  const templates = await Promise.all(files.map((file) => readTemplate(file.slice(0, -'.json'.length))))
  return { templates: templates.sort((a, b) => a.name.localeCompare(b.name, 'en')) }
}

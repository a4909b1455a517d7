import { type Catalogue, type CompileResult, compile, type Diagnostic, type Graph, makeBundle, type NodeView } from '@/engine/core'

/** What the compiler says of the graph shown. */
export interface Compiled {
  result: CompileResult
  bundleId: string | undefined
  /** The compiler’s view of each brick; a brick whose settings are wrong for the moment keeps the ports it had. */
  views: Readonly<Record<string, NodeView>>
  /** The worst that is said of each brick. */
  worst: ReadonlyMap<string, Diagnostic['severity']>
}

/** Compiles a graph as the server and the command line do. `before` lends its ports to bricks that are half edited. */
export function compileGraph(graph: Graph, catalogue: Catalogue, before?: Compiled): Compiled {
  const result = compile(graph, catalogue)
  const views: Record<string, NodeView> = {}
  for (const { id } of graph.nodes) {
    const view = result.nodes[id]
    const had = before?.views[id]
    const empty = view && Object.keys(view.inputs).length === 0 && Object.keys(view.outputs).length === 0
    const broken = empty && result.diagnostics.some(({ node, severity }) => node === id && severity === 'error')
    if (view && !broken) views[id] = view
    else if (view && had) views[id] = { ...had, ...(view.part ? { part: view.part } : {}), agreed: view.agreed }
  }
  const worst = new Map<string, Diagnostic['severity']>()
  for (const { node, severity } of result.diagnostics) if (node !== undefined && worst.get(node) !== 'error') worst.set(node, severity)
  return { result, views, worst, bundleId: result.compiled ? makeBundle(result.compiled).id : undefined }
}

/** Whether two graphs say the same to the compiler: they differ in places and names only. Cheap, since edits share what they do not change. */
export function sameMeaning(a: Graph, b: Graph): boolean {
  return (
    a.wires === b.wires &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, at) => {
      const other = b.nodes[at]
      return (
        node === other ||
        (other !== undefined &&
          node.id === other.id &&
          node.config === other.config &&
          node.brick === other.brick &&
          node.version === other.version)
      )
    })
  )
}

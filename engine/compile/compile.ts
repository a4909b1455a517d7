import { formatType } from '../../bricks/kit'
import { type Diagnostic, isClean } from '../graph/diagnostic'
import type { Graph, PortRef, Wire } from '../graph/graph'
import { checkWake } from './check-wake'
import { runOrder } from './order'
import { type Placement, placeNodes } from './parts'
import type { BundlePermissions, Compiled, Part, SettlementPoint, Step } from './plan'
import { type Catalogue, findBrick, type Resolved, resolveNode, typeOf } from './resolve'

/** What the compiler knows of one node, also when the graph has mistakes: enough to draw ports, types and zones. */
export interface NodeView {
  part?: Part
  agreed: boolean
  /** Input port → title, accepted types, whether it may stay empty, and the type wired to it. */
  inputs: Record<string, { title: string; accepts: readonly string[]; optional: boolean; wired?: string }>
  /** Output port → type. */
  outputs: Record<string, string>
}

/** A compiled graph, or why it is none; `nodes` is there in both cases. */
export interface CompileResult {
  ok: boolean
  diagnostics: Diagnostic[]
  nodes: Record<string, NodeView>
  /** Present when `ok`. */
  compiled?: Compiled
}

/** How strict to be: a dry run may lack a settle brick, a deployment may not. */
export interface CompileOptions {
  deploying?: boolean
}

/** Compiles a graph. The result depends on node ids, bricks, settings and wires only, never on positions, names or array order. */
export function compile(graph: Graph, catalogue: Catalogue, { deploying = false }: CompileOptions = {}): CompileResult {
  const diagnostics: Diagnostic[] = []
  const nodesById = new Map(graph.nodes.map((node) => [node.id, node]))
  const wires = checkEnds(inOrderOfPorts(graph.wires), nodesById, diagnostics)
  const incoming = new Map<string, Wire[]>()
  for (const wire of wires) {
    const list = incoming.get(wire.to.node)
    if (list) list.push(wire)
    else incoming.set(wire.to.node, [wire])
  }
  const { order, cyclic } = runOrder(graph)
  for (const id of cyclic)
    diagnostics.push({
      severity: 'error',
      code: 'cycle',
      node: id,
      message: 'The wires lead in a circle through or before this brick. Remove one of them.',
      ...cycleFix(id, incoming.get(id), cyclic),
    })

  const outputs = new Map<string, Record<string, string>>()
  const resolved: Resolved[] = []
  for (const id of [...order, ...cyclic]) {
    const node = nodesById.get(id)
    if (!node) continue
    const brick = findBrick(catalogue, node.brick, node.version)
    if (!brick) {
      diagnostics.push({
        severity: 'error',
        code: 'unknown_brick',
        node: id,
        message: `This installation has no brick “${node.brick}” version ${node.version}. It is kept as it is; install it, or remove it.`,
        fix: { kind: 'remove-node', title: 'Remove the brick', node: id },
      })
      continue
    }
    const known = (incoming.get(id) ?? []).filter((wire) => checkOutput(wire, outputs, diagnostics))
    const result = resolveNode(node, brick, known, (ref) => portOf(outputs.get(ref.node), ref.port), catalogue)
    if (areKnown(result.resolved)) outputs.set(id, result.resolved.outputs)
    resolved.push(result.resolved)
    diagnostics.push(...result.diagnostics)
  }
  diagnostics.push(...checkWhole(resolved, incoming, deploying))
  const { placements, diagnostics: placing } = placeNodes(resolved)
  diagnostics.push(...placing, ...checkWake(resolved))

  const nodes = Object.fromEntries(resolved.map((item) => [item.node.id, view(item, placements.get(item.node.id))]))
  const inOrder = withoutUnknownBricks(diagnostics, catalogue).toSorted((a, b) =>
    compareText(`${a.node ?? ''}/${a.code}/${a.port ?? ''}`, `${b.node ?? ''}/${b.code}/${b.port ?? ''}`),
  )
  if (!isClean(inOrder) || resolved.length === 0) return { ok: false, diagnostics: inOrder, nodes }
  return { ok: true, diagnostics: inOrder, nodes, compiled: assemble(resolved, placements) }
}

/** Leaves out fixes that put in a brick which this installation does not have. */
function withoutUnknownBricks(diagnostics: readonly Diagnostic[], catalogue: Catalogue): Diagnostic[] {
  const known = new Set([...catalogue.values()].map(({ id }) => id))
  return diagnostics.map(({ fix, ...rest }) =>
    fix === undefined || ((fix.kind === 'insert' || fix.kind === 'add-node') && !known.has(fix.brick)) ? rest : { ...rest, fix },
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Wires by the ports they connect, so that nothing said about one depends on when it was drawn. */
const inOrderOfPorts = (wires: readonly Wire[]): Wire[] =>
  wires
    .map((wire) => ({ wire, key: `${wire.to.node}/${wire.to.port}/${wire.from.node}/${wire.from.port}` }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ wire }) => wire)

function checkEnds(wires: readonly Wire[], nodes: ReadonlyMap<string, unknown>, diagnostics: Diagnostic[]): Wire[] {
  return wires.filter((wire) => {
    const missing = !nodes.has(wire.from.node) ? wire.from.node : !nodes.has(wire.to.node) ? wire.to.node : undefined
    if (missing === undefined) return true
    diagnostics.push({
      severity: 'error',
      code: 'dangling_wire',
      message: `A wire from ${wire.from.node} to ${wire.to.node} ends at “${missing}”, which is not in the graph.`,
      ...(nodes.has(wire.to.node) ? { node: wire.to.node, port: wire.to.port } : nodes.has(wire.from.node) ? { node: wire.from.node } : {}),
      fix: { kind: 'remove-wire', title: 'Remove the wire', to: wire.to },
    })
    return false
  })
}

/** Ports are named by authors, so what every object has, such as `constructor`, is none of them. */
const portOf = (ports: Record<string, string> | undefined, port: string): string | undefined =>
  ports && Object.hasOwn(ports, port) ? ports[port] : undefined

/** False where a mistake elsewhere hides which outputs a brick has. */
const areKnown = ({ brick, config, outputs }: Resolved): boolean =>
  config !== undefined && (typeof brick.outputs !== 'function' || Object.keys(outputs).length > 0)

function checkOutput(wire: Wire, outputs: ReadonlyMap<string, Record<string, string>>, diagnostics: Diagnostic[]): boolean {
  const ports = outputs.get(wire.from.node)
  if (!ports || portOf(ports, wire.from.port) !== undefined) return true
  const has = Object.keys(ports).sort().join(', ') || 'no outputs'
  diagnostics.push({
    severity: 'error',
    code: 'unknown_port',
    node: wire.to.node,
    port: wire.to.port,
    message: `The wire comes from “${wire.from.port}”, which ${wire.from.node} does not have. It has ${has}.`,
    fix: { kind: 'remove-wire', title: 'Remove the wire', to: wire.to },
  })
  return false
}

function cycleFix(id: string, wires: readonly Wire[] | undefined, cyclic: readonly string[]): Pick<Diagnostic, 'fix'> {
  const wire = wires?.find(({ from }) => cyclic.includes(from.node))
  return wire ? { fix: { kind: 'remove-wire', title: `Remove the wire from ${wire.from.node} to ${id}`, to: wire.to } } : {}
}

function checkWhole(resolved: readonly Resolved[], incoming: ReadonlyMap<string, readonly Wire[]>, deploying: boolean): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const triggers = resolved.filter(({ brick }) => brick.kind === 'trigger').toSorted((a, b) => compareText(a.node.id, b.node.id))
  const [trigger, ...extra] = triggers
  if (!trigger)
    diagnostics.push({
      severity: 'error',
      code: 'no_trigger',
      message: 'Nothing starts this workflow. Add a trigger, such as Manual or Cron.',
      fix: { kind: 'add-node', title: 'Add a Manual trigger', brick: 'manual' },
    })
  for (const { node, brick } of extra)
    diagnostics.push({
      severity: 'error',
      code: 'several_triggers',
      node: node.id,
      message: `A workflow has one trigger, and ${trigger?.node.id} is it. Remove ${brick.title}, or split the workflow in two.`,
      fix: { kind: 'remove-node', title: `Remove ${brick.title}`, node: node.id },
    })
  for (const { node, brick } of resolved)
    if (brick.kind !== 'trigger' && !incoming.get(node.id)?.length)
      diagnostics.push({
        severity: 'error',
        code: 'unreachable',
        node: node.id,
        message: 'No wire leads here from the trigger, so this brick never runs.',
        ...(trigger
          ? {
              fix: {
                kind: 'add-wire',
                title: `Run it on ${trigger.brick.title}`,
                from: { node: trigger.node.id, port: 'run' },
                to: { node: node.id, port: 'run' },
              } as const,
            }
          : {}),
      })
  if (!resolved.some(({ brick }) => brick.kind === 'settle' || brick.kind === 'effect'))
    diagnostics.push({
      severity: deploying ? 'error' : 'warning',
      code: 'no_settle',
      message: 'Nothing is written to a chain, and nobody is told. Add a Feed write, a Contract write or a Notify before deploying.',
      fix: { kind: 'add-node', title: 'Add a Feed write', brick: 'feed-write' },
    })
  return diagnostics
}

function view({ inputs, inputTypes, outputs }: Resolved, placement: Placement | undefined): NodeView {
  return {
    ...(placement ? { part: placement.part } : {}),
    agreed: placement?.agreed ?? false,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([port, { title, accepts, optional = false }]) => {
        const wired = inputTypes[port]
        return [port, { title, accepts, optional, ...(wired ? { wired: formatType(wired) } : {}) }]
      }),
    ),
    outputs,
  }
}

function assemble(resolved: readonly Resolved[], placements: ReadonlyMap<string, Placement>): Compiled {
  const settles = resolved.filter(({ brick }) => brick.kind === 'settle')
  const settlements = settles.map(({ node, brick, config = {}, inputTypes }, slot): SettlementPoint => {
    const feed = brick.settle?.feed?.(config, inputTypes)
    return { slot, node: node.id, interface: brick.settle?.interface(config) ?? '', ...(feed ? { feed } : {}) }
  })
  const steps = resolved.map(({ node, brick, config = {}, from }): Step => {
    const behind = brick.reads === 'settled' ? descendants(node.id, resolved) : undefined
    const guards = behind && settlements.filter((point) => point.feed && behind.has(point.node)).map((point) => point.node)
    return {
      id: node.id,
      brick: brick.id,
      version: brick.version,
      kind: brick.kind,
      part: placements.get(node.id)?.part ?? 'head',
      config,
      inputs: Object.fromEntries(Object.entries(from).map(([port, ref]): [string, PortRef] => [port, { node: ref.node, port: ref.port }])),
      ...(guards ? { guards } : {}),
    }
  })
  const types = Object.fromEntries(
    resolved.flatMap(({ node, outputs }) =>
      Object.entries(outputs).map(([port, type]) => [`${node.id}.${port}`, formatType(typeOf(type))]),
    ),
  )
  const limits = { requests: 0, bytes: 0, timeMs: 0 }
  for (const { brick, config = {} } of resolved) {
    const own = brick.limits?.(config)
    limits.requests += own?.requests ?? 0
    limits.bytes += own?.bytes ?? 0
    limits.timeMs += own?.timeMs ?? 0
  }
  return { plan: { steps }, types, permissions: permissionsOf(resolved), limits, settlements }
}

function permissionsOf(resolved: readonly Resolved[]): BundlePermissions {
  const all = resolved.map(({ brick, config = {} }) => brick.permissions?.(config) ?? {})
  const union = (pick: (own: (typeof all)[number]) => readonly string[] | undefined) =>
    [...new Set(all.flatMap((own) => pick(own) ?? []))].sort()
  const secrets = union((own) => own.secrets)
  return {
    hosts: union((own) => own.hosts),
    chainsRead: union((own) => own.chainsRead),
    gatewayTrust: all.some((own) => own.gatewayTrust),
    ...(secrets.length > 0 ? { secrets } : {}),
  }
}

/** Every node that the outputs of one can reach; nodes are in run order. */
function descendants(id: string, resolved: readonly Resolved[]): Set<string> {
  const behind = new Set([id])
  for (const { node, from } of resolved) if (Object.values(from).some((ref) => behind.has(ref.node))) behind.add(node.id)
  return behind
}

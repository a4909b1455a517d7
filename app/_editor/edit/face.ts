import { type Brick, type BrickKind, type BrickRow, inputPorts, outputTypes } from '@/bricks/kit'
import type { GraphNode, NodeView } from '@/engine/core'
import type { Zone } from '../../_ui/zone-mark'

/** A port as it is drawn. */
export interface FacePort {
  id: string
  /** The type string that flows or may flow. */
  type: string
  side: 'left' | 'right' | 'top' | 'bottom'
  /** The middle of its glyph, from the brick’s top left. */
  x: number
  y: number
  optional: boolean
  wired: boolean
  title: string
}

/** Everything the canvas needs to draw a brick; the same numbers place its ports, wires and zone. */
export interface Face {
  title: string
  subtitle: string
  icon: string | undefined
  kind: BrickKind | 'unknown'
  rows: readonly BrickRow[]
  bodyRows: number
  ports: readonly FacePort[]
  zone: Zone | undefined
  /** Whether every honest worker has the same values at its outputs. */
  agreed: boolean
  /** Whether the last run’s outcome stands at its foot. */
  ran: boolean
  width: number
  height: number
}

/** Sizes of the parts of a brick, px: header, body and port rows, the paddings around them, the footer after a run. */
export const SIZE = { header: 48, row: 21, port: 24, pad: 4, footer: 27, branches: 18, narrow: 178, wide: 226 } as const

/** The rows of a full body; fixed, so that neighbours’ port rows line up. */
const FULL_ROWS = 5

/** Ports that wires use at a node, so that a brick which lost its ports keeps its wires in sight. */
export interface UsedPorts {
  inputs: readonly string[]
  outputs: readonly string[]
}

/** Draws up a brick. `view` is what the compiler knows of it; `ran` adds the footer. */
export function faceOf(node: GraphNode, brick: Brick | undefined, view: NodeView | undefined, used: UsedPorts, ran: boolean): Face {
  const parsed = brick?.config.safeParse(node.config)
  const config: unknown = parsed?.success ? parsed.data : undefined
  const say = <T>(speak: ((config: never) => T) | undefined, otherwise: T): T => {
    if (config === undefined || !speak) return otherwise
    try {
      return speak(config as never)
    } catch {
      // A brick may refuse to describe settings it does not accept; the compiler says why.
      return otherwise
    }
  }
  const known = brick ? (view ?? guessView(brick, config)) : undefined
  const rows = say(brick?.rows, []).slice(0, FULL_ROWS)
  const inputs = [
    ...Object.entries(known?.inputs ?? {}).map(([id, port]) => ({
      id,
      type: port.wired ?? port.accepts.find((type) => type !== 'any') ?? 'json',
      optional: port.optional,
      title: port.title,
    })),
    ...used.inputs
      .filter((id) => !known?.inputs[id])
      .map((id) => ({ id, type: id === 'run' ? 'signal' : 'json', optional: false, title: id })),
  ]
  const outputs = [
    ...Object.entries(known?.outputs ?? {}).map(([id, type]) => ({ id, type, optional: false, title: id })),
    ...used.outputs
      .filter((id) => !known?.outputs[id])
      .map((id) => ({ id, type: id === 'run' ? 'signal' : 'json', optional: false, title: id })),
  ]
  const isSignal = ({ type }: { type: string }) => type === 'signal'
  const dataIn = inputs.filter((port) => !isSignal(port))
  const dataOut = outputs.filter((port) => !isSignal(port))
  const signalsOut = outputs.filter(isSignal)
  const portRows = Math.max(dataIn.length, dataOut.length)
  const writes = brick?.kind === 'settle' || brick?.kind === 'effect'
  const flows = dataIn.length > 0 && (dataOut.length > 0 || writes)
  const bodyRows = brick?.kind === 'agree' || (rows.length > 0 && (flows || brick?.kind === 'observe')) ? FULL_ROWS : rows.length
  const bodyHeight = bodyRows > 0 ? 2 * SIZE.pad + bodyRows * SIZE.row : 0
  const portsTop = SIZE.header + bodyHeight
  const portsHeight = portRows > 0 ? 2 * SIZE.pad + portRows * SIZE.port : 0
  const branches = signalsOut.length > 1 ? SIZE.branches : 0
  const height = portsTop + portsHeight + branches + (ran ? SIZE.footer : 0)
  const title = brick?.title ?? node.brick
  const subtitle = say(brick?.subtitle, brick ? '' : `version ${node.version}`)
  const width = widthFor(title, subtitle, rows, dataIn, dataOut)
  const row = (index: number) => portsTop + SIZE.pad + index * SIZE.port + SIZE.port / 2
  const spread = (index: number, count: number) => Math.round((width * (index + 1)) / (count + 1))
  const place =
    (side: FacePort['side'], names: readonly string[], at: (index: number, count: number) => { x: number; y: number }) =>
    (port: Omit<FacePort, 'x' | 'y' | 'side' | 'wired'>, index: number, all: readonly unknown[]): FacePort => ({
      ...port,
      side,
      wired: names.includes(port.id),
      ...at(index, all.length),
    })
  return {
    title,
    subtitle,
    icon: brick?.icon,
    kind: brick?.kind ?? 'unknown',
    rows,
    bodyRows,
    ports: [
      ...inputs.filter(isSignal).map(place('top', used.inputs, (index, count) => ({ x: spread(index, count), y: 0 }))),
      ...dataIn.map(place('left', used.inputs, (index) => ({ x: 0, y: row(index) }))),
      ...dataOut.map(place('right', used.outputs, (index) => ({ x: width, y: row(index) }))),
      ...signalsOut.map(place('bottom', used.outputs, (index, count) => ({ x: spread(index, count), y: height }))),
    ],
    zone: zoneOf(brick?.kind, view),
    agreed: view?.agreed ?? false,
    ran,
    width,
    height,
  }
}

/** Who sees what a brick hands on: each worker alone, the committee, or the chain. */
export function zoneOf(kind: BrickKind | undefined, view: NodeView | undefined): Zone | undefined {
  if (kind === 'settle' || kind === 'effect') return 'chain'
  if (kind === 'agree' || view?.part === 'frontier' || view?.part === 'tail') return 'agreed'
  return kind === undefined ? undefined : 'worker'
}

/** Ports of a brick that has not been compiled yet. */
function guessView(brick: Brick, config: unknown): NodeView | undefined {
  try {
    const settings = config ?? brick.config.parse({})
    const inputs = Object.fromEntries(
      Object.entries(inputPorts(brick, settings)).map(([id, { title, accepts, optional = false }]) => [id, { title, accepts, optional }]),
    )
    return { agreed: false, inputs, outputs: outputTypes(brick, settings, {}) }
  } catch {
    return undefined
  }
}

/** A width that holds the longest line, judged by its characters so that server, tests and browser agree. */
function widthFor(
  title: string,
  subtitle: string,
  rows: readonly BrickRow[],
  left: readonly { id: string }[],
  right: readonly { id: string }[],
): number {
  const lines = [
    title.length * 7.2 + 64,
    Math.min(subtitle.length, 26) * 6 + 58,
    ...rows.map(({ label, value }) => label.length * 6.1 + Math.min(value.length, 22) * 6.7 + 40),
    ...Array.from(
      { length: Math.max(left.length, right.length) },
      (_, at) => ((left[at]?.id.length ?? 0) + (right[at]?.id.length ?? 0)) * 6.4 + 48,
    ),
  ]
  // Steps of twice the grid keep the middles of bricks on one grid, so that signal wires run straight.
  const steps = Math.ceil((Math.max(...lines) - SIZE.narrow) / 16)
  return Math.min(SIZE.wide, SIZE.narrow + 16 * Math.max(0, steps))
}

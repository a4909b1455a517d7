import { z } from 'zod'
import { type Brick, type BrickKind, defaultConfig, Fault, inputPorts, outputTypes } from '../../bricks/kit'

/** A brick as lists show it; ports are those of its default settings. */
export interface BrickDescription {
  id: string
  version: number
  kind: BrickKind
  title: string
  summary: string
  inputs: Record<string, { title: string; accepts: readonly string[]; optional: boolean }>
  /** Port → wire type, with nothing wired. */
  outputs: Record<string, string>
  /** JSON Schema of the settings. */
  config: Record<string, unknown>
}

/** Describes a brick for people and tools that build graphs. */
export function describeBrick(brick: Brick): BrickDescription {
  const config = defaultConfig(brick)
  const ports = config ? inputPorts(brick, config) : {}
  const { id, version, kind, title, summary } = brick
  return {
    id,
    version,
    kind,
    title,
    summary,
    inputs: Object.fromEntries(
      Object.entries(ports).map(([port, { title: name, accepts, optional, absent }]) => [
        port,
        { title: name, accepts, optional: optional === true || absent === 'omit' },
      ]),
    ),
    outputs: config ? outputsOf(brick, config) : {},
    config: z.toJSONSchema(brick.config, { io: 'input', unrepresentable: 'any' }),
  }
}

/** Output types when nothing is wired; nothing where they follow from what is. */
function outputsOf(brick: Brick, config: Record<string, unknown>): Record<string, string> {
  try {
    return outputTypes(brick, config, {})
  } catch (error) {
    if (error instanceof Fault) return {}
    throw error
  }
}

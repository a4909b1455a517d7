/** A repair the editor offers as one click. Every fix is data; the editor applies it with `applyFix`. */
export type Fix =
  | {
      kind: 'insert'
      title: string
      brick: string
      /** Settings that differ from the brick’s defaults. */
      config?: Readonly<Record<string, string | number | boolean | Record<string, string>>>
      on: { to: { node: string; port: string } }
    }
  | { kind: 'remove-node'; title: string; node: string }
  | { kind: 'remove-wire'; title: string; to: { node: string; port: string } }
  | { kind: 'set-config'; title: string; node: string; path: string; value: string | number | boolean }
  | { kind: 'add-node'; title: string; brick: string }
  | { kind: 'add-wire'; title: string; from: { node: string; port: string }; to: { node: string; port: string } }

/** A mistake in a graph: a value with a stable code, a place and, where possible, a fix. */
export interface Diagnostic {
  severity: 'error' | 'warning'
  code: string
  /** Absent when the whole graph is meant. */
  node?: string
  port?: string
  /** The config field meant, as a dotted path. */
  path?: string
  message: string
  fix?: Fix
}

/** True when nothing stops the graph from compiling. */
export const isClean = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.every(({ severity }) => severity !== 'error')

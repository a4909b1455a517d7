import { brickCodes } from './codes/brick'
import { chainCodes } from './codes/chain'
import { effectCodes } from './codes/effects'
import type { CodeEntry, CodeGroup } from './codes/entry'
import { graphCodes } from './codes/graph'
import { installationCodes } from './codes/installation'
import { ownerCodes } from './codes/owner'
import { runCodes } from './codes/run'
import { scriptCodes } from './codes/script'
import { secretCodes } from './codes/secrets'
import { settingsCodes } from './codes/settings'
import { settlementCodes } from './codes/settlement'
import { sourceCodes } from './codes/source'
import { trustCodes } from './codes/trust'
import { valueCodes } from './codes/value'
import { workerCodes } from './codes/worker'

export type { CodeEntry, CodeGroup } from './codes/entry'

/** Every explained code by group. A new code is one entry in its group's file. */
export const codeGroups: readonly CodeGroup[] = [
  graphCodes,
  settingsCodes,
  trustCodes,
  sourceCodes,
  valueCodes,
  brickCodes,
  scriptCodes,
  runCodes,
  workerCodes,
  chainCodes,
  settlementCodes,
  effectCodes,
  ownerCodes,
  secretCodes,
  installationCodes,
]

const ALL: ReadonlyMap<string, CodeEntry> = new Map(codeGroups.flatMap(({ codes }) => Object.entries(codes)))

/** What a code of a diagnostic or fault means; undefined for one that is not explained yet. */
export function explainCode(code: string): CodeEntry | undefined {
  return ALL.get(code)
}

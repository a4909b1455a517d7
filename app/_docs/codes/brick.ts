import { bricks } from '../../../bricks'
import type { Brick } from '../../../bricks/kit'
import type { CodeGroup } from './entry'

const all: readonly Brick[] = bricks

/** What a single brick may say; each brick explains its own codes in its folder. */
export const brickCodes: CodeGroup = {
  id: 'bricks',
  title: 'Single bricks',
  text: 'Codes that one kind of brick raises. Its help page says more.',
  codes: Object.assign({}, ...all.map(({ codes }) => codes ?? {})),
}

import { bricks } from '@/bricks'
import { catalogueOf } from '@/engine/core'

/** The bricks of this installation. */
export const catalogue = catalogueOf(bricks)

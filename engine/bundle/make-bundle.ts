import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { create } from 'multiformats/hashes/digest'
import { canonicalJson, Fault } from '../../bricks/kit'
import type { Compiled } from '../compile/plan'
import { BUNDLE_FORMAT, type Bundle, type BundleContent, type BundleId, bundleSchema } from './bundle'

const SHA2_256 = 0x12

/** The content id (CIDv1, raw, sha-256) of UTF-8 text. */
export function contentId(text: string): string {
  return CID.create(1, raw.code, create(SHA2_256, sha256(utf8ToBytes(text)))).toString()
}

/** Fixes a compiled graph as canonical bytes with their content id. */
export function makeBundle({ plan, types, permissions, limits, settlements }: Compiled): Bundle {
  const content = bundleSchema.parse({ format: BUNDLE_FORMAT, plan, types, permissions, limits, settlements })
  return seal(content, canonicalJson(content))
}

function seal(content: BundleContent, text: string): Bundle {
  return { id: contentId(text) as BundleId, digest: `0x${bytesToHex(sha256(utf8ToBytes(text)))}`, content, text }
}

/** Reads a bundle back from its text. @throws {Fault} `bundle_altered` when the text is not canonical or not the id’s. */
export function readBundle(text: string, id?: string): Bundle {
  const altered = (what: string, cause?: unknown) =>
    new Fault('bundle_altered', what, { remedy: 'Compile the graph again, or fetch the bundle from where its id was published.', cause })
  let content: BundleContent
  try {
    content = bundleSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw altered('The bundle’s text is not a phat.bundle/1.', cause)
  }
  const bundle = seal(content, text)
  if (canonicalJson(content) !== text) throw altered('The bundle’s text is not in canonical form.')
  if (id !== undefined && bundle.id !== id) throw altered(`The bundle’s text has the id ${bundle.id}, not ${id}.`)
  return bundle
}

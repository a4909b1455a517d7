import { generateKeyPairSync, sign } from 'node:crypto'
import type { Delivery } from '../../bricks/kit'
import type { Graph } from '../graph/graph'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')

/** The public key of the sender that tests play, as PEM. */
export const senderKey = String(publicKey.export({ type: 'spki', format: 'pem' }))

/** A message of the sender, signed for now or another time. */
export function signedMessage(body: string, atMs = Date.now(), key = privateKey): Delivery {
  const time = String(atMs)
  const signature = sign(null, Buffer.from(`${time}.${body}`), key).toString('base64')
  return { headers: { 'content-type': 'application/json', 'x-timestamp': time, 'x-signature': signature }, body }
}

/** A message that somebody else signed. */
export const foreignMessage = (body: string): Delivery => signedMessage(body, Date.now(), generateKeyPairSync('ed25519').privateKey)

const position = { x: 0, y: 0 }

/** webhook → feed-write: what the message says is written, with no agree brick between. */
export const messageGraph = (config: Graph['nodes'][number]['config'] = {}): Graph => ({
  format: 'phat.graph/1',
  name: 'A message’s price',
  nodes: [
    {
      id: 'start',
      brick: 'webhook',
      version: 1,
      config: { auth: 'ed25519', publicKey: senderKey, payload: 'fields', fields: { price: 'decimal(USD)' }, ...config },
      position,
    },
    { id: 'write', brick: 'feed-write', version: 1, config: { decimals: 8, description: 'TEST / USD' }, position },
  ],
  wires: [{ from: { node: 'start', port: 'price' }, to: { node: 'write', port: 'value' } }],
  meta: { summary: '', tags: [], targets: {} },
})

import { deploymentParams, routes } from '@/app/_contracts'
import { messageTooLarge } from '@/engine/server'
import { readBytes } from './body'
import { parse, type RouteContext } from './handle'
import { installation } from './installation'
import { Refusal } from './problem'

/** The most that is read of a message, whatever its trigger allows. */
const MAX_MESSAGE_BYTES = 262_144

/** Takes a message for a deployment as it was sent, byte for byte: a signature is over its bytes, not over what they mean. */
export async function receiveMessage(request: Request, { params }: RouteContext): Promise<Response> {
  const { id } = parse(deploymentParams, await params, 'address')
  const bytes = await readBytes(request, MAX_MESSAGE_BYTES, () => messageTooLarge(MAX_MESSAGE_BYTES))
  const { run, repeated, skipped } = await installation().deliver(`0x${id.slice(2)}`, {
    headers: Object.fromEntries(request.headers),
    body: textOf(bytes),
  })
  const reply = routes.sendMessage.reply.parse({ id, runId: run, repeated, skipped })
  return Response.json(reply, { status: repeated ? 200 : 202, headers: { 'cache-control': 'no-store' } })
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('not_json', 'The message is not UTF-8 text.', 'Send JSON in UTF-8.')
  }
}

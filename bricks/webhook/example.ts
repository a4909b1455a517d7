import type { WebhookConfig } from './config'

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Commands that sign the message in the file `message` and print the signature; OpenSSL 3. */
const SIGN: Readonly<Record<WebhookConfig['auth'], string>> = {
  ed25519: 'openssl pkeyutl -sign -rawin -inkey key.pem -in message | openssl base64 -A',
  secp256k1: 'openssl dgst -sha256 -sign key.pem message | openssl base64 -A',
  p256: 'openssl dgst -sha256 -sign key.pem message | openssl base64 -A',
  hmac: 'openssl dgst -sha256 -hmac "$SECRET" -binary message | openssl base64 -A',
}

/** A shell script that sends the sample: the sender’s key is in `key.pem`, or the shared secret in `SECRET`. */
export const exampleOf = ({ auth, sample, timestampHeader, signatureHeader }: WebhookConfig, url: string): string =>
  [
    `body=${quote(sample)}`,
    'time=$(date +%s)',
    'printf %s.%s "$time" "$body" > message',
    `signature=$(${SIGN[auth]})`,
    `curl ${quote(url)} \\`,
    "  -H 'content-type: application/json' \\",
    `  -H "${timestampHeader}: $time" -H "${signatureHeader}: $signature" \\`,
    '  --data-binary "$body"',
    '',
  ].join('\n')

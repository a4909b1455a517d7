import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../../bricks/kit'
import { permitOnly } from './permit'

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, timeoutMs: 1000, maxBytes: 1000 })
const open = (limits = { requests: 2, bytes: 10, timeMs: 1000 }) => {
  let asked = 0
  const http = { request: async () => ({ status: 200, headers: {}, body: '123456', receivedAtMs: ++asked }) }
  const permissions = { hosts: ['api.example.com', 'other.example.com:8443'], chainsRead: [], gatewayTrust: false }
  return { http: permitOnly(http, { permissions, limits }), asked: () => asked }
}

describe('permitOnly', () => {
  it('lets a worker reach the hosts that the owner signed for, and no other', async () => {
    const { http, asked } = open()
    await expect(http.request(get('https://api.example.com/a'))).resolves.toMatchObject({ status: 200 })
    for (const url of ['https://evil.example.com/', 'https://other.example.com/', 'https://api.example.com.evil.com/'])
      await expect(http.request(get(url))).rejects.toMatchObject({ code: 'host_not_permitted' })
    expect(asked()).toBe(1)
  })
  it('stops at the requests and bytes that the bundle names', async () => {
    const { http } = open()
    await http.request(get('https://api.example.com/a'))
    await expect(http.request(get('https://other.example.com:8443/'))).rejects.toMatchObject({ code: 'bytes_exceeded' })
    await expect(http.request(get('https://api.example.com/a'))).rejects.toMatchObject({ code: 'requests_exceeded' })
  })
  it('counts bytes, not characters', async () => {
    const reply = { status: 200, headers: {}, body: '€€€', receivedAtMs: 1 }
    const permissions = { hosts: ['api.example.com'], chainsRead: [], gatewayTrust: false }
    const http = permitOnly({ request: async () => reply }, { permissions, limits: { requests: 1, bytes: 8, timeMs: 1000 } })
    await expect(http.request(get('https://api.example.com/a'))).rejects.toMatchObject({ code: 'bytes_exceeded' })
  })
  it('counts no more than a reply may have had on the wire', async () => {
    const reply = { status: 200, headers: {}, body: 'éééé', receivedAtMs: 1 }
    const permissions = { hosts: ['api.example.com'], chainsRead: [], gatewayTrust: false }
    const http = permitOnly({ request: async () => reply }, { permissions, limits: { requests: 1, bytes: 4, timeMs: 1000 } })
    await expect(http.request({ ...get('https://api.example.com/latin-1'), maxBytes: 4 })).resolves.toBe(reply)
  })
})

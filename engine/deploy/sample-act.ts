import type { OwnerAct } from './act'

type Deploy = Extract<OwnerAct, { action: 'deploy' }>

/** A deployment act for tests, with whatever matters to the test changed. */
export function sampleAct(change: Partial<Omit<Deploy, 'action'>> = {}): Deploy {
  return {
    action: 'deploy',
    instance: 'phat-5f2a9c31',
    owner: '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
    nonce: 17,
    expiryMs: Date.UTC(2026, 10, 22, 14, 45),
    terms: {
      bundleId: 'bafkreih4q2m7vd3ks5zn6wqkf2hxe7v4bocrt6g2yqj5lhd3mwv7zcx3ue',
      targets: {
        n6: [
          { chain: 'eip155:84532', contract: 'feed' },
          { chain: 'eip155:1287', contract: '0x41F0c82a9E7d05b36C1aF4288dB0e95C07b3A6Ce' },
        ],
      },
      committee: { n: 7, minConfidence: 3 },
      stakePha: 1200,
      validityMs: 600_000,
    },
    ...change,
  }
}

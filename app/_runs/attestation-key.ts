/** The key of one attestation’s check. */
export const attestationKey = (worker: string, slot: number): string => `${worker}/${slot}`

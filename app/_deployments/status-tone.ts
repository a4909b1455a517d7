import type { DeploymentSummary } from '../_contracts/deployments'
import type { Tone } from '../_ui/badge'

const TONES: Record<DeploymentSummary['status'], Tone> = { running: 'ok', paused: 'warn', closed: 'idle' }

/** How a deployment’s state is shown. */
export const deploymentTone = (status: DeploymentSummary['status']): Tone => TONES[status]

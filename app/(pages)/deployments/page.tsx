import type { Metadata } from 'next'
import { DeploymentsPage } from '../../_deployments/deployments-page'
import { deploymentTexts } from '../../_deployments/texts'

export const metadata: Metadata = { title: deploymentTexts.title, description: deploymentTexts.lead }

export default function Page() {
  return <DeploymentsPage />
}

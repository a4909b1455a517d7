import type { Metadata } from 'next'
import { DeploymentPage } from '../../../_deployments/deployment-page'
import { deploymentTexts } from '../../../_deployments/texts'

export const metadata: Metadata = { title: deploymentTexts.title }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <DeploymentPage key={id} id={id} />
}

import type { routes } from '@/app/_contracts'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { Fault } from '@/bricks/kit'
import type { OwnerAct, SignedAct } from '@/engine/core'
import { bundleToDeploy, requireBundle } from './compile'
import { database } from './database'
import { installation } from './installation'

type DeployBody = RouteCall<typeof routes.deploy>['body']
type ActCall = RouteCall<typeof routes.pauseDeployment>
type Acted = RouteReply<typeof routes.pauseDeployment>

/** Starts a deployment. The graph is compiled here, so that no bundle runs that the compiler would refuse. */
export async function deploy({ body }: RouteCall<typeof routes.deploy>): Promise<RouteReply<typeof routes.deploy>> {
  requireAction(body.signed.act, 'deploy')
  return sendTerms(body)
}

/** Gives a deployment a new version. */
export async function upgradeDeployment({
  params: { id },
  body,
}: RouteCall<typeof routes.upgradeDeployment>): Promise<RouteReply<typeof routes.deploy>> {
  requireAction(body.signed.act, 'upgrade', id)
  return sendTerms(body)
}

/** Stops new runs. */
export const pauseDeployment = (call: ActCall): Promise<Acted> => perform(call, 'pause', 'paused')
/** Lets runs start again. */
export const resumeDeployment = (call: ActCall): Promise<Acted> => perform(call, 'resume', 'running')
/** Ends a deployment and returns its stake. */
export const closeDeployment = (call: ActCall): Promise<Acted> => perform(call, 'close', 'closed')

/** Starts one run now. */
export async function runDeployment({
  params: { id },
  body,
}: RouteCall<typeof routes.runDeployment>): Promise<RouteReply<typeof routes.runDeployment>> {
  const { run } = await send(body.signed, 'run', id)
  if (!run) throw new Error(`The act to run ${id} started no run.`)
  return { id, runId: run }
}

async function perform({ params: { id }, body }: ActCall, action: OwnerAct['action'], status: Acted['status']): Promise<Acted> {
  await send(body.signed, action, id)
  return { id, status }
}

function send(signed: SignedAct, action: OwnerAct['action'], id: string) {
  requireAction(signed.act, action, id)
  return installation().act(signed)
}

async function sendTerms({ graph, signed, workflowId, revision }: DeployBody): Promise<RouteReply<typeof routes.deploy>> {
  const bundle = bundleToDeploy(graph)
  if ('terms' in signed.act) requireBundle(bundle, signed.act.terms.bundleId)
  if (workflowId !== undefined && (await database().workflow.count({ where: { id: workflowId } })) === 0)
    throw new Fault('workflow_unknown', `There is no workflow ${workflowId} here.`, {
      remedy: 'Save the workflow first, or deploy without naming one.',
    })
  const { deployment, version } = await installation().deploy({
    signed,
    bundleText: bundle.text,
    name: graph.name.trim() || 'Untitled',
    ...(workflowId === undefined ? {} : { workflowId }),
    ...(revision === undefined ? {} : { revision }),
  })
  return { id: deployment, version }
}

/** The address of a request says what it does; the act must say the same. */
function requireAction(act: OwnerAct, action: OwnerAct['action'], id?: string): void {
  if (act.action === action && (id === undefined || ('deployment' in act && act.deployment === id))) return
  throw new Fault('act_unfit', `The act was signed to ${act.action}, and was sent to ${action}${id === undefined ? '' : ` ${id}`}.`, {
    remedy: 'Send it where it belongs, or sign again.',
  })
}

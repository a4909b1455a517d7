import { Check, ChevronsUpDown, KeyRound, PenLine, Wallet as WalletIcon } from 'lucide-react'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ErrorState } from '@/app/_ui/error-state'
import { Menu } from '@/app/_ui/menu'
import { SheetSection } from '@/app/_ui/sheet'
import { AccountName, entriesOf, THROWAWAY, useLocalMode, useWallet, walletTitle } from '@/app/_wallet'
import { SignedText } from './signed-text'
import { deployTexts } from './texts'
import type { Deploying } from './use-deploy'

/** The text exactly as it will be signed. */
export function SignSection({ message }: { message: string | undefined }) {
  return (
    <SheetSection title={deployTexts.sign}>
      {message === undefined ? (
        <p className="text-ink-3 text-xs">{deployTexts.signWaits}</p>
      ) : (
        <>
          <SignedText text={message} />
          <p className="mt-2 text-ink-3 text-xs">{deployTexts.signNote}</p>
        </>
      )}
    </SheetSection>
  )
}

/** Who signs, and the one action; what went wrong stands above it. */
export function DeployAction({ deploying, upgrade }: { deploying: Deploying; upgrade: boolean }) {
  const { account, stage, missing, asking, sign } = deploying
  const wallet = useWallet()
  const local = useLocalMode()
  if (stage.phase === 'done') return <Done id={stage.id} upgrade={upgrade} />
  const busy = stage.phase === 'signing' || stage.phase === 'sending'
  const problem = stage.phase === 'failed' ? stage.problem : undefined
  return (
    <>
      {problem && <ErrorState title={deployTexts.failed} what={problem.detail} remedy={problem.remedy} code={problem.code} />}
      {!account && wallet.fault && <ErrorState title={wallet.fault.message} what={wallet.fault.remedy} code={wallet.fault.code} />}
      {account ? (
        <>
          <Menu
            label={deployTexts.account}
            align="start"
            entries={entriesOf(wallet, local)}
            trigger={
              <Button
                size="lg"
                className="w-full"
                aria-label={`${deployTexts.account}: ${account.name} ${account.address}`}
                disabled={busy}
              >
                <span className="flex w-full items-center justify-between gap-2">
                  <AccountName account={account} />
                  <span className="flex items-center gap-2 font-normal text-ink-3 text-xs">
                    {walletTitle(account.source)}
                    <ChevronsUpDown size={12} aria-hidden="true" />
                  </span>
                </span>
              </Button>
            }
          />
          {account.source === THROWAWAY && <p className="text-center text-2xs text-ink-3">{deployTexts.throwawayNote}</p>}
          <Button
            variant="primary"
            size="lg"
            className="w-full"
            icon={<PenLine size={16} aria-hidden="true" />}
            busy={busy}
            disabledReason={missing ?? (asking && stage.phase === 'editing' ? deployTexts.quoting : undefined)}
            onClick={() => void sign()}
          >
            {stage.phase === 'signing'
              ? deployTexts.signing
              : stage.phase === 'sending'
                ? deployTexts.sending
                : upgrade
                  ? deployTexts.upgradeAction
                  : deployTexts.action}
          </Button>
        </>
      ) : (
        <>
          <Button
            variant="primary"
            size="lg"
            className="w-full"
            icon={<WalletIcon size={16} aria-hidden="true" />}
            busy={wallet.state === 'connecting'}
            onClick={() => void wallet.connect()}
          >
            {deployTexts.connect}
          </Button>
          {local && (
            <>
              <Button
                size="lg"
                className="w-full"
                icon={<KeyRound size={16} aria-hidden="true" />}
                onClick={() => void wallet.takeThrowaway()}
              >
                {deployTexts.throwaway}
              </Button>
              <p className="text-center text-2xs text-ink-3">{deployTexts.throwawayNote}</p>
            </>
          )}
        </>
      )}
    </>
  )
}

function Done({ id, upgrade }: { id: string; upgrade: boolean }) {
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="flex items-center gap-2 font-strong text-ok text-sm">
        <Check size={16} aria-hidden="true" />
        {upgrade ? deployTexts.doneUpgrade : deployTexts.done}
      </p>
      <p className="text-ink-2 text-xs">{deployTexts.doneText}</p>
      <ButtonLink variant="primary" size="lg" className="w-full" href={`/deployments/${id}`}>
        {deployTexts.open}
      </ButtonLink>
    </div>
  )
}

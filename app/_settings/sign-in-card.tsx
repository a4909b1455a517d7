'use client'
import { ChevronsUpDown, KeyRound, PenLine, Wallet as WalletIcon } from 'lucide-react'
import { useState } from 'react'
import { type Problem, toProblem } from '../_contracts'
import { Button } from '../_ui/button'
import { Card } from '../_ui/card'
import { EmptyState } from '../_ui/empty-state'
import { ErrorState } from '../_ui/error-state'
import { Menu } from '../_ui/menu'
import { AccountName, entriesOf, useLocalMode, useWallet } from '../_wallet'
import { signIn } from './sign-in'
import { settingsTexts as texts } from './texts'

/** Asks for the one signature by which an account shows that the secrets are its own. */
export function SignInCard({ other }: { other: boolean }) {
  const wallet = useWallet()
  const local = useLocalMode()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const { account } = wallet

  async function press(owner: string) {
    setBusy(true)
    setProblem(undefined)
    try {
      await signIn(owner)
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card title={texts.secrets} hint={texts.secretsHint}>
      <EmptyState
        title={other ? texts.otherTitle : texts.signInTitle}
        text={other ? texts.otherText : texts.signInText}
        action={
          account ? (
            <>
              <Menu
                label={texts.chooseAccount}
                entries={entriesOf(wallet, local)}
                trigger={
                  <Button aria-label={`${texts.chooseAccount}: ${account.name} ${account.address}`} disabled={busy}>
                    <AccountName account={account} />
                    <ChevronsUpDown size={12} aria-hidden="true" />
                  </Button>
                }
              />
              <Button
                variant="primary"
                icon={<PenLine size={14} aria-hidden="true" />}
                busy={busy}
                onClick={() => void press(account.owner)}
              >
                {busy ? texts.signingIn : texts.signIn}
              </Button>
            </>
          ) : (
            <>
              <Button
                variant="primary"
                icon={<WalletIcon size={14} aria-hidden="true" />}
                busy={wallet.state === 'connecting'}
                onClick={() => void wallet.connect()}
              >
                {texts.connect}
              </Button>
              {local && (
                <Button icon={<KeyRound size={14} aria-hidden="true" />} onClick={() => void wallet.takeThrowaway()}>
                  {texts.throwaway}
                </Button>
              )}
            </>
          )
        }
      />
      {!account && wallet.fault && <ErrorState title={wallet.fault.message} what={wallet.fault.remedy} code={wallet.fault.code} />}
      {problem && <ErrorState title={texts.signInFailed} what={problem.detail} remedy={problem.remedy} code={problem.code} />}
    </Card>
  )
}

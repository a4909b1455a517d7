'use client'
import { type FormEvent, useState } from 'react'
import { callApi, toProblem } from '@/app/_client/api'
import { routes } from '@/app/_contracts'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { safeNext } from './safe-next'

const texts = {
  title: 'This installation asks for its access token',
  text: 'It is the value of PHAT_ACCESS_TOKEN that the server was started with. This browser then remembers it for 30 days.',
  label: 'Access token',
  action: 'Sign in',
}

/** The form of the sign-in page. */
export function LoginForm({ next }: { next: string }) {
  const [token, setToken] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  async function signIn(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await callApi(routes.openSession, { body: { token: token.trim() } })
      // The whole page, so that everything it asks for carries the new cookie.
      window.location.assign(safeNext(next))
    } catch (thrown) {
      const { detail, remedy } = toProblem(thrown)
      setError(`${detail} ${remedy}`)
      setBusy(false)
    }
  }

  return (
    <main id="main" className="mx-auto flex min-h-dvh w-dialog max-w-full flex-col justify-center gap-4 p-6">
      <h1 className="font-strong text-xl tracking-tight">{texts.title}</h1>
      <p className="text-ink-2 text-sm">{texts.text}</p>
      <form onSubmit={(event) => void signIn(event)} className="flex flex-col gap-2">
        <Field label={texts.label} error={error}>
          <TextInput
            mono
            type="password"
            autoComplete="current-password"
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" busy={busy} disabled={token.trim() === ''}>
          {texts.action}
        </Button>
      </form>
    </main>
  )
}

'use client'
import { useEffect, useState } from 'react'
import type { Deployment } from '../_contracts/deployments'
import { Card } from '../_ui/card'
import { CodeBlock } from '../_ui/code-block'
import { deploymentTexts } from './texts'

const texts = deploymentTexts.message

/** Where messages for a deployment go, and how one is signed and sent. */
export function MessageCard({ hook: { path, example } }: { hook: NonNullable<Deployment['hook']> }) {
  // The server does not know under which name it is reached; the browser does.
  const [origin, setOrigin] = useState('')
  useEffect(() => setOrigin(window.location.origin), [])
  const url = `${origin}${path}`
  return (
    <Card title={texts.title} hint={texts.hint}>
      <div className="flex flex-col gap-3">
        <CodeBlock text={url} label={texts.url} wrap />
        <CodeBlock text={example.replaceAll(path, url)} label={texts.example} />
        <p className="text-ink-3 text-xs">{texts.key}</p>
      </div>
    </Card>
  )
}

'use client'
import { LogOut, Plus, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { refreshQueries } from '../_client/use-query'
import { callApi, routes, type SecretInfo, toProblem } from '../_contracts'
import { Button } from '../_ui/button'
import { Card } from '../_ui/card'
import { Dialog } from '../_ui/dialog'
import { EmptyState } from '../_ui/empty-state'
import { IconButton } from '../_ui/icon-button'
import { Mono } from '../_ui/mono'
import { type Column, Table } from '../_ui/table'
import { TimeAgo } from '../_ui/time-ago'
import { toast } from '../_ui/toast'
import { SecretDialog } from './secret-dialog'
import { signOut } from './sign-in'
import { settingsTexts as texts } from './texts'

/** The owner’s secrets: names, hosts and times. */
export function SecretList({ secrets }: { secrets: readonly SecretInfo[] }) {
  const [editing, setEditing] = useState<{ secret?: SecretInfo }>()
  const [removing, setRemoving] = useState<SecretInfo>()
  const [busy, setBusy] = useState(false)

  async function remove({ name }: SecretInfo) {
    setBusy(true)
    try {
      await callApi(routes.deleteSecret, { params: { name } })
      toast.ok(texts.removed(name))
    } catch (error) {
      toast.bad(texts.removeFailed, { text: toProblem(error).detail })
    } finally {
      setBusy(false)
      setRemoving(undefined)
      void refreshQueries('secrets')
    }
  }

  const columns: Column<SecretInfo>[] = [
    { id: 'name', head: texts.name, cell: ({ name }) => <Mono>{name}</Mono> },
    {
      id: 'hosts',
      head: texts.hosts,
      cell: ({ hosts }) => (hosts.length === 0 ? texts.nowhere : <Mono className="break-all">{hosts.join(', ')}</Mono>),
    },
    { id: 'created', head: texts.created, wideOnly: true, cell: ({ createdMs }) => <TimeAgo atMs={createdMs} /> },
    {
      id: 'used',
      head: texts.lastUsed,
      wideOnly: true,
      cell: ({ lastUsedMs }) => (lastUsedMs === null ? <span className="text-ink-3">{texts.never}</span> : <TimeAgo atMs={lastUsedMs} />),
    },
    {
      id: 'acts',
      head: <span className="sr-only">{texts.acts}</span>,
      className: 'text-right whitespace-nowrap',
      cell: (secret) => (
        <>
          <IconButton
            label={texts.replaceOne(secret.name)}
            icon={<RefreshCw size={14} aria-hidden="true" />}
            onClick={() => setEditing({ secret })}
          />
          <IconButton
            label={texts.removeOne(secret.name)}
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => setRemoving(secret)}
          />
        </>
      ),
    },
  ]
  const add = (
    <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} onClick={() => setEditing({})}>
      {texts.add}
    </Button>
  )
  return (
    <Card
      title={texts.secrets}
      hint={texts.secretsHint}
      flush={secrets.length > 0}
      end={
        <div className="flex flex-wrap gap-2">
          <Button
            variant="ghost"
            icon={<LogOut size={14} aria-hidden="true" />}
            onClick={() => void signOut().then(() => toast.ok(texts.signedOut))}
          >
            {texts.signOut}
          </Button>
          {secrets.length > 0 && add}
        </div>
      }
    >
      {secrets.length === 0 ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} action={add} />
      ) : (
        <Table caption={texts.secrets} columns={columns} rows={secrets} rowKey={({ name }) => name} />
      )}
      {editing && <SecretDialog secret={editing.secret} onClose={() => setEditing(undefined)} />}
      {removing && (
        <Dialog
          open
          onOpenChange={(open) => !open && setRemoving(undefined)}
          danger
          title={texts.removeTitle(removing.name)}
          text={texts.removeText}
          confirm={texts.remove}
          busy={busy}
          onConfirm={() => void remove(removing)}
        />
      )}
    </Card>
  )
}

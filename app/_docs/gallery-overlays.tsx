'use client'
import { Copy, Ellipsis, Pause, PenLine } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../_ui/badge'
import { Button } from '../_ui/button'
import { CodeBlock } from '../_ui/code-block'
import { Dialog } from '../_ui/dialog'
import { IconButton } from '../_ui/icon-button'
import { KeyValue } from '../_ui/key-value'
import { Menu } from '../_ui/menu'
import { MonoId } from '../_ui/mono'
import { Popover } from '../_ui/popover'
import { Sheet, SheetSection } from '../_ui/sheet'
import { Tabs } from '../_ui/tabs'
import { toast } from '../_ui/toast'
import { ToneText } from '../_ui/tone-text'
import { WorkerSquares } from '../_ui/worker-squares'
import { planWorkers } from '../_ui/workers'
import { GalleryBlock } from './gallery-block'

const MESSAGE = `Phat Bricks deployment

Bundle:     bafkreih4q2m7vd3ks5zn6wqkf2hxe7
            v4bocrt6g2yqj5lhd3mwv7zcx3ue
Target n6:  eip155:31337
  0x7a3C09be5D21f4c0A98e63Bb17F0a2cED4E119dF
Committee:  n 7, f 2, q 5, confidence 1-3
Stake:      1200.000000 PHA, refundable
Nonce:      17
Expires:    2026-11-22T14:45:00Z`

/** Everything that floats, and the tabs. */
export function GalleryOverlays() {
  const [sheet, setSheet] = useState(false)
  const [tab, setTab] = useState<'workers' | 'steps' | 'problems'>('workers')
  return (
    <>
      <GalleryBlock title="What floats">
        <Button onClick={() => setSheet(true)}>Open the sheet</Button>
        <Dialog
          trigger={<Button variant="danger">Close deployment</Button>}
          title="Close this deployment?"
          text="It stops running for good and your stake comes back in full. Its runs and their evidence stay."
          confirm="Close deployment"
          danger
          onConfirm={() => toast.ok('Closed', { text: '1,200.000000 test PHA returned.' })}
        />
        <Popover trigger={<Button>Popover</Button>} label="Where it is">
          <KeyValue
            facts={[
              { id: 'city', name: 'City', value: 'Frankfurt' },
              { id: 'id', name: 'Worker', value: '01284', mono: true },
            ]}
          />
        </Popover>
        <Menu
          label="Deployment"
          trigger={<IconButton variant="secondary" label="Menu" icon={<Ellipsis size={16} aria-hidden="true" />} />}
          entries={[
            { kind: 'heading', id: 'h', label: 'Deployment' },
            { id: 'pause', label: 'Pause', icon: <Pause size={14} />, keys: 'Mod+P', onSelect: () => toast.info('Paused') },
            { id: 'copy', label: 'Copy id', icon: <Copy size={14} />, note: 'bafkreih4…x3ue', onSelect: () => toast.ok('Copied') },
            { kind: 'separator', id: 's' },
            { id: 'resume', label: 'Resume', disabledReason: 'It is running.', onSelect: () => {} },
            {
              id: 'close',
              label: 'Close',
              danger: true,
              onSelect: () => toast.bad('Not closed', { text: 'The wallet is locked. Unlock it and try again.' }),
            },
          ]}
        />
        <Button variant="ghost" onClick={() => toast.ok('Saved', { text: 'Revision 42.' })}>
          Toast
        </Button>
        <Button
          variant="ghost"
          onClick={() =>
            toast.bad('Not deployed', { text: 'The signature has expired. Sign again.', action: { label: 'Sign', onClick: () => {} } })
          }
        >
          Toast, bad
        </Button>
      </GalleryBlock>
      <section className="overflow-hidden rounded-3 border border-line bg-panel">
        <Tabs
          label="Result"
          value={tab}
          onValueChange={setTab}
          tabs={[
            { value: 'workers', label: 'Per worker', content: <p className="p-4 text-xs">Seven rows.</p> },
            { value: 'steps', label: 'Steps', count: 6, content: <p className="p-4 text-xs">Six steps.</p> },
            { value: 'problems', label: 'Problems', count: 2, content: <p className="p-4 text-xs">Two problems.</p> },
          ]}
          end={<ToneText tone="ok">Agreed on 3482.24000000</ToneText>}
        />
      </section>
      <Sheet
        open={sheet}
        onOpenChange={setSheet}
        title="Deploy ETH/USD feed"
        meta={
          <>
            <MonoId id="bafkreih4q2m7vd3ks5zn6wqkf2hxe7v4bocrt6g2yqj5lhd3mwv7zcx3ue" head={12} copy={false} />
            <span>r42</span>
            <ToneText tone="ok">dry run passed at 14:32</ToneText>
          </>
        }
        badge={<Badge tone="warn">1 warning kept</Badge>}
        facts={
          <>
            <SheetSection title="What it may do" hint="5 hosts, 1 call">
              <KeyValue facts={[{ id: 'h', name: 'Each worker reads', value: 'api.kraken.com', mono: true }]} />
            </SheetSection>
            <SheetSection title="Committee" hint="redrawn every epoch">
              <div className="w-64">
                <WorkerSquares
                  workers={planWorkers(7, 5)}
                  q={5}
                  label="A committee of 7"
                  agreeCaption="q = 5 must agree and sign"
                  spareCaption="f = 2 may lie"
                />
              </div>
            </SheetSection>
          </>
        }
        aside={
          <>
            <SheetSection title="Cost" hint="you pay the chains, not the workers">
              <p className="flex items-baseline gap-2 text-xs">
                <span className="pixel text-xl">$0.10</span> a day as the market was, $2.45 at most
              </p>
            </SheetSection>
            <SheetSection title="You sign this text">
              <CodeBlock small text={MESSAGE} label="Text to sign" />
            </SheetSection>
          </>
        }
        action={
          <Button variant="primary" size="lg" icon={<PenLine size={16} aria-hidden="true" />} onClick={() => setSheet(false)}>
            Sign with Polkadot wallet
          </Button>
        }
      />
    </>
  )
}

'use client'
import { Download, Ellipsis, Play, Search, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../_ui/button'
import { ButtonLink } from '../_ui/button-link'
import { Checkbox } from '../_ui/checkbox'
import { Field } from '../_ui/field'
import { IconButton } from '../_ui/icon-button'
import { Kbd } from '../_ui/kbd'
import { NumberInput } from '../_ui/number-input'
import { Segmented } from '../_ui/segmented'
import { Select } from '../_ui/select'
import { Slider } from '../_ui/slider'
import { Switch } from '../_ui/switch'
import { TextArea, TextInput } from '../_ui/text-input'
import { GalleryBlock } from './gallery-block'

const CHAINS = [
  { value: 'local', label: 'Local chain', note: '31337' },
  { value: 'sepolia', label: 'Base Sepolia', note: '84532' },
  { value: 'moonbase', label: 'Moonbase Alpha', note: '1287', disabled: true },
] as const

/** Buttons and fields in their states. */
export function GalleryControls() {
  const [chain, setChain] = useState<'local' | 'sepolia' | 'moonbase'>('local')
  const [combine, setCombine] = useState<'median' | 'mean' | 'vwap'>('median')
  const [checked, setChecked] = useState(true)
  const [workers, setWorkers] = useState(7)
  const [liars, setLiars] = useState(1)
  return (
    <>
      <GalleryBlock title="Button">
        <Button variant="primary">Deploy</Button>
        <Button icon={<Play size={14} aria-hidden="true" />}>
          Dry run <Kbd keys="Mod+Enter" />
        </Button>
        <Button variant="ghost" icon={<Download size={14} aria-hidden="true" />}>
          Evidence
        </Button>
        <Button variant="danger" icon={<Trash2 size={14} aria-hidden="true" />}>
          Close deployment
        </Button>
        <Button disabledReason="To deploy: a trigger, an agreement, a write.">Deploy</Button>
        <Button variant="primary" busy>
          Signing
        </Button>
        <Button size="sm">Use</Button>
        <Button size="sm" variant="primary">
          Use
        </Button>
        <Button size="lg" variant="primary">
          Sign with Polkadot wallet
        </Button>
        <ButtonLink href="/docs">A link</ButtonLink>
        <IconButton label="Search" icon={<Search size={16} aria-hidden="true" />} />
        <IconButton label="More" variant="secondary" icon={<Ellipsis size={16} aria-hidden="true" />} />
      </GalleryBlock>
      <GalleryBlock title="Fields">
        <div className="grid w-full gap-x-4 gap-y-2 sm:grid-cols-2 xl:grid-cols-4">
          <Field label="URL" help="Each worker calls it for itself.">
            <TextInput placeholder="https://" />
          </Field>
          <Field label="Wait at most" hint="0.1 to 30">
            <NumberInput defaultValue="2.5" unit="s each" />
          </Field>
          <Field label="At least" error="Only 5 markets are chosen.">
            <NumberInput integer defaultValue="12" unit="markets" />
          </Field>
          <Field label="Chain">
            <Select value={chain} onValueChange={setChain} options={CHAINS} />
          </Field>
          <Field label="Name" optional>
            <TextInput disabled defaultValue="ETH/USD feed" />
          </Field>
          <Field label="Combine" group>
            <Segmented
              label="Combine"
              value={combine}
              onValueChange={setCombine}
              options={[
                { value: 'median', label: 'Median' },
                { value: 'mean', label: 'Mean' },
                { value: 'vwap', label: 'VWAP' },
              ]}
            />
          </Field>
          <Field label="Formula">
            <TextArea mono rows={2} defaultValue="price.amount * decimal('0.998')" />
          </Field>
          <Field label="Search" reserveError={false}>
            <TextInput icon={<Search size={14} aria-hidden="true" />} placeholder="Add a brick" unit={<Kbd keys="/" />} />
          </Field>
        </div>
      </GalleryBlock>
      <GalleryBlock title="Switch, checkbox, slider">
        <Switch checked={checked} onCheckedChange={setChecked} label="Pause after 3 refusals" />
        <Switch checked={!checked} onCheckedChange={() => setChecked(!checked)} label="Let anyone fund it" />
        <Checkbox checked={checked} onCheckedChange={setChecked} label="Coinbase" />
        <Checkbox checked="indeterminate" onCheckedChange={setChecked} label="All" />
        <Checkbox checked={false} onCheckedChange={setChecked} label="Kraken" />
        <Checkbox disabled checked={false} onCheckedChange={setChecked} label="Not listed" />
        <div className="w-48">
          <Slider label="Workers" value={workers} onValueChange={setWorkers} min={4} max={31} valueText={`${workers} workers`} />
        </div>
        <div className="w-32">
          <Slider label="Lie" tone="bad" value={liars} onValueChange={setLiars} min={0} max={7} />
        </div>
        <div className="w-32">
          <Slider label="Crash" value={0} onValueChange={setLiars} min={0} max={7} />
        </div>
      </GalleryBlock>
    </>
  )
}

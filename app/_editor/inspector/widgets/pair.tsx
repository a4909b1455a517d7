'use client'
import { ChevronsUpDown } from 'lucide-react'
import { useState } from 'react'
import { Field } from '../../../_ui/field'
import { IconButton } from '../../../_ui/icon-button'
import { Popover } from '../../../_ui/popover'
import { TextInput } from '../../../_ui/text-input'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

const COMMON = ['ETH/USD', 'BTC/USD', 'DOT/USD', 'SOL/USD', 'LINK/USD', 'XRP/USD', 'ETH/BTC', 'ETH/EUR', 'BTC/EUR', 'USDT/USD'] as const

/** A currency pair: typed in two halves, or picked from the common ones. */
export function PairWidget(props: WidgetProps) {
  const { field, error, onChange } = props
  const [open, setOpen] = useState(false)
  const pair = textOf(shownValue(props))
  const [base = '', quote = ''] = pair.split('/')
  const join = (left: string, right: string) => onChange(`${left.toUpperCase().trim()}/${right.toUpperCase().trim()}`)
  return (
    <Field label={nameOf(field)} help={field.schema.description} error={error} hint={<span className="figures">price({pair})</span>}>
      <div className="flex items-center gap-1.5">
        <TextInput
          className="font-medium"
          value={base}
          aria-label={`${nameOf(field)}, what is priced`}
          onChange={(event) => join(event.target.value, quote)}
        />
        <span className="text-ink-3">/</span>
        <TextInput
          id={undefined}
          className="font-medium"
          value={quote}
          aria-label={`${nameOf(field)}, priced in`}
          onChange={(event) => join(base, event.target.value)}
        />
        <Popover
          label="Common pairs"
          align="end"
          open={open}
          onOpenChange={setOpen}
          className="!w-56 !p-1.5"
          trigger={<IconButton label="Common pairs" icon={<ChevronsUpDown size={13} aria-hidden="true" />} />}
        >
          <div className="grid grid-cols-2 gap-1">
            {COMMON.map((common) => (
              <button
                key={common}
                type="button"
                onClick={() => {
                  onChange(common)
                  setOpen(false)
                }}
                className="figures h-control rounded-2 px-2 text-left text-xs hover:bg-hover"
              >
                {common}
              </button>
            ))}
          </div>
        </Popover>
      </div>
    </Field>
  )
}

'use client'
import type { ComponentType } from 'react'
import type { Widget } from '@/bricks/kit'
import { SelectWidget, ToggleWidget } from './choice'
import { CronWidget } from './cron'
import { ListWidget } from './list'
import { DurationWidget, NumberWidget } from './number'
import { PairWidget } from './pair'
import { MapWidget } from './table'
import { CodeWidget, TextWidget } from './text'
import type { WidgetProps } from './widget'

const Mono = (props: WidgetProps) => <TextWidget {...props} mono />

/** The closed set of widgets that a brick’s settings may name. */
const WIDGETS: Record<Widget, ComponentType<WidgetProps>> = {
  text: TextWidget,
  url: (props) => <TextWidget {...props} mono inputMode="url" />,
  pair: PairWidget,
  cron: CronWidget,
  duration: DurationWidget,
  code: CodeWidget,
  formula: (props) => <CodeWidget {...props} rows={3} />,
  path: Mono,
  chain: Mono,
  contract: Mono,
  'abi-function': Mono,
  headers: MapWidget,
  secret: Mono,
  select: SelectWidget,
  toggle: ToggleWidget,
  number: NumberWidget,
  list: (props) => <ListWidget {...props} Inner={WidgetField} />,
  map: (props) => <MapWidget {...props} valueLabel={props.field.schema.additionalProperties ? 'Value' : 'Type'} />,
}

/** A field of a form with its widget. */
export function WidgetField(props: WidgetProps) {
  const Control = WIDGETS[props.field.widget] ?? TextWidget
  return <Control {...props} />
}

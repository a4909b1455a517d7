import {
  Activity,
  ArrowLeftRight,
  Bell,
  Binary,
  Blocks,
  Box,
  Braces,
  Calculator,
  ChartCandlestick,
  Clock,
  CloudRain,
  CloudSun,
  Code,
  Coins,
  Combine,
  Database,
  Dices,
  Equal,
  FileJson,
  FilePenLine,
  Filter,
  Gauge,
  GitMerge,
  Globe,
  Hand,
  Hash,
  History,
  KeyRound,
  Landmark,
  Layers,
  Link,
  List,
  type LucideIcon,
  Merge,
  Percent,
  Plug,
  Puzzle,
  Radio,
  Repeat,
  Rss,
  Ruler,
  Scale,
  Send,
  ShieldCheck,
  Shuffle,
  Sigma,
  Signature,
  Split,
  Table,
  Timer,
  Trophy,
  Type,
  Upload,
  Vote,
  Waypoints,
  Webhook,
} from 'lucide-react'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  activity: Activity,
  'arrow-left-right': ArrowLeftRight,
  bell: Bell,
  binary: Binary,
  blocks: Blocks,
  box: Box,
  braces: Braces,
  calculator: Calculator,
  'candlestick-chart': ChartCandlestick,
  'chart-candlestick': ChartCandlestick,
  clock: Clock,
  'cloud-rain': CloudRain,
  'cloud-sun': CloudSun,
  code: Code,
  coins: Coins,
  combine: Combine,
  database: Database,
  dices: Dices,
  equal: Equal,
  'file-json': FileJson,
  filter: Filter,
  gauge: Gauge,
  'git-merge': GitMerge,
  globe: Globe,
  hand: Hand,
  hash: Hash,
  history: History,
  'key-round': KeyRound,
  landmark: Landmark,
  layers: Layers,
  link: Link,
  list: List,
  merge: Merge,
  percent: Percent,
  plug: Plug,
  radio: Radio,
  repeat: Repeat,
  rss: Rss,
  ruler: Ruler,
  scale: Scale,
  send: Send,
  'shield-check': ShieldCheck,
  shuffle: Shuffle,
  sigma: Sigma,
  'file-pen-line': FilePenLine,
  signature: Signature,
  split: Split,
  table: Table,
  timer: Timer,
  trophy: Trophy,
  type: Type,
  upload: Upload,
  vote: Vote,
  waypoints: Waypoints,
  webhook: Webhook,
}

/** The icon a brick declares, by lucide's kebab-case name; one that is not in the set shows as a puzzle piece. */
export function BrickIcon({ name, size = 15, className }: { name: string | undefined; size?: number; className?: string }) {
  const Icon = (name === undefined ? undefined : ICONS[name]) ?? Puzzle
  return <Icon size={size} strokeWidth={1.6} aria-hidden="true" {...(className === undefined ? {} : { className })} />
}

/** Whether the set has an icon of this name; bricks are tested against it. */
export function hasBrickIcon(name: string): boolean {
  return Object.hasOwn(ICONS, name)
}

/** The neutral tile a brick's icon stands on. */
export function BrickTile({ name, dashed = false }: { name: string | undefined; dashed?: boolean }) {
  return (
    <span
      className={
        dashed
          ? 'flex size-6.5 shrink-0 items-center justify-center rounded-2 border border-line-field border-dashed text-ink-3'
          : 'flex size-6.5 shrink-0 items-center justify-center rounded-2 bg-hover text-ink-2'
      }
    >
      <BrickIcon name={name} />
    </span>
  )
}

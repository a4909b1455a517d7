import { ArrowRightFromLine, Bell, Lock, Rows3 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { HostLoad, Quote } from '@/app/_contracts'
import { formatCount } from '@/app/_ui/format'
import { Mono } from '@/app/_ui/mono'
import { SheetSection } from '@/app/_ui/sheet'
import { TextLink } from '@/app/_ui/text-link'
import { ToneText } from '@/app/_ui/tone-text'
import { deployTexts } from './texts'

/** Everything the bundle may reach: nothing else can be read or called. */
export function PermissionsSection({ quote }: { quote: Quote }) {
  const { hosts, chainsRead, gatewayTrust } = quote.permissions
  const calls = [...new Set(quote.settlements.map((point) => (point.feed ? `feed.${point.interface}` : point.interface)))]
  return (
    <SheetSection title={deployTexts.may} hint={deployTexts.mayHint(hosts.length, chainsRead.length, calls.length)}>
      <div className="grid gap-4 text-xs sm:grid-cols-2">
        <List icon={<Rows3 size={14} />} title={deployTexts.reads} items={[...hosts, ...chainsRead]} empty={deployTexts.readsNothing} />
        <div className="flex flex-col gap-4">
          <List
            icon={<ArrowRightFromLine size={14} />}
            title={deployTexts.writes}
            items={calls}
            after={calls.length > 0 ? deployTexts.noOther : undefined}
            empty={deployTexts.writesNothing}
          />
          {quote.effects.length > 0 && <List icon={<Bell size={14} />} title={deployTexts.effects} items={quote.effects} />}
          <List
            icon={<Lock size={14} />}
            title={deployTexts.secrets}
            items={quote.secrets.map(({ name, hosts }) => deployTexts.secretTo(name, hosts))}
            empty={deployTexts.none}
          />
        </div>
      </div>
      {quote.secrets.map(
        ({ name, state }) =>
          (state === 'missing' || state === 'host') && (
            <p key={name} className="mt-3 text-xs">
              <ToneText tone="bad">{state === 'missing' ? deployTexts.secretMissing(name) : deployTexts.secretHost(name)}</ToneText>{' '}
              <TextLink href="/settings" target="_blank">
                {deployTexts.toSettings}
              </TextLink>
            </p>
          ),
      )}
      {gatewayTrust && (
        <p className="mt-3 text-xs">
          <ToneText tone="warn">{deployTexts.gateway}</ToneText>
        </p>
      )}
    </SheetSection>
  )
}

function List({
  icon,
  title,
  items,
  empty,
  after,
}: {
  icon: ReactNode
  title: string
  items: readonly string[]
  empty?: string
  after?: string | undefined
}) {
  return (
    <div>
      <h4 className="mb-1.5 flex items-center gap-2 text-ink-2">
        <span aria-hidden="true">{icon}</span>
        {title}
      </h4>
      <ul className="flex flex-col gap-1">
        {items.map((item) => (
          <li key={item} className="break-all">
            <Mono>{item}</Mono>
          </li>
        ))}
        {items.length === 0 && empty !== undefined && <li className="text-ink-3">{empty}</li>}
        {after !== undefined && <li className="text-ink-3">{after}</li>}
      </ul>
    </div>
  )
}

/** For a new version: what it may do that the one in force may not, and the reverse. */
export function ChangeSection({ change }: { change: NonNullable<Quote['change']> }) {
  const lines = [
    ...change.addedHosts.map((host) => ({ id: `+h${host}`, sign: '+', text: host })),
    ...change.addedWrites.map((write) => ({ id: `+w${write}`, sign: '+', text: write })),
    ...change.removedHosts.map((host) => ({ id: `-h${host}`, sign: '−', text: host })),
    ...change.removedWrites.map((write) => ({ id: `-w${write}`, sign: '−', text: write })),
  ]
  return (
    <SheetSection title={deployTexts.change}>
      {lines.length === 0 ? (
        <p className="text-ink-2 text-xs">{change.same ? deployTexts.changeSame : deployTexts.changeNothing}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {lines.map(({ id, sign, text }) => (
            <li key={id} className={sign === '+' ? 'text-warn' : 'text-ink-3'}>
              <Mono>
                {sign} {text}
              </Mono>
            </li>
          ))}
        </ul>
      )}
    </SheetSection>
  )
}

/** How often each host is asked, and whether its published limit holds. */
export function HostsSection({ hosts }: { hosts: readonly HostLoad[] }) {
  if (hosts.length === 0) return null
  return (
    <SheetSection title={deployTexts.hosts} hint={deployTexts.hostsHint}>
      <table className="w-full text-xs">
        <thead className="text-2xs text-ink-3">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {deployTexts.host}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {deployTexts.perRun}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {deployTexts.perMinute}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {deployTexts.limit}
            </th>
          </tr>
        </thead>
        <tbody>
          {hosts.map(({ host, perRun, perMinute, limit, over }) => (
            <tr key={host} className="border-line border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                <Mono className="break-all">{host}</Mono>
              </th>
              <td className="figures py-1.5 text-right">{formatCount(perRun)}</td>
              <td className="figures py-1.5 text-right">{perMinute === null ? '–' : rate(perMinute)}</td>
              <td className="py-1.5 text-right">
                {limit === null ? (
                  <span className="text-ink-3">{deployTexts.noLimit}</span>
                ) : (
                  <span className="inline-flex items-center gap-2">
                    {over && <ToneText tone="warn">{deployTexts.over}</ToneText>}
                    <TextLink href={limit.documentation} target="_blank" rel="noreferrer" className="figures font-normal">
                      {formatCount(limit.perMinute)}
                    </TextLink>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetSection>
  )
}

const rate = (perMinute: number): string =>
  perMinute >= 10 ? formatCount(Math.round(perMinute)) : String(Math.round(perMinute * 100) / 100)

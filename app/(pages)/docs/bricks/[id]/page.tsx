import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { brickSample } from '@/app/_server/brick-sample'
import { getBrick } from '@/app/_server/bricks'
import { bricks } from '@/bricks'
import { BrickFacts } from '../../../../_brick-docs/brick-facts'
import { Failures } from '../../../../_brick-docs/failures'
import { MarkdownView } from '../../../../_brick-docs/markdown-view'
import { readSettings } from '../../../../_brick-docs/read-settings'
import { SettingsTable } from '../../../../_brick-docs/settings-table'
import { brickDocsTexts as texts } from '../../../../_brick-docs/texts'
import { TryIt } from '../../../../_brick-docs/try-it'
import { Badge } from '../../../../_ui/badge'
import { BrickTile } from '../../../../_ui/brick-icon'
import { PageBody } from '../../../../_ui/page-body'
import { PageHeader } from '../../../../_ui/page-header'

interface Props {
  params: Promise<{ id: string }>
}

/** Every brick's page is made once: what it says changes only with the installation. */
export const generateStaticParams = () => bricks.map(({ id }) => ({ id }))
export const dynamicParams = false

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const brick = bricks.find((candidate) => candidate.id === id)
  return brick ? { title: brick.title, description: brick.summary } : {}
}

export default async function Page({ params }: Props) {
  const { id } = await params
  const definition = bricks.find((brick) => brick.id === id)
  if (!definition) notFound()
  const sample = await brickSample(definition)
  const brick = await getBrick({ params: { id }, query: undefined, body: undefined })
  return (
    <PageBody facts={<BrickFacts brick={brick} />}>
      <PageHeader
        crumbs={[{ label: texts.docs, href: '/docs' }, { label: texts.title, href: '/docs/bricks' }, { label: brick.title }]}
        title={
          <span className="flex items-center gap-3">
            <BrickTile name={brick.icon} />
            {brick.title}
          </span>
        }
        badge={<Badge>{texts.kinds[brick.kind].title}</Badge>}
        text={brick.summary}
      />
      {brick.readme === '' ? <p className="text-ink-3 text-sm">{texts.noReadme}</p> : <MarkdownView text={brick.readme} />}
      <TryIt id={brick.id} sample={sample} />
      <SettingsTable settings={readSettings(brick.config)} />
      <Failures codes={brick.codes} />
    </PageBody>
  )
}

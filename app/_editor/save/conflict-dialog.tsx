'use client'
import { Button } from '../../_ui/button'
import { TimeAgo } from '../../_ui/time-ago'
import { toast } from '../../_ui/toast'
import { Window } from '../overlays/window'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { compareGraphs } from './compare'
import { useSaver, useSaveView } from './save-context'

/** Two saves met: shows both and lets one choose. Nothing is overwritten until then. */
export function ConflictDialog() {
  const texts = editorTexts.conflict
  const saver = useSaver()
  const { save, revision } = useSaveView()
  const mine = useEditor((state) => state.history.present)
  if (save.state !== 'conflict' || !saver) return null
  const { added, removed, changed } = compareGraphs(save.theirs, mine)
  const difference = texts.changes(added.length, removed.length, changed.length)
  async function copy() {
    const id = await saver?.saveCopy()
    if (id) window.open(`/w/${id}`, '_blank')
    else toast.bad(editorTexts.save.failed)
  }
  return (
    <Window title={texts.title} text={texts.text(revision, save.revision)}>
      <div className="grid grid-cols-2 gap-3">
        <Side title={texts.mine} note={texts.bricks(mine.nodes.length)} detail={difference} />
        <Side
          title={`${texts.theirs} r${save.revision}`}
          note={texts.bricks(save.theirs.nodes.length)}
          detail={<TimeAgo atMs={save.updatedMs} />}
        />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={() => void copy()}>
          {texts.copy}
        </Button>
        <Button onClick={() => saver.takeTheirs()}>{texts.take}</Button>
        <Button variant="primary" onClick={() => saver.keepMine()}>
          {texts.keep}
        </Button>
      </div>
    </Window>
  )
}

function Side({ title, note, detail }: { title: string; note: string; detail: React.ReactNode }) {
  return (
    <div className="rounded-2 border border-line px-3 py-2.5">
      <p className="font-strong text-sm">{title}</p>
      <p className="text-ink-2 text-xs">{note}</p>
      <p className="text-ink-3 text-xs">{detail}</p>
    </div>
  )
}

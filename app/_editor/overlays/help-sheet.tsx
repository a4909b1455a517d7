'use client'
import { Kbd } from '../../_ui/kbd'
import { commands } from '../commands'
import { keysOf } from '../commands/keys'
import { useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { Window } from './window'

const GROUPS = ['Workflow', 'Edit', 'View', 'Help'] as const

/** Every command with its shortcut, made from the registry. */
export function HelpSheet() {
  const store = useEditorStore()
  return (
    <Window wide title={editorTexts.help.title} text={editorTexts.help.text} onClose={() => store.getState().set({ overlay: undefined })}>
      <div className="columns-2 gap-8 max-sm:columns-1">
        {GROUPS.map((group) => (
          <section key={group} className="mb-4 break-inside-avoid-column">
            <h3 className="mb-1 font-strong text-xs">{group}</h3>
            <ul>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <li key={command.id} data-command={command.id} className="flex min-h-6 items-center justify-between gap-3 text-xs">
                    <span>{command.title}</span>
                    <span className="flex gap-1">
                      {keysOf(command).map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        <section className="break-inside-avoid-column">
          <h3 className="mb-1 font-strong text-xs">{editorTexts.help.mouse}</h3>
          <ul className="flex flex-col gap-1 text-ink-2 text-xs">
            {editorTexts.help.mouseLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </Window>
  )
}

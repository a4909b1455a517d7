'use client'
import { useEffect } from 'react'
import { commands, runCommand } from './commands'
import { pasteText } from './commands/edit'
import { commandFor } from './commands/keys'
import { useCommandContext } from './commands/use-run'
import { copyNodes, toText } from './edit/clipboard'
import { removeNodes } from './edit/nodes'

const TYPING = 'input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, [contenteditable]:not([contenteditable=false])'
/** Controls that use these keys themselves. */
const CONTROLS =
  'button, a[href], summary, [role=button], [role=tab], [role=slider], [role=option], [role=menuitem], [role=switch], [role=checkbox], [role=radio], [role=combobox]'
const WINDOWS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Turns key presses and the browser’s copy, cut and paste into commands. */
export function useKeys(enabled: boolean): void {
  const context = useCommandContext()
  useEffect(() => {
    if (!enabled) return
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : document.body
      if (event.defaultPrevented || event.isComposing || target.closest(WINDOWS)) return
      const typing = target.matches(TYPING)
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (plain && target.closest(CONTROLS) && (event.key === 'Enter' || event.key === ' ' || event.key.startsWith('Arrow'))) return
      const command = commandFor(commands, event, typing)
      if (!command) return
      const now = context()
      // Undo while typing takes back the typing, which lives in the graph; the field’s own undo would fight it.
      if (runCommand(command, now) || command.inFields) event.preventDefault()
    }
    function isText(event: ClipboardEvent): boolean {
      const target = event.target instanceof Element ? event.target : document.body
      return target.matches(TYPING) || target.closest(WINDOWS) !== null
    }
    function take(event: ClipboardEvent) {
      const now = context()
      if (isText(event) || now.selection.size === 0 || !event.clipboardData || String(getSelection()) !== '') return
      event.preventDefault()
      event.clipboardData.setData('text/plain', toText(copyNodes(now.graph, now.selection)))
      if (event.type === 'cut') {
        now.state.announce(`Cut ${now.selection.size} bricks.`)
        now.state.commit(removeNodes(now.graph, now.selection))
      }
    }
    function paste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (isText(event) || text.trim() === '') return
      event.preventDefault()
      pasteText(context(), text)
    }
    addEventListener('keydown', press)
    document.addEventListener('copy', take)
    document.addEventListener('cut', take)
    document.addEventListener('paste', paste)
    return () => {
      removeEventListener('keydown', press)
      document.removeEventListener('copy', take)
      document.removeEventListener('cut', take)
      document.removeEventListener('paste', paste)
    }
  }, [enabled, context])
}

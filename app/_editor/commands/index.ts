import type { Command, CommandContext } from './define-command'
import * as edit from './edit'
import * as help from './help'
import * as view from './view'
import * as workflow from './workflow'

/** Every act of the editor, once. Order is that of the help sheet. */
export const commands: readonly Command[] = [
  workflow.dryRun,
  workflow.endDryRun,
  workflow.deploy,
  workflow.save,
  workflow.rename,
  workflow.share,
  workflow.exportFile,
  workflow.importGraph,
  edit.addBrick,
  edit.undo,
  edit.redo,
  edit.cut,
  edit.copy,
  edit.paste,
  edit.duplicate,
  edit.selectAll,
  edit.clearSelection,
  edit.remove,
  edit.connectTo,
  edit.removeWire,
  ...edit.nudges,
  view.inspect,
  view.fit,
  view.zoomIn,
  view.zoomOut,
  view.tidy,
  view.problems,
  view.togglePalette,
  view.toggleTheme,
  help.everyCommand,
  help.help,
]

/** Why a command cannot be done now; undefined when it can. */
export function refuseCommand(command: Command, context: CommandContext): string | undefined {
  const answer = command.when?.(context) ?? true
  return answer === true ? undefined : answer === false ? 'Not now.' : answer
}

/** Does a command if it can be done, and records its edit. Returns whether it was done. */
export function runCommand(command: Command, context: CommandContext): boolean {
  const refusal = refuseCommand(command, context)
  if (refusal !== undefined) return false
  const outcome = command.run(context)
  if (outcome instanceof Promise) {
    outcome.catch((error: unknown) =>
      context.shell.refuse(`${command.title} did not work`, error instanceof Error ? error.message : String(error)),
    )
    return true
  }
  if (outcome) context.state.commit(outcome)
  return true
}

'use client'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './kbd'
import { uiTexts } from './texts'

/** One line of the palette. Groups appear in the order of their first command. */
export interface PaletteCommand {
  id: string
  group: string
  title: string
  icon?: ReactNode
  keys?: string
  /** Other words that find it. */
  words?: string | undefined
  run: () => void
}

/** Every command by its name: type, arrow, Enter. */
export function CommandPalette({
  open,
  onOpenChange,
  commands,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  commands: readonly PaletteCommand[]
}) {
  const groups = new Set(commands.map(({ group }) => group))
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-toast animate-fade-in bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-toast w-140 max-w-[calc(100vw-2rem)] -translate-x-1/2 animate-pop-in overflow-hidden rounded-4 border border-line bg-raised shadow-3"
        >
          <Dialog.Title className="sr-only">{uiTexts.palette.title}</Dialog.Title>
          <Command label={uiTexts.palette.title} loop>
            <div className="flex h-11 items-center gap-2.5 border-line border-b px-4">
              <Search size={16} aria-hidden="true" className="shrink-0 text-ink-3" />
              <Command.Input
                placeholder={uiTexts.palette.placeholder}
                className="h-full min-w-0 flex-1 bg-transparent text-md outline-none pointer-coarse:text-touch"
              />
              <Kbd keys="Escape" />
            </div>
            <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-ink-3 text-sm">{uiTexts.palette.nothing}</Command.Empty>
              {[...groups].map((group) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-3"
                >
                  {commands
                    .filter((command) => command.group === group)
                    .map((command) => (
                      <Command.Item
                        key={command.id}
                        value={`${command.title} ${command.id}`}
                        keywords={command.words?.split(' ') ?? []}
                        onSelect={() => {
                          onOpenChange(false)
                          command.run()
                        }}
                        className="flex h-8 select-none items-center gap-2.5 rounded-2 px-2.5 text-sm data-[selected=true]:bg-hover pointer-coarse:h-11"
                      >
                        {command.icon !== undefined && <span className="flex w-4 justify-center text-ink-3">{command.icon}</span>}
                        <span className="min-w-0 flex-1 truncate">{command.title}</span>
                        {command.keys !== undefined && <Kbd keys={command.keys} />}
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

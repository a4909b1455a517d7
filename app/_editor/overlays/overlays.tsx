'use client'
import dynamic from 'next/dynamic'
import { ConflictDialog } from '../save/conflict-dialog'
import { ImportDialog } from '../share/import-dialog'
import { ShareDialog } from '../share/share-dialog'
import { useEditor } from '../state/context'
import { ConnectDialog } from './connect-dialog'
import { HelpSheet } from './help-sheet'
import { BrickPicker } from './picker'
import { RenameDialog } from './rename-dialog'

/** Wallet and chain code come only when someone deploys. */
const Deploy = dynamic(() => import('./deploy').then(({ Deploy }) => Deploy), { ssr: false })

/** The window that is open over the editor, if any. */
export function Overlays() {
  const overlay = useEditor((state) => state.overlay)
  return (
    <>
      {overlay?.kind === 'help' && <HelpSheet />}
      {overlay?.kind === 'share' && <ShareDialog />}
      {overlay?.kind === 'import' && <ImportDialog />}
      {overlay?.kind === 'rename' && <RenameDialog />}
      {overlay?.kind === 'connect' && <ConnectDialog node={overlay.node} />}
      {overlay?.kind === 'picker' && <BrickPicker overlay={overlay} />}
      {overlay?.kind === 'deploy' && <Deploy />}
      <ConflictDialog />
    </>
  )
}

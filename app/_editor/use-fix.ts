'use client'
import { useCallback } from 'react'
import type { Fix } from '@/engine/core'
import { toast } from '../_ui/toast'
import { applyFix } from './edit/apply-fix'
import { useEditorStore } from './state/context'

/** Carries out a one-click fix; undo takes it back. */
export function useFix(): (fix: Fix) => void {
  const store = useEditorStore()
  return useCallback(
    (fix) => {
      const state = store.getState()
      const edit = applyFix(state.history.present, fix, state.catalogue)
      if (!edit) return void toast.warn('This no longer fits the graph.')
      state.seal()
      state.commit(edit)
      state.announce(`${fix.title}: done.`)
    },
    [store],
  )
}

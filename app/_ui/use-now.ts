'use client'
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let nowMs = 0
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    nowMs = Date.now()
    timer = setInterval(() => {
      nowMs = Date.now()
      for (const notify of listeners) notify()
    }, 1000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

/** The time in Unix ms, once a second, from one timer for the whole page; undefined while rendering on the server. */
export function useNow(): number | undefined {
  return useSyncExternalStore(
    subscribe,
    () => nowMs || undefined,
    () => undefined,
  )
}

'use client'

/** The deploy sheet over the editor. */
export function Deploy() {
  return null
}

'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'

/** True once an element has come near the window, so that a long list asks only for what is looked at. */
export function useInView<E extends Element>(): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || seen) return
    const observer = new IntersectionObserver(([entry]) => setSeen((before) => before || entry?.isIntersecting === true), {
      rootMargin: '200px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [seen])
  return [ref, seen]
}

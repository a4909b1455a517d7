'use client'
import { CircleAlert, CircleCheck, Info, Loader, TriangleAlert } from 'lucide-react'
import { useTheme } from 'next-themes'
import { Toaster as Sonner, toast as sonner } from 'sonner'

/** What a toast can say beside its first line, and one way out. */
export interface ToastOptions {
  /** The same id replaces an earlier toast. */
  id?: string
  text?: string
  action?: { label: string; onClick: () => void }
  durationMs?: number
}

function options({ id, text, action, durationMs }: ToastOptions) {
  return {
    ...(id === undefined ? {} : { id }),
    ...(text === undefined ? {} : { description: text }),
    ...(action === undefined ? {} : { action }),
    ...(durationMs === undefined ? {} : { duration: durationMs }),
  }
}

/** Brief news that needs no answer. What needs one belongs on the page. */
export const toast = {
  info: (title: string, more: ToastOptions = {}) => sonner.info(title, options(more)),
  ok: (title: string, more: ToastOptions = {}) => sonner.success(title, options(more)),
  warn: (title: string, more: ToastOptions = {}) => sonner.warning(title, options(more)),
  bad: (title: string, more: ToastOptions = {}) => sonner.error(title, options({ durationMs: 10_000, ...more })),
  dismiss: (id: string) => sonner.dismiss(id),
}

/** Where toasts appear. Mounted once, by the root layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      gap={8}
      offset={12}
      mobileOffset={12}
      icons={{
        success: <CircleCheck size={16} className="text-ok" />,
        error: <CircleAlert size={16} className="text-bad" />,
        warning: <TriangleAlert size={16} className="text-warn" />,
        info: <Info size={16} className="text-ink-3" />,
        loading: <Loader size={16} className="text-accent" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-full items-start gap-2.5 rounded-3 border border-line bg-raised p-3 font-sans text-ink text-sm shadow-2',
          icon: 'mt-0.5 shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'mt-0.5 text-ink-2 text-xs',
          actionButton: 'shrink-0 rounded-2 px-2 py-0.5 font-medium text-accent text-xs hover:bg-hover',
        },
      }}
    />
  )
}

import { Loader } from 'lucide-react'

/** Work under way, as a still mark: the words beside it say what is being done. */
export function Spinner({ size = 14 }: { size?: number }) {
  return <Loader size={size} aria-hidden="true" className="shrink-0" />
}

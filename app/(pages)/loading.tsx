import { PageSkeleton } from '../_ui/skeleton'

export default function Loading() {
  return <PageSkeleton />
}

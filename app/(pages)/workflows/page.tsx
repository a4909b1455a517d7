import { redirect } from 'next/navigation'

/** The list of workflows is the front page. */
export default function Page() {
  redirect('/')
}

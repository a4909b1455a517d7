import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { quote } from '@/app/_server/quotes'

export const POST = handle(routes.quote, quote)

import { routes } from '@/app/_contracts'
import { compileGraph } from '@/app/_server/compile'
import { handle } from '@/app/_server/handle'

export const POST = handle(routes.compile, compileGraph)

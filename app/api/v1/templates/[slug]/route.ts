import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { getTemplate } from '@/app/_server/templates'

export const GET = handle(routes.getTemplate, getTemplate)

import { routes } from '@/app/_contracts'
import { handle } from '@/app/_server/handle'
import { deleteSecret, putSecret } from '@/app/_server/secrets'

export const PUT = handle(routes.putSecret, putSecret)
export const DELETE = handle(routes.deleteSecret, deleteSecret)

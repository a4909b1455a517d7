export { closeOwnerSession as DELETE, openOwnerSession as POST } from '@/app/_server/owner-session'

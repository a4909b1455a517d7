export { createMail } from './create-mail'

export { createQueue, type QueueOptions } from './queue'

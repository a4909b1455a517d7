export { callApi, toProblem } from '@/app/_contracts/client'
export { type Problem, ProblemError } from '@/app/_contracts/problem'
export { routes, streams } from '@/app/_contracts/routes'

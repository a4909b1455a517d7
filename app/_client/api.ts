export { callApi, toProblem } from '@/app/_contracts/client'
export { type Problem, ProblemError } from '@/app/_contracts/problem'
export { routes } from '@/app/_contracts/routes'

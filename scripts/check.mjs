// npm run check: everything npm test checks that needs no database, chain or browser.
import { runChecks } from './checks/list.mjs'

const outcomes = await runChecks()
process.exitCode = outcomes.every(({ code }) => code === 0) ? 0 : 1

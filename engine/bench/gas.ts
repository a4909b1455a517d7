import { measureSettleGas } from '../contracts/gas'
import { print, whole } from './print'

for (const { n, k, gas } of await measureSettleGas())
  print(`gas of settle, k = ${k} of n = ${n}`, whole(Number(gas)), 'update of an existing feed')

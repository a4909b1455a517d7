/** What a port accepts that takes a list of anything, a JSON array too. */
export const ANY_LIST = [
  'json',
  'list<decimal>',
  'list<price>',
  'list<text>',
  'list<bool>',
  'list<time>',
  'list<json>',
  'list<bytes>',
  'list<address(evm)>',
  'list<address(substrate)>',
  'list<record{}>',
  'list<list<json>>',
  'list<list<decimal>>',
] as const

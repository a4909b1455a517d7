/** What a record by node id holds for a node. Ids are the author’s, so what every object inherits, such as `constructor`, is none of them. */
export const ofNode = <T>(record: Readonly<Record<string, T>>, node: string): T | undefined =>
  Object.hasOwn(record, node) ? record[node] : undefined

import { transform } from 'sucrase'

/** JavaScript of the same lines, without the types. @throws {Error} whose message ends in `(line:column)`. */
export const strip = (code: string): string => transform(code, { transforms: ['typescript'], disableESTransforms: true }).code

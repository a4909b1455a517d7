/** A start that cannot be, in words for the person who tried: what is wrong, where, what to do. Shown without a stack. */
export class Refusal extends Error {
  name = 'Refusal'
}

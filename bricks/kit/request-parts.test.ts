import { expect, it } from 'vitest'
import { LosslessNumber } from './json'
import { wiredPairs, wiredText, withoutSecrets } from './request-parts'

const spellings = [
  '{secret:API_KEY}',
  '/a/{secret:API_KEY}/b',
  'x=%7Bsecret%3AAPI_KEY%7D',
  '%7bsecret:API_KEY}',
  '{sec\nret:API\t_KEY}',
  '{secret:A}{secret:B}',
]

it.each(spellings)('refuses the wired text %j, whoever the secret is for', (text) => {
  const refusal = expect.objectContaining({ code: 'bad_input' })
  for (const use of [
    () => wiredText('path', text),
    () => wiredPairs('query', { a: '1', b: text }),
    () => wiredPairs('headers', { [text]: '1' }),
    () => withoutSecrets('variables', text),
  ])
    expect(use).toThrow(refusal)
})

it('says where the text was wired, and not what it held', () => {
  expect(() => wiredText('path', '/{secret:API_KEY}')).toThrow('The value wired to path names a secret, which only settings may.')
})

it.each(['', '/price', '{secret}', '{secret:lower}', 'secret:API_KEY', '{ secret:API_KEY }'])('takes %j, which names none', (text) => {
  expect(wiredText('path', text)).toBe(text)
  expect(wiredPairs('query', { a: text, b: 2, c: new LosslessNumber('1.50') })).toEqual([
    ['a', text],
    ['b', '2'],
    ['c', '1.50'],
  ])
})

import { expect, test } from 'vitest'
import { readForm } from './read-form'

const good = { name: 'API_KEY', hosts: 'api.example.com, SMTP.example.com:587\n[::1]:8080', value: 'sk-12345678' }

test('hosts are read from any list, in lower case', () => {
  expect(readForm(good)).toEqual({
    ok: true,
    name: 'API_KEY',
    body: { value: 'sk-12345678', hosts: ['api.example.com', 'smtp.example.com:587', '[::1]:8080'] },
  })
})

test('each field says what is wrong with it', () => {
  const read = readForm({ name: 'api-key', hosts: 'https://api.example.com/x', value: 'short' })
  expect(read).toMatchObject({
    ok: false,
    errors: { name: expect.stringContaining('capital'), hosts: expect.stringContaining('https://'), value: expect.stringContaining('8') },
  })
  expect(readForm({ ...good, hosts: ' ' })).toMatchObject({ ok: true, body: { hosts: [] } })
  expect(readForm({ ...good, value: 'two\nlines of it' })).toMatchObject({
    ok: false,
    errors: { value: expect.stringContaining('one line') },
  })
})

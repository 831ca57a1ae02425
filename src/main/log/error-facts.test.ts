import { expect, it } from 'vitest'
import { Failure } from '../../core/errors/failure'
import { errorFacts } from './error-facts'

it('tells name, code and place of an error, and nothing that it says', () => {
  const error = Object.assign(new Error("ENOENT: no such file, open '/home/maria/Photos/IMG_1.jpg'"), {
    code: 'ENOENT',
  })
  error.stack = [
    `Error: ${error.message}`,
    '    at async open (node:internal/fs/promises:639:25)',
    '    at async saveItem (file:///home/maria/phonekeep/out/main/app.js:1204:7)',
    '    at /home/maria/phonekeep/out/main/app.js:9:1',
  ].join('\n')
  const facts = errorFacts(error)
  expect(facts).toEqual({ name: 'Error', code: 'ENOENT', at: ['saveItem app.js:1204', 'app.js:9'] })
  expect(JSON.stringify(facts)).not.toMatch(/maria|IMG/)
})

it('tells the code of a failure, not its details', () => {
  const facts = errorFacts(new Failure('folder-missing', { message: '/home/maria' }))
  expect(facts.code).toBe('folder-missing')
  expect(JSON.stringify(facts)).not.toContain('maria')
})

it('is not misled by a message that looks like a frame', () => {
  const error = new Error('x\n    at maria (/secret/maria.js:1:1)')
  expect(JSON.stringify(errorFacts(error))).not.toContain('maria')
})

it('tells no frames of one whose message was changed: the old one is still among them', () => {
  const error = new Error('x\n    at maria (/secret/maria.js:1:1)')
  // Written out: where source maps are read, the stack is made when it is first asked for, with the message of then.
  error.stack = `Error: ${error.message}\n    at open (/phonekeep/out/main/app.js:9:1)`
  error.message = 'another'
  expect(errorFacts(error)).toEqual({ name: 'Error', at: [] })
})

it.each([['a string'], [null], [{ message: '/home/maria' }]])('takes anything that is thrown: %j', thrown => {
  expect(JSON.stringify(errorFacts(thrown))).not.toMatch(/maria|a string/)
})

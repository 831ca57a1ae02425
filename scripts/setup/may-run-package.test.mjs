import { describe, expect, test } from 'vitest'
import { mayRunPackage } from './may-run-package.mjs'

describe('mayRunPackage', () => {
  test.each([
    ['everything', []],
    ['what a title chooses', ['--grep', 'unplugged']],
    ['what an option may have for its own', ['--headed', 'backup']],
    ['a file of the package', ['e2e/package.spec.ts']],
    ['one of several files', ['e2e/backup.spec.ts', 'e2e/update.spec.ts:66']],
  ])('%s', (_what, args) => {
    expect(mayRunPackage(args)).toBe(true)
  })

  test.each([
    ['a file', ['e2e/backup.spec.ts']],
    ['a part of its name', ['backup', '--reporter=list']],
    ['files in a folder of that name', ['/home/ada/packages/phonekeep/e2e/backup.spec.ts:12']],
  ])('not %s', (_what, args) => {
    expect(mayRunPackage(args)).toBe(false)
  })
})

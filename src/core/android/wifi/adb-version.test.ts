import { expect, it } from 'vitest'
import { adbVersion, parseAdbVersion } from './adb-version'

it.each([
  ['Android Debug Bridge version 1.0.41\nVersion 29.0.6-debian\nInstalled as /usr/bin/adb\n', '29.0.6'],
  [
    'Android Debug Bridge version 1.0.41\r\nVersion 35.0.2-12147458\r\nInstalled as C:\\adb.exe\r\n',
    '35.0.2',
  ],
  ['Android Debug Bridge version 1.0.39\nRevision 5943271\n', null],
  ['', null],
])('%j is version %s', (output, version) => {
  expect(parseAdbVersion(output)).toBe(version)
})

it('is not known of a program that cannot be run', async () => {
  expect(await adbVersion('/nowhere/adb')).toBeNull()
})

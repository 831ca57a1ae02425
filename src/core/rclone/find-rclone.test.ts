import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findRclone } from './find-rclone'
import { readRcloneVersion } from './read-rclone-version'
import { rememberRcloneVersion } from './remember-rclone-version'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-find-rclone-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function program(path: string, script = ''): Promise<string> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, script, { mode: 0o755 })
  return file
}

it('takes the chosen one, then the one of the environment, then the first on PATH', async () => {
  const platform = 'linux' as const
  const folders = ['relative', join(folder, 'none'), join(folder, 'first'), join(folder, 'second')]
  const env = { PATH: folders.join(delimiter) }
  await program('second/rclone')
  const first = await program('first/rclone')
  const named = await program('named')
  const chosen = await program('chosen')
  expect(await findRclone({ env, platform })).toBe(first)
  expect(await findRclone({ env: { ...env, PHONEKEEP_RCLONE: named }, platform })).toBe(named)
  expect(await findRclone({ env: { ...env, PHONEKEEP_RCLONE: named }, platform, chosen })).toBe(chosen)
})

it('tells that there is none, also where the chosen one is gone or is named by a relative path', async () => {
  const first = await program('first/rclone')
  const env = { PATH: dirname(first) }
  const missing = { info: { code: 'rclone-missing' } }
  await expect(findRclone({ env: {}, platform: 'linux' })).rejects.toMatchObject(missing)
  await expect(findRclone({ env, platform: 'win32' })).rejects.toMatchObject(missing)
  const chosen = join(folder, 'gone')
  await expect(findRclone({ env, platform: 'linux', chosen })).rejects.toMatchObject(missing)
  await expect(findRclone({ env, platform: 'linux', chosen: 'rclone' })).rejects.toMatchObject(missing)
})

it('refuses what is too old or no rclone', async () => {
  const says = (name: string, text: string): Promise<string> => program(name, `#!/bin/sh\necho '${text}'\n`)
  expect(await readRcloneVersion(await says('new', 'rclone v1.60.1-DEV'))).toBe('1.60.1-DEV')
  expect(await readRcloneVersion(await says('next', 'rclone v2.0.0'))).toBe('2.0.0')
  const refused = (text: RegExp): object => ({
    kind: 'no-engine',
    message: expect.stringMatching(text) as string,
  })
  await expect(readRcloneVersion(await says('old', 'rclone v1.53.3'))).rejects.toMatchObject(
    refused(/1\.53\.3 is too old: 1\.57/),
  )
  await expect(readRcloneVersion(await says('other', 'git 2'))).rejects.toMatchObject(refused(/not rclone/))
  await expect(readRcloneVersion(join(folder, 'none'))).rejects.toMatchObject(refused(/doesn't run/))
})

it('is asked for its version once, and again when it is another', async () => {
  const count = join(folder, 'count')
  const says = (version: string): Promise<string> =>
    program('rclone', `#!/bin/sh\necho asked >>'${count}'\necho 'rclone v${version}'\n`)
  const versionOf = rememberRcloneVersion()
  const executable = await says('1.60.1')
  expect([await versionOf(executable), await versionOf(executable)]).toEqual(['1.60.1', '1.60.1'])
  expect(await readFile(count, 'utf8')).toBe('asked\n')
  await says('1.61.0')
  expect(await versionOf(executable)).toBe('1.61.0')
  await rm(executable)
  await expect(versionOf(executable)).rejects.toMatchObject({ code: 'ENOENT' })
})

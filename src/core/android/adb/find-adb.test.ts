import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findAdb } from './find-adb'
import { findFetchedTools } from './find-fetched-tools'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-find-adb-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function program(path: string): Promise<string> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, '', { mode: 0o755 })
  return file
}

it('takes the person’s own before the one that the app has fetched', async () => {
  const fetched = await program('fetched/adb')
  const options = {
    env: { ANDROID_HOME: join(folder, 'sdk'), PATH: `relative:${join(folder, 'bin')}` },
    platform: 'linux' as const,
    fetchedFolder: join(folder, 'fetched'),
  }
  expect(await findAdb(options)).toBe(fetched)
  const onPath = await program('bin/adb')
  expect(await findAdb(options)).toBe(onPath)
  const inSdk = await program('sdk/platform-tools/adb')
  expect(await findAdb(options)).toBe(inSdk)
  expect(await findAdb({ env: {}, platform: 'linux' })).toBeNull()
})

it('finds the newest that was fetched whole, and nothing that was not', async () => {
  expect(await findFetchedTools(join(folder, 'missing'), 'linux')).toBeNull()
  await program('.fetching-unpacked/adb')
  await program('39.0.0/NOTICE.txt')
  expect(await findFetchedTools(folder, 'linux')).toBeNull()
  await program('9.0.1/adb')
  await program('37.0.1/adb')
  expect(await findFetchedTools(folder, 'linux')).toEqual({
    version: '37.0.1',
    folder: join(folder, '37.0.1'),
  })
})

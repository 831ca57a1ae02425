import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readIndex } from '../src/core/vault/read-index'
import type { SamplePhone } from '../src/sample-phone/start-sample-phone'
import { expect } from './fixtures'

const internal = '/storage/emulated/0'

/** The one backup folder below an output folder. */
export async function onlyBackup(output: string): Promise<string> {
  const [phoneFolder, ...others] = await readdir(output)
  expect(others).toEqual([])
  const backups = await readdir(join(output, phoneFolder ?? ''))
  expect(backups).toHaveLength(1)
  return join(output, phoneFolder ?? '', backups[0] ?? '')
}

/** Every item of the index is on disk with the bytes the phone has. @returns the paths on the phone */
export async function expectEqualToPhone(folder: string, phone: SamplePhone): Promise<string[]> {
  const paths: string[] = []
  for await (const { path, file, sha256 } of readIndex(folder)) {
    const saved = await readFile(join(folder, file))
    expect(createHash('sha256').update(saved).digest('hex'), file).toBe(sha256)
    // Names that are not UTF-8 cannot be opened by a string; their hash is held against the phone's in test/core.
    if (path.isWellFormed()) {
      const original = await readFile(
        join(path.startsWith(internal) ? phone.internalStorage : '', relative(path, phone)),
      )
      expect(saved.equals(original), path).toBe(true)
    }
    paths.push(path)
  }
  return paths
}

function relative(path: string, phone: SamplePhone): string {
  return path.startsWith(internal) ? path.slice(internal.length + 1) : join(phone.root, path)
}

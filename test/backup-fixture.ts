import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { BackupFormat } from '../src/core/format/backup-format'
import { encryptedFormat } from '../src/core/format/encrypted/encrypted-format'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import { plainFormat } from '../src/core/format/plain/plain-format'
import { createLightKeys } from './light-keys'
import { usePhone, type PhoneFixture } from './phone-fixture'
import { makeStorage, type Storage } from './storage'

export type Kind = 'plain' | 'encrypted'
export const password = 'correct horse'

export interface BackupFixture {
  readonly fixture: () => PhoneFixture
  /** The phone's, on this computer. */
  readonly storage: Storage
  /** A folder for the backups of one test, empty at first. */
  readonly output: () => string
  /** Those under `password`, which takes little work to try. */
  readonly keys: () => OpenKeys
  readonly formatOf: (kind: Kind) => BackupFormat
}

/** A phone for all tests of one file, and all it takes to back it up, plain or encrypted. */
export async function useBackups(): Promise<BackupFixture> {
  const storage = await makeStorage()
  const fixture = usePhone({ storage: storage.folder })
  let output = ''
  let made: OpenKeys | undefined
  const keys = (): OpenKeys => {
    if (made === undefined) throw new Error('The keys are not there yet')
    return made
  }
  beforeAll(async () => {
    made = await createLightKeys(password)
  })
  beforeEach(async () => {
    output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  })
  afterEach(async () => {
    fixture().phone.setFaults({})
    await rm(output, { recursive: true, force: true })
  })
  afterAll(storage.remove)
  return {
    fixture,
    storage,
    output: () => output,
    keys,
    formatOf: kind => (kind === 'plain' ? plainFormat : encryptedFormat(keys())),
  }
}

import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { encryptedFormat } from '../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../src/core/format/encrypted/vault-keys'
import { plainFormat } from '../src/core/format/plain/plain-format'
import type { OpenBackup } from '../src/core/library/open-backup'
import { backUp } from './backup-kit'
import { usePhone, type PhoneFixture } from './phone-fixture'
import { openAt, readStorage, type StoredFile } from './restore-kit'
import { makeFilm, makeStorage } from './storage'

export interface RestoreFixture {
  readonly fixture: () => PhoneFixture
  /** The phone's storage on this computer: five files, anew for each test. */
  readonly storage: string
  /** What it had when the test began. */
  readonly before: () => Map<string, StoredFile>
  /** Takes all there is from it. */
  readonly wipe: () => Promise<void>
  readonly put: (path: string, content: string | Buffer) => Promise<void>
  /** Backs all of it up. */
  readonly make: (kind?: 'plain' | 'encrypted') => Promise<OpenBackup>
}

/** What ends like this. */
export const only = (path: string) => (item: { readonly path: string }) => item.path.endsWith(path)

/** A phone to restore to, for all tests of one file, and backups of it. */
export async function useRestores(): Promise<RestoreFixture> {
  const storage = await makeStorage()
  const fixture = usePhone({ storage: storage.folder })
  let output = ''
  let before = new Map<string, StoredFile>()
  let keys: OpenKeys | undefined

  const wipe = async () => {
    for (const name of await readdir(storage.folder))
      await rm(join(storage.folder, name), { recursive: true })
  }
  beforeEach(async () => {
    output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
    await storage.fill({
      'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
      'DCIM/Camera/b.jpg': Buffer.alloc(200_000, 'b'),
      'Documents/it’s "here" & $HOME.txt': 'words',
      'Documents/empty.txt': '',
      'Movies/film.mp4': makeFilm(12_000_000),
    })
    before = await readStorage(storage.folder)
  })
  afterEach(async () => {
    fixture().phone.setFaults({})
    await rm(output, { recursive: true, force: true })
    await wipe()
  })
  afterAll(storage.remove)

  return {
    fixture,
    storage: storage.folder,
    before: () => before,
    wipe,
    put: async (path, content) => {
      const file = join(storage.folder, path)
      await mkdir(join(file, '..'), { recursive: true })
      await writeFile(file, content)
      await utimes(file, 1_600_000_000, 1_600_000_000)
    },
    make: async (kind = 'plain') => {
      const opened = kind === 'plain' ? null : (keys ??= await createVaultKeys('correct horse'))
      const format = opened === null ? plainFormat : encryptedFormat(opened)
      const { folder } = await backUp(fixture(), { outputFolder: output, format })
      return await openAt(folder, opened)
    },
  }
}

import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { encryptedFormat } from '../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../src/core/format/encrypted/vault-keys'
import { plainFormat } from '../src/core/format/plain/plain-format'
import { grow, type Growth, type Json } from './as-newer'
import type { Kind } from './backup-fixture'
import { backUp, type KitOptions } from './backup-kit'
import { usePhone, type PhoneFixture } from './phone-fixture'
import { makeStorage } from './storage'

export interface GrowthFixture {
  readonly fixture: () => PhoneFixture
  /** The phone's, on this computer. */
  readonly storage: string
  /** A folder of one test, in which `grown` puts its backups. */
  readonly work: () => string
  readonly keysOf: (kind: Kind) => OpenKeys | null
  /** Of the next backup into `work`, a day after the last one. */
  readonly optionsOf: (kind: Kind) => KitOptions
  /** A copy of a complete backup of its own, grown like this. @returns its folder */
  readonly grown: (kind: Kind, growth: Growth) => Promise<string>
}

/** Changes the line of the photo, and no other. */
export const onPhoto = (change: (line: Json) => Json) => (line: Json) =>
  String(line['path']).endsWith('a.jpg') ? change(line) : line

/** A phone with three files and backups of it, which become those of a newer version. */
export async function useGrowth(): Promise<GrowthFixture> {
  const storage = await makeStorage()
  const fixture = usePhone({ storage: storage.folder })
  let keys: OpenKeys
  let templates = ''
  let work = ''
  let day = 1
  const optionsOf = (kind: Kind) => ({
    outputFolder: work,
    format: kind === 'plain' ? plainFormat : encryptedFormat(keys),
    startedAt: new Date(2026, 0, day++),
  })
  beforeAll(async () => {
    keys = await createVaultKeys('correct horse')
    await storage.fill({ 'DCIM/a.jpg': Buffer.alloc(100_000, 'a'), 'Music/b.mp3': 'b', 'notes.txt': 'c' })
    templates = await mkdtemp(join(tmpdir(), 'phonekeep-growth-'))
    for (const kind of ['plain', 'encrypted'] as const) {
      await mkdir(join(templates, kind))
      await backUp(fixture(), { ...optionsOf(kind), outputFolder: join(templates, kind) })
    }
  })
  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), 'phonekeep-growth-'))
    return () => rm(work, { recursive: true, force: true })
  })
  afterAll(async () => {
    await rm(templates, { recursive: true, force: true })
    await storage.remove()
  })
  const keysOf = (kind: Kind) => (kind === 'plain' ? null : keys)
  return {
    fixture,
    storage: storage.folder,
    work: () => work,
    keysOf,
    optionsOf,
    grown: async (kind, growth) => {
      await cp(join(templates, kind), work, { recursive: true, preserveTimestamps: true })
      const [phone = ''] = await readdir(work)
      const [name = ''] = (await readdir(join(work, phone))).filter(one => /^\d{4}-/.test(one))
      const folder = join(work, phone, name)
      await grow(folder, keysOf(kind), growth)
      return folder
    },
  }
}

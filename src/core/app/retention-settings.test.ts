import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RetentionSettings } from '../../shared/model/retention'
import { changeRetention, readRetention } from './retention-settings'
import { openSettings } from './settings'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-retention-settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const keepAll: RetentionSettings = { rule: { kind: 'keep-all' }, removal: null }
const keepThree: RetentionSettings = { rule: { kind: 'keep-last', count: 3 }, removal: 'trash' }

it('all backups of a phone stay until something else is set for it, which is remembered', async () => {
  const settings = openSettings(file)
  expect(readRetention(settings, 'SERIAL')).toEqual(keepAll)
  await changeRetention(settings, 'SERIAL', keepThree)
  for (const opened of [settings, openSettings(file)]) {
    expect(readRetention(opened, 'SERIAL')).toEqual(keepThree)
    expect(readRetention(opened, 'OTHER')).toEqual(keepAll)
    expect(readRetention(opened, 'constructor')).toEqual(keepAll)
  }
})

it('a rule that only a newer version knows, or that keeps nothing, removes nothing, and is not lost', async () => {
  const retention = {
    NEWER: { rule: { kind: 'by-moon' }, removal: 'cloud' },
    NOTHING: { rule: { kind: 'keep-last', count: 0 }, removal: 'for-good' },
    BROKEN: 7,
  }
  await writeFile(file, JSON.stringify({ retention }))
  const settings = openSettings(file)
  for (const phone of Object.keys(retention)) expect(readRetention(settings, phone)).toEqual(keepAll)
  await changeRetention(settings, 'SERIAL', keepThree)
  const kept = JSON.parse(await readFile(file, 'utf8')) as { retention: object }
  expect(kept.retention).toEqual({ ...retention, SERIAL: keepThree })
})

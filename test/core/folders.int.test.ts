import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPhone } from '../../src/core/android/open-phone'
import { probePhone } from '../../src/core/android/probe-phone'
import { changeFolderRules } from '../../src/core/app/folder-settings'
import { listPhone } from '../../src/core/app/list-phone'
import { noteFolders } from '../../src/core/app/note-folders'
import { prepareBackup } from '../../src/core/app/prepare-backup'
import { prepareResume } from '../../src/core/app/prepare-resume'
import { openSettings, type Settings } from '../../src/core/app/settings'
import { standingSelection } from '../../src/core/app/standing-selection'
import { createCatalog } from '../../src/core/data/catalog'
import { filesSource } from '../../src/core/data/files/files-source'
import { changeNewRule, noteListed, switchFolders } from '../../src/core/data/files/folder-rules'
import { usualReread } from '../../src/core/jobs/backup/plan-reread'
import { readContents } from '../../src/core/library/read-contents'
import { expectTrue, internal, openEither, readAll, requireMade } from '../backup-kit'
import { password, useBackups, type Kind } from '../backup-fixture'
import { encryptedSchema010, plainSchema010 } from '../format-0.1.0'
import { readJson } from '../forge-backup'

const { fixture, storage, output, keys, formatOf } = await useBackups()
const camera = `${internal}/DCIM/Camera`
const memes = `${internal}/Pictures/Memes`
const options = { verify: true, reread: usualReread }
let settings: Settings
let config = ''

beforeEach(async () => {
  config = await mkdtemp(join(tmpdir(), 'phonekeep-config-'))
  settings = openSettings(join(config, 'settings.json'))
  await rm(join(storage.folder, 'Pictures'), { recursive: true, force: true })
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/2024/b.jpg': Buffer.alloc(200_000, 'b'),
    'Pictures/Memes/c.jpg': 'not wanted',
    'Pictures/Memes/d.jpg': 'nor this',
  })
})
afterEach(() => rm(config, { recursive: true, force: true }))

async function list() {
  const link = await fixture().link()
  const phone = await probePhone(link)
  const listed = createCatalog()
  const connected = openPhone(link)
  const listings = await listPhone({ phone: connected, details: phone, emit: listed.add }, [filesSource])
  connected.close()
  return { phone, listed, listings }
}

async function ports() {
  return { phone: await fixture().access(), createdBy: 'test' }
}

/** As it is done without a window. */
async function prepareByItself(kind: Kind) {
  const found = await list()
  await noteFolders(found, settings)
  const { what, waiting } = standingSelection(found, settings)
  const where = { outputFolder: output(), format: formatOf(kind), options }
  return { ready: await prepareBackup({ ...found, ...what, ...where }, await ports()), waiting }
}

async function backUpByItself(kind: Kind) {
  const { ready, waiting } = await prepareByItself(kind)
  return { ...requireMade(await ready.run({})), waiting }
}

const change = async (how: Parameters<typeof changeFolderRules>[2]) =>
  await changeFolderRules(settings, (await list()).phone.hardwareSerial, how)
const leaveOutMemes = () => change(rules => switchFolders(noteListed(rules, [camera, memes]), [memes], false))

describe.each(['plain', 'encrypted'] as const)('a backup by itself, %s', kind => {
  const open = () => (kind === 'plain' ? null : keys())
  const contentsOf = async (folder: string) => await readContents(await openEither(folder, password))
  const namesIn = async (folder: string) => (await readAll(folder, open())).map(({ path }) => basename(path))

  it('takes everything of a phone that nothing was chosen for, and names no folder', async () => {
    const { folder, status, notIncluded } = await backUpByItself(kind)
    expect(status).toBe('done')
    expect(await namesIn(folder)).toEqual(['b.jpg', 'a.jpg', 'c.jpg', 'd.jpg'])
    expect(notIncluded.map(({ reason }) => reason)).not.toContain('folders-left-out')
    expect(await contentsOf(folder)).not.toHaveProperty('foldersLeftOut')
  })

  it('names the folders that are left out, and does not take them for deleted from the phone', async () => {
    await backUpByItself(kind)
    await leaveOutMemes()
    const second = await backUpByItself(kind)
    expect(second).toMatchObject({
      status: 'done',
      since: { new: 0, changed: 0, vanished: 0 },
      totals: { linked: { count: 2 }, copied: { count: 0 } },
    })
    expect(second.notIncluded).toContainEqual({ reason: 'folders-left-out', count: 1, folders: [memes] })
    expect(second.notIncluded.map(({ reason }) => reason)).not.toContain('not-selected')
    expect(await contentsOf(second.folder)).toMatchObject({
      foldersLeftOut: [{ path: memes, count: 2 }],
      notIncluded: expect.arrayContaining([{ reason: 'not-selected', count: 2 }]) as unknown,
    })
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(2)
    // What is gone from the phone is still told.
    await rm(join(storage.folder, 'DCIM/Camera/2024'), { recursive: true })
    expect((await backUpByItself(kind)).since).toMatchObject({ vanished: 1 })
  })

  it('opens in 0.1.0, and an encrypted one tells no folder', async () => {
    await leaveOutMemes()
    const { folder } = await backUpByItself(kind)
    const manifest = await readJson(folder)
    const schema = kind === 'plain' ? plainSchema010 : encryptedSchema010
    expect(schema.safeParse(manifest).success).toBe(true)
    expect(JSON.stringify(manifest).includes('Memes')).toBe(kind === 'plain')
  })

  it.each(['back-up', 'leave-out', 'ask'] as const)('goes by the rule for new folders: %s', async rule => {
    await change(rules => changeNewRule(noteListed(rules, [camera, memes]), rule, [camera, memes]))
    await storage.fill({ 'Pictures/New/e.jpg': 'later', 'DCIM/Camera/f.jpg': 'in a folder that is known' })
    const { folder, waiting, notIncluded } = await backUpByItself(kind)
    const names = await namesIn(folder)
    expect(names).toContain('f.jpg')
    expect(names.includes('e.jpg')).toBe(rule === 'back-up')
    const path = `${internal}/Pictures/New`
    expect(waiting).toEqual(rule === 'ask' ? [path] : [])
    const reason = rule === 'ask' ? 'new-folders' : 'folders-left-out'
    if (rule !== 'back-up') expect(notIncluded).toContainEqual({ reason, count: 1, folders: [path] })
    await rm(join(storage.folder, 'DCIM/Camera/f.jpg'))
  })

  it('is resumed without what has come to a folder that is left out', async () => {
    await leaveOutMemes()
    const { ready } = await prepareByItself(kind)
    fixture().phone.setFaults({ unplugAfter: 350_000, bytesPerSecond: 40_000_000 })
    const broken = requireMade(await ready.run({}))
    expect(broken.status).toBe('failed')
    fixture().phone.setFaults({})
    await fixture().reconnect()
    await storage.fill({ 'Pictures/Memes/later.jpg': 'not wanted either', 'Pictures/Other/g.jpg': 'wanted' })
    const keysFor = () => Promise.resolve(keys())
    const found = await list()
    const resumed = await prepareResume({ ...found, folder: broken.folder, keysFor, options }, await ports())
    const done = requireMade(await resumed.run({}))
    expect(done.status).toBe('done')
    expect((await namesIn(done.folder)).sort()).toEqual(['a.jpg', 'b.jpg', 'g.jpg'])
    expect(await contentsOf(done.folder)).toMatchObject({ foldersLeftOut: [{ path: memes, count: 3 }] })
  })
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WaitingFolders } from '../../shared/model/folders'
import { createCatalog, type Catalog } from '../data/catalog'
import type { PhoneFile } from '../data/files/phone-file'
import { createFolderTally } from '../data/files/tally-folders'
import { Failure } from '../errors/failure'
import type { PhoneCatalog } from './phone-catalog'
import { createPhoneFolders, type PhoneFolderChoices } from './phone-folders'
import { openSettings } from './settings'

const volume = '/storage/emulated/0'
const phone = {
  ...{ manufacturer: 'Google', model: 'Pixel 7', androidVersion: '14', sdk: 34 },
  ...{ hardwareSerial: 'A1', volumes: [] },
}

let root = ''
let listed: Catalog
let complete = false
let told: WaitingFolders[] = []
let choices: PhoneFolderChoices

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'phonekeep-folders-'))
  told = []
  choices = createPhoneFolders({
    settings: openSettings(join(root, 'settings.json')),
    catalogs: {
      get: id => {
        if (id !== 'c') throw new Failure('catalog-gone')
        return opened
      },
    },
    onChange: waiting => told.push(waiting),
  })
  list([])
})
afterEach(() => rm(root, { recursive: true, force: true }))

let opened: PhoneCatalog

function list(places: readonly string[], isComplete = false): void {
  listed = createCatalog()
  complete = isComplete
  opened = {
    ...{ id: 'c', serial: 's', details: phone, catalog: listed, filled: Promise.resolve() },
    view: () => expect.fail('nobody asks'),
    listings: () => [],
    isComplete: () => complete,
    folders: createFolderTally(listed.entries),
    close: () => undefined,
  }
  places.forEach(find)
}

function find(place: string): void {
  const entry: PhoneFile = {
    ...{ volume, path: `${volume}/${place}`, category: 'other', bytes: 1, exactSize: true, modifiedAt: 0 },
  }
  listed.add({ kind: 'entry', entry })
}

const finish = async () => {
  complete = true
  await choices.noteListed({ phone, listed })
}
const states = () => choices.view('c').folders.map(({ path, on, isNew }) => [path.slice(20), on, isNew])

it('what is found after the first choice, in the same scan, is not new: it was there', async () => {
  find('DCIM/Camera/a.jpg')
  find('Pictures/Memes/b.jpg')
  await choices.switch('c', [1, 99], false)
  await choices.setRule('c', 'ask')
  find('Documents/c.pdf')
  expect(states()).toEqual([
    ['DCIM/Camera', true, false],
    ['Pictures/Memes', false, false],
    ['Documents', true, false],
  ])
  await finish()
  expect(states().map(([, on]) => on)).toEqual([true, false, true])
  list(['Movies/d.mp4'])
  expect(states()).toEqual([['Movies', false, true]])
  expect(told).toEqual([])
})

it('tells which phones have new folders that wait, until they are answered', async () => {
  list(['DCIM/Camera/a.jpg'], true)
  await choices.setRule('c', 'ask')
  list(['DCIM/Camera/a.jpg', 'Movies/d.mp4', 'Music/x/e.mp3'])
  await finish()
  expect(told).toEqual([{ A1: 2 }])
  await choices.seen('c')
  expect(choices.waiting()).toEqual({ A1: 2 })
  const { leftOut } = await choices.switch('c', [1], true)
  expect(leftOut).toEqual({ count: 1, bytes: 1 })
  await choices.setRule('c', 'back-up')
  expect(told).toEqual([{ A1: 2 }, { A1: 1 }, {}])
})

it('new folders that need no answer are new until they have been seen', async () => {
  list(['DCIM/Camera/a.jpg'], true)
  await choices.setRule('c', 'leave-out')
  list(['Movies/d.mp4'], true)
  expect(states()).toEqual([['Movies', false, true]])
  await choices.seen('c')
  expect(states()).toEqual([['Movies', false, false]])
  await choices.setRule('c', 'back-up')
  expect(states()).toEqual([['Movies', false, false]])
})

it('looking alone chooses nothing, and a catalog that is gone is said to be', async () => {
  list(['DCIM/Camera/a.jpg'], true)
  await finish()
  await choices.seen('c')
  list(['DCIM/Camera/a.jpg', 'Movies/d.mp4'], true)
  expect(states().every(([, on, isNew]) => on === true && isNew === false)).toBe(true)
  expect(() => choices.view('gone')).toThrow(new Failure('catalog-gone'))
})

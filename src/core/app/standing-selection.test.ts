import { expect, it } from 'vitest'
import type { PhoneDetails } from '../../shared/model/device'
import { createCatalog } from '../data/catalog'
import { firstFolderRules, type FolderRules } from '../data/files/folder-rules'
import type { PhoneFile } from '../data/files/phone-file'
import type { Entry } from '../phone/entry'
import { openSettings } from './settings'
import { standingSelection, type StandingKinds } from './standing-selection'

const volume = '/storage/emulated/0'
const phone: PhoneDetails = {
  manufacturer: 'Google',
  model: 'Pixel 7',
  androidVersion: '14',
  sdk: 34,
  hardwareSerial: 'A1',
  volumes: [],
}

function file(place: string): PhoneFile {
  return { volume, path: `${volume}/${place}`, category: 'other', bytes: 1, exactSize: true, modifiedAt: 0 }
}

function record(source: 'contacts' | 'messages' | 'calls'): Entry {
  return { source, path: `${source}/x`, category: source, bytes: 1, modifiedAt: 0 }
}

const entries = [
  file('DCIM/Camera/a.jpg'),
  record('contacts'),
  file('Pictures/Memes/b.jpg'),
  record('messages'),
  file('Pictures/New/c.jpg'),
  record('calls'),
]

function select(rules: FolderRules | null, kinds?: StandingKinds) {
  const listed = createCatalog()
  for (const entry of entries) listed.add({ kind: 'entry', entry })
  const folders = rules ? { A1: { ...rules, waiting: [...rules.waiting] } } : {}
  const values = { ...openSettings('/nowhere/settings.json').get(), folders }
  return standingSelection({ phone, listed }, { get: () => values }, kinds)
}

const chosen: FolderRules = {
  ...firstFolderRules,
  newFolders: 'ask',
  complete: true,
  known: { [`${volume}/DCIM/Camera`]: true, [`${volume}/Pictures/Memes`]: false },
}

it('everything, of a phone that nothing was chosen for', () => {
  expect(select(null)).toEqual({ what: { selected: entries, foldersLeftOut: [] }, waiting: [] })
})

it('the folders that are on, with all that is no file; what waits for an answer is told', () => {
  expect(select(chosen)).toEqual({
    what: {
      selected: [entries[0], entries[1], entries[3], entries[5]],
      foldersLeftOut: [
        { path: `${volume}/Pictures/Memes`, count: 1 },
        { path: `${volume}/Pictures/New`, count: 1, waiting: true },
      ],
    },
    waiting: [`${volume}/Pictures/New`],
  })
})

it('no kinds that are switched off', () => {
  const { what } = select(chosen, { messages: false, contacts: false, calls: true })
  expect(what.selected).toEqual([entries[0], entries[5]])
  expect(select(chosen, { files: false })).toEqual({
    what: { selected: [entries[1], entries[3], entries[5]], foldersLeftOut: [] },
    waiting: [],
  })
})

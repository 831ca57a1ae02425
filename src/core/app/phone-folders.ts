import { printable } from '../../shared/printable'
import type { NewFolderRule, PhoneFolder, PhoneFolders, WaitingFolders } from '../../shared/model/folders'
import { fileType } from '../../shared/file-types'
import {
  changeNewRule,
  firstFolderRules,
  folderState,
  noteListed,
  settleNew,
  switchFolders,
  type FolderRules,
} from '../data/files/folder-rules'
import type { TalliedFolder } from '../data/files/tally-folders'
import { fileName } from '../phone/file-name'
import type { Catalogs } from './catalogs'
import { changeFolderRules, folderRulesOf } from './folder-settings'
import { noteFolders } from './note-folders'
import type { PhoneCatalog } from './phone-catalog'
import type { BackupRequest } from './prepare-backup'
import type { Settings } from './settings'

/** The folders of phones that are being looked at, and what is chosen of them. What takes a catalog throws Failure `catalog-gone`. */
export interface PhoneFolderChoices {
  readonly view: (catalogId: string) => PhoneFolders
  /** @param ids of folders in the view; others say nothing */
  readonly switch: (catalogId: string, ids: readonly number[], on: boolean) => Promise<PhoneFolders>
  readonly setRule: (catalogId: string, newFolders: NewFolderRule) => Promise<PhoneFolders>
  /** A person has seen those that are new: they stay on or off as they are, unless they wait for an answer. */
  readonly seen: (catalogId: string) => Promise<PhoneFolders>
  /** Takes note of a phone that has been listed to its end, by whomever: like `noteFolders`. */
  readonly noteListed: (what: Pick<BackupRequest, 'phone' | 'listed'>) => Promise<void>
  readonly waiting: () => WaitingFolders
}

export interface PhoneFolderPorts {
  readonly settings: Settings
  readonly catalogs: Pick<Catalogs, 'get'>
  readonly onChange: (waiting: WaitingFolders) => void
}

export function createPhoneFolders({ settings, catalogs, onChange }: PhoneFolderPorts): PhoneFolderChoices {
  /** What was changed holds, whatever becomes of the disk. */
  const telling = async (change: () => Promise<void>) => {
    const before = JSON.stringify(waitingOf(settings))
    const saved = change()
    if (JSON.stringify(waitingOf(settings)) !== before) onChange(waitingOf(settings))
    await saved
  }
  const change = async (catalogId: string, how: (rules: FolderRules, folders: Folders) => FolderRules) => {
    const opened = catalogs.get(catalogId)
    const folders = { tallied: opened.folders(), complete: opened.isComplete() }
    await telling(() => changeFolderRules(settings, serialOf(opened), rules => how(rules, folders)))
    return viewOf(opened, settings)
  }
  return {
    view: catalogId => viewOf(catalogs.get(catalogId), settings),
    switch: (catalogId, ids, on) =>
      change(catalogId, (rules, folders) => {
        const chosen = ids.flatMap(id => folders.tallied[id]?.path ?? [])
        return switchFolders(noted(rules, folders), chosen, on)
      }),
    setRule: (catalogId, newFolders) =>
      change(catalogId, (rules, folders) =>
        changeNewRule(noted(rules, folders), newFolders, pathsOf(folders)),
      ),
    seen: catalogId =>
      folderRulesOf(settings, serialOf(catalogs.get(catalogId)))
        ? change(catalogId, (rules, folders) => settleNew(rules, pathsOf(folders)))
        : Promise.resolve(viewOf(catalogs.get(catalogId), settings)),
    noteListed: what => telling(() => noteFolders(what, settings)),
    waiting: () => waitingOf(settings),
  }
}

function serialOf({ details }: PhoneCatalog): string {
  return details.hardwareSerial
}

interface Folders {
  readonly tallied: readonly TalliedFolder[]
  /** Whether these are all. */
  readonly complete: boolean
}

function pathsOf({ tallied }: Folders): readonly string[] {
  return tallied.map(({ path }) => path)
}

/** What was there when the first choice was made is not new; while not all is listed that is not known of all. */
function noted(rules: FolderRules, folders: Folders): FolderRules {
  return folders.complete ? noteListed(rules, pathsOf(folders)) : rules
}

function waitingOf(settings: Settings): WaitingFolders {
  const counts = Object.keys(settings.get().folders).flatMap(serial => {
    const count = folderRulesOf(settings, serial)?.waiting.length ?? 0
    return count === 0 ? [] : [[serial, count] as const]
  })
  return Object.fromEntries(counts)
}

function viewOf(opened: PhoneCatalog, settings: Settings): PhoneFolders {
  const rules = folderRulesOf(settings, serialOf(opened)) ?? firstFolderRules
  const { entries } = opened.catalog
  const folders = opened.folders().map(({ path, count, bytes, category, covers }, id): PhoneFolder => ({
    ...{ id, path: printable(path), count, bytes, category },
    ...folderState(rules, path),
    covers: covers.map(place => coverOf(entries[place]?.path ?? '', place)),
  }))
  const off = folders.filter(({ on }) => !on)
  return {
    newFolders: rules.newFolders,
    complete: opened.isComplete(),
    folders,
    leftOut: {
      count: off.reduce((sum, { count }) => sum + count, 0),
      bytes: off.reduce((sum, { bytes }) => sum + bytes, 0),
    },
  }
}

function coverOf(path: string, id: number): PhoneFolder['covers'][number] {
  const name = fileName(path)
  return { id, name: printable(name), preview: fileType(name) === 'video' ? 'video' : 'image' }
}

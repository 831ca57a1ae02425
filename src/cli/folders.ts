import { join } from 'node:path'
import { folderRulesOf, changeFolderRules } from '../core/app/folder-settings'
import { listPhone } from '../core/app/list-phone'
import { noteFolders } from '../core/app/note-folders'
import { openSettings, type Settings } from '../core/app/settings'
import { createCatalog } from '../core/data/catalog'
import { filesSource } from '../core/data/files/files-source'
import {
  changeNewRule,
  firstFolderRules,
  folderState,
  noteListed,
  switchFolders,
  type FolderRules,
} from '../core/data/files/folder-rules'
import { createFolderTally, type TalliedFolder } from '../core/data/files/tally-folders'
import { internalStorage } from '../core/phone/place'
import type { NewFolderRule } from '../shared/model/folders'
import { printable } from '../shared/printable'
import { exitCodes } from './exit-codes'
import type { Phones } from './open-phones'
import { reachPhone } from './reach-phone'
import { format, say } from './say'
import { stopOnSignal } from './stop-on-signal'

export interface FoldersOptions {
  readonly serial: string | undefined
  /** Where this program keeps its settings. */
  readonly configFolder: string
  readonly leaveOut: readonly string[]
  readonly backUp: readonly string[]
  readonly newFolders: NewFolderRule | undefined
  /** How long to wait for a phone that was unplugged, in milliseconds. */
  readonly waitMs: number
  readonly json: boolean
  /** Tells that the command was given something it cannot use. */
  readonly wrongUse: (text: string) => never
  readonly io: NodeJS.Process
}

/**
 * Prints a line a device folder, after changing what was asked for. @returns the exit code
 * @throws Failure, AdbError when the phone cannot be listed; Node's system errors
 */
export async function folders(phones: Phones, options: FoldersOptions): Promise<number> {
  return await stopOnSignal(options.io, async signal => {
    try {
      return await listAndChange(phones, options, signal)
    } catch (error) {
      if (!signal.aborted) throw error
      return exitCodes.cancelled
    }
  })
}

async function listAndChange(phones: Phones, options: FoldersOptions, signal: AbortSignal): Promise<number> {
  const { serial, waitMs } = options
  const { phone, use } = await reachPhone(phones, { serial, waitMs, signal })
  // Into a new catalog each time: it is listed again when the phone was away meanwhile.
  const listed = await use(async connected => {
    const catalog = createCatalog()
    await listPhone({ phone: connected, details: phone, emit: catalog.add }, [filesSource])
    return catalog
  })
  const settings = openSettings(join(options.configFolder, 'settings.json'))
  const found = createFolderTally(listed.entries)()
  await noteFolders({ phone, listed }, settings)
  await change(settings, phone.hardwareSerial, found, options)
  print(found, folderRulesOf(settings, phone.hardwareSerial) ?? firstFolderRules, options)
  return exitCodes.done
}

async function change(
  settings: Settings,
  hardwareSerial: string,
  found: readonly TalliedFolder[],
  { leaveOut, backUp, newFolders, wrongUse }: FoldersOptions,
): Promise<void> {
  if (leaveOut.length + backUp.length === 0 && newFolders === undefined) return
  const listed = found.map(({ path }) => path)
  const known = folderRulesOf(settings, hardwareSerial)?.known ?? {}
  const pathOf = finder([...listed, ...Object.keys(known)], wrongUse)
  const off = leaveOut.map(pathOf)
  const on = backUp.map(pathOf)
  const both = on.find(path => off.includes(path))
  if (both !== undefined) wrongUse(say('usage.folderBothWays', { folder: both }))
  await changeFolderRules(settings, hardwareSerial, rules => {
    const switched = switchFolders(switchFolders(noteListed(rules, listed), off, false), on, true)
    return newFolders === undefined ? switched : changeNewRule(switched, newFolders, listed)
  })
}

/** Folders are given as they are listed, or from the internal storage on; what cannot be typed, as it is printed. */
function finder(paths: readonly string[], wrongUse: FoldersOptions['wrongUse']): (given: string) => string {
  const known = new Set(paths)
  return given => {
    const trimmed = given.replace(/\/+$/, '')
    const forms = [trimmed, `${internalStorage}/${trimmed}`]
    const exact = forms.find(form => known.has(form))
    const path = exact ?? paths.find(one => forms.includes(printable(one)))
    return path ?? wrongUse(say('usage.unknownFolder', { folder: given }))
  }
}

function print(found: readonly TalliedFolder[], rules: FolderRules, { json, io }: FoldersOptions): void {
  const line = (text: string) => io.stdout.write(text + '\n')
  const sorted = [...found].sort((a, b) => (a.path < b.path ? -1 : 1))
  if (json) {
    line(JSON.stringify({ event: 'new-folders', rule: rules.newFolders }))
    for (const { path, count, bytes } of sorted) {
      const { on, isNew } = folderState(rules, path)
      line(JSON.stringify({ event: 'folder', path, count, bytes, on, new: isNew }))
    }
    return
  }
  for (const folder of sorted) line(toText(folder, rules))
  line(say(`folders.rules.${rules.newFolders}`))
  if (rules.waiting.length > 0) line(say('folders.waiting', { count: rules.waiting.length }))
}

function toText({ path, count, bytes }: TalliedFolder, rules: FolderRules): string {
  const { on, isNew } = folderState(rules, path)
  const state = say(on ? 'folders.on' : 'folders.off').padEnd(8)
  const size = `${format().count(count).padStart(7)}  ${format().bytes(bytes).padStart(9)}`
  return `${state}  ${size}  ${printable(path)}${isNew ? `  (${say('folders.new')})` : ''}`
}

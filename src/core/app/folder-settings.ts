import { z } from 'zod'
import { newFolderRules } from '../../shared/model/folders'
import { firstFolderRules, maxKnownFolders, type FolderRules } from '../data/files/folder-rules'
import type { Settings } from './settings'

/** More than a person has; beyond it what was chosen longest ago goes. */
const maxPhones = 100

const newFolderRule = z.enum(newFolderRules)
const fields = z.record(z.string(), z.unknown())
const waiting = z.array(z.string())

/** The rules of one phone; null where nothing was chosen for it: all of it is backed up then. */
export function folderRulesOf(settings: Pick<Settings, 'get'>, hardwareSerial: string): FolderRules | null {
  const saved = savedRulesOf(settings, hardwareSerial)
  return saved && readRules(saved)
}

/**
 * Changes the rules of one phone: those of a phone that has none are `firstFolderRules`. Takes effect at once; resolves when it
 * is on disk.
 */
export async function changeFolderRules(
  settings: Settings,
  hardwareSerial: string,
  change: (rules: FolderRules) => FolderRules,
): Promise<void> {
  const saved = savedRulesOf(settings, hardwareSerial) ?? {}
  const before = folderRulesOf(settings, hardwareSerial) ?? firstFolderRules
  const after = change(before)
  if (after === before) return
  const rule = after.newFolders === before.newFolders ? (saved['newFolders'] ?? after.newFolders) : undefined
  const others = Object.entries(settings.get().folders).filter(([serial]) => serial !== hardwareSerial)
  const changed = { ...saved, ...after, ...(rule === undefined ? {} : { newFolders: rule }) }
  const kept = [...others.slice(-(maxPhones - 1)), [hardwareSerial, changed] as const]
  await settings.change({ folders: Object.fromEntries(kept) })
}

function savedRulesOf(settings: Pick<Settings, 'get'>, hardwareSerial: string): SavedRules | null {
  const { folders } = settings.get()
  return Object.hasOwn(folders, hardwareSerial)
    ? (fields.safeParse(folders[hardwareSerial]).data ?? null)
    : null
}

type SavedRules = z.infer<typeof fields>

/** What is not understood asks: nothing is backed up, and nothing left out, that a person might not want so. */
function readRules(saved: SavedRules): FolderRules {
  const folders = fields.safeParse(saved['known']).data
  const said = Object.entries(folders ?? {}).flatMap(([path, on]) =>
    typeof on === 'boolean' ? [[path, on] as const] : [],
  )
  return {
    newFolders: newFolderRule.safeParse(saved['newFolders']).data ?? 'ask',
    // Where it is not told which folders were there, none of them is new.
    complete: saved['complete'] === true && folders !== undefined,
    known: Object.fromEntries(said.slice(0, maxKnownFolders)),
    waiting: (waiting.safeParse(saved['waiting']).data ?? []).slice(0, maxKnownFolders),
  }
}

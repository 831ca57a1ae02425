import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemProperties, type PhoneIdentity } from '../phone-identity'
import { giveToShell, type ShellUser } from './phone-files'

export const internalStoragePath = '/storage/emulated/0'
export const sdCard = '/storage/1A2B-3C4D'

/** Links of the phone, relative, so that they stay inside the root however it is looked at. */
const rootLinks: readonly (readonly [string, string])[] = [
  ['sdcard', 'storage/emulated/0'],
  ['mnt/sdcard', '../storage/emulated/0'],
  ['storage/self/primary', '../emulated/0'],
]

const systemFolders = [
  'data/app',
  'mnt',
  'proc',
  'dev',
  'product/bin',
  'storage/self',
  'system/bin',
  'vendor/bin',
]
const shellFolders = (phone: PhoneIdentity): readonly string[] => [
  'data/local/tmp',
  'storage/emulated/0',
  ...(phone.card ? [sdCard.slice(1)] : []),
]

/**
 * Lays out the phone's root: system folders, storage, links, properties. Gives those links that the host cannot
 * make (Windows without the right to), from and to as phone paths.
 */
export function createRoot(
  root: string,
  phone: PhoneIdentity,
  user: ShellUser | undefined,
): ReadonlyMap<string, string> {
  for (const folder of [...systemFolders, ...shellFolders(phone)])
    mkdirSync(join(root, folder), { recursive: true })
  for (const folder of shellFolders(phone)) giveToShell(user, join(root, folder))
  const properties = [...systemProperties(phone)].map(([key, value]) => `${key}=${value}\n`)
  writeFileSync(join(root, 'system/build.prop'), properties.join(''))
  return new Map(rootLinks.flatMap(([from, to]) => makeLink(root, from, to)))
}

function makeLink(root: string, from: string, to: string): readonly (readonly [string, string])[] {
  try {
    symlinkSync(to, join(root, from), 'dir')
    return []
  } catch {
    return [[`/${from}`, internalStoragePath]]
  }
}

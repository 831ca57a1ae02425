import { readdirSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { joinPhone, mayAccess, resolvePhonePath, regularFileMode, type Resolved } from '../files/phone-files'
import { statFile } from './stat-file'
import type { SyncContext } from './sync-context'
import { encodeDent, encodeListDone, noStat, type EntryStat } from './sync-wire'

/** Entries told in one go: large enough for few messages, small enough that other streams get their turn. */
const batch = 500

/**
 * LIST and LIS2. file_sync_service.cpp do_list: a folder that cannot be opened gives a plain DONE, so that it looks
 * empty; `.` and `..` are among the entries; an entry that cannot be read is left out by version 1 and told with
 * its error by version 2.
 */
export async function listFolder(context: SyncContext, path: Buffer, version: 1 | 2): Promise<void> {
  const folder = openFolder(context, path)
  const names = folder === undefined ? [] : namesIn(folder)
  let entries: Buffer[] = []
  for (const [index, name] of names.entries()) {
    const stat = statFile(context.files, joinPhone(path, name), false)
    if (stat.error === 0 || version === 2) entries.push(encodeDent(version, stat, name))
    if (index % batch !== batch - 1) continue
    if (!(await context.stream.write(Buffer.concat(entries)))) return
    entries = []
    await nextTurn()
  }
  if (folder !== undefined) entries.push(hostileEntries(context, folder, version))
  await context.stream.write(Buffer.concat([...entries, encodeListDone(version)]))
}

function openFolder(context: SyncContext, path: Buffer): Resolved | undefined {
  try {
    const folder = resolvePhonePath(context.files, path, true)
    if (folder.stat === undefined || !mayAccess(context.files, folder.stat, 4)) return undefined
    return folder
  } catch {
    return undefined
  }
}

function namesIn(folder: Resolved): readonly Buffer[] {
  try {
    const names = readdirSync(folder.host, 'buffer')
    return [Buffer.from('.'), Buffer.from('..'), ...names]
  } catch {
    return []
  }
}

const hostileStat: EntryStat = {
  ...noStat(0),
  mode: regularFileMode | 0o660,
  nlink: 1,
  size: 1234n,
  mtime: 1_700_000_000n,
}

function hostileEntries(context: SyncContext, folder: Resolved, version: 1 | 2): Buffer {
  const { hostileEntries: hostile } = context.faults.current()
  if (hostile === undefined) return Buffer.alloc(0)
  const place = openFolder(context, Buffer.from(hostile.folder))
  if (place === undefined || !place.phone.equals(folder.phone)) return Buffer.alloc(0)
  return Buffer.concat(hostile.names.map(name => encodeDent(version, hostileStat, Buffer.from(name))))
}

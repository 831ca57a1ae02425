import { setMaxListeners } from 'node:events'
import type { AnswerBudget } from '../phone/answer-budget'
import type { DirEntry, MoveResult, OpenOptions, Phone, PhoneWriter } from '../phone/phone'
import { PhoneError } from '../phone/phone-error'
import { commandShellOnDemand } from './adb/command-shell-on-demand'
import type { PhoneLink } from './adb/open-service'
import { moveFile, removeFiles, type ShellAccess } from './change-files'
import { addFavourites, listFavourites } from './favourites'
import { createFileHeads } from './file-heads'
import { findUnreadable } from './find-unreadable'
import { createPhoneHashes } from './hash-files'
import { countListed, tellMediaIndex } from './media-index'
import { openRecordStores } from './open-record-stores'
import { createPhoneThumbnails } from './phone-thumbnails'
import { readVolumes } from './probe-phone'
import { readBattery } from './read-battery'
import { createPhoneRemoval } from './removal/phone-removal'
import { asStat, readFile } from './read-file'
import { listFolder } from './sync/list-folder'
import { createFilePuller } from './sync/pull-ahead'
import { pushFile } from './sync/push-file'
import { statFile } from './sync/stat-file'
import { createSyncPool, type SyncPool } from './sync/sync-pool'
import { toldBySync } from './sync/told-size'

/** The phone behind adb. Nothing is asked of it before it is needed. */
export function openPhone(link: PhoneLink, { signal, inactivityMs }: OpenOptions = {}): Phone {
  const closing = new AbortController()
  const options = {
    signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
    inactivityMs,
  }
  // Every connection listens to it; none of them is a leak.
  setMaxListeners(0, options.signal)
  const pool = createSyncPool(link, options)
  const puller = createFilePuller(link, options)
  const heads = createFileHeads(link, options)
  const thumbnails = createPhoneThumbnails(link, heads, options)
  const hashes = createPhoneHashes(link, options)
  const put = createPhoneWriter(link, pool, options)
  const binarySafe = link.features.has('shell_v2')
  const looks: Pick<Phone, 'stat' | 'list'> = {
    stat: async path =>
      asStat(await pool.use(session => statFile(session, path)), link.features.has('stat_v2')),
    list: (folder, budget) => listOn(pool, folder, budget),
  }
  return {
    ...looks,
    read: request => readFile({ link, pool, puller, options }, request),
    head: heads.read,
    toldSize: toldBySync,
    canResume: binarySafe,
    seemEmpty: (folders, budget) => findUnreadable(link, folders, { ...options, budget }),
    hash: hashes,
    put,
    // A scan may take longer than the phone is otherwise silent.
    mediaIndex: {
      tell: paths => tellMediaIndex(link, paths, { signal: options.signal }),
      countListed: paths => countListed(link, paths, { signal: options.signal }),
      listFavourites: () => listFavourites(link, options),
      addFavourites: paths => addFavourites(link, paths, options),
    },
    ...(binarySafe
      ? {
          thumbnail: (path, kind) => thumbnails.read(path, kind === 'video' ? 'video' : 'images'),
          ...openRecordStores(link, options),
          removal: createPhoneRemoval(link, looks, options),
        }
      : {}),
    battery: () => readBattery(link, options),
    volumes: () => readVolumes(link, options),
    close: () => {
      closing.abort(new PhoneError('gone', 'This connection to the phone has been closed'))
      for (const part of [pool, puller, heads, thumbnails, hashes, put]) part.close()
    },
  }
}

/** `Phone.list`. */
async function* listOn(
  pool: SyncPool,
  folder: string,
  budget: AnswerBudget,
): AsyncGenerator<readonly DirEntry[]> {
  const session = await pool.take()
  let atRest = false
  try {
    yield* listFolder(session, folder, budget)
    atRest = true
  } finally {
    if (atRest) pool.giveBack(session)
    else session.close()
  }
}

/** `Phone.put`. One shell for all commands costs less than one each. */
function createPhoneWriter(link: PhoneLink, pool: SyncPool, options: OpenOptions) {
  const shell = commandShellOnDemand(link, options)
  const access: ShellAccess = { link, shell, options }
  return {
    write: file => pool.use(session => pushFile(session, { ...file, inactivityMs: options.inactivityMs })),
    rename: async moves => {
      const results: MoveResult[] = []
      for (const move of moves) results.push(await moveFile(access, move))
      return results
    },
    remove: paths => removeFiles(access, paths),
    close: () => shell.close(),
  } satisfies PhoneWriter & { readonly close: () => void }
}

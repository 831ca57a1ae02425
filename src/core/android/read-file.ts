import type { ByteSink, OpenOptions, ReadEnd, ReadRequest, Stat } from '../phone/phone'
import { exactSize } from './exact-size'
import { readFrom } from './read-from'
import type { PhoneLink } from './adb/open-service'
import type { FilePuller, Pulled } from './sync/pull-ahead'
import { grown } from './sync/pull-file'
import { statFile } from './sync/stat-file'
import type { PhoneStat } from './sync/sync-codec'
import type { SyncPool } from './sync/sync-pool'
import { toldBySync } from './sync/told-size'

/** What reading one file takes. */
export interface ReadAccess {
  readonly link: PhoneLink
  readonly pool: SyncPool
  readonly puller: FilePuller
  readonly options: OpenOptions
}

/** `Phone.read`. */
export async function readFile(access: ReadAccess, request: ReadRequest): Promise<ReadEnd> {
  const { link, puller } = access
  const pulled = request.from > 0 ? await resumeFile(access, request) : await puller.pull(request)
  const after = asStat(pulled.after, link.features.has('stat_v2'))
  return { after, whole: after !== null && (await isWhole(access, request.path, pulled)) }
}

/** `Phone.stat` of what ADB tells; null for what is not there. */
export function asStat({ kind, bytes, modifiedAt, errno }: PhoneStat, exactSize: boolean): Stat | null {
  return errno === 0 ? { kind, bytes, exactSize, modifiedAt } : null
}

async function resumeFile({ link, pool, options }: ReadAccess, request: ReadRequest): Promise<Pulled> {
  const { path, bytes, from, begin, sink } = request
  // Modulo 2^32 a size is no limit.
  const maxBytes = link.features.has('stat_v2') ? bytes : Infinity
  let received = from
  const counting: ByteSink = (piece, lend) => {
    received += piece.length
    if (received > maxBytes) throw grown()
    return sink(piece, lend)
  }
  await begin()
  await readFrom(link, request, counting, options)
  return { received, after: await pool.use(session => statFile(session, path)) }
}

/** Phones without `stat_v2` tell sizes modulo 2^32: there their shell is asked, if it knows. */
async function isWhole(
  { link, options }: ReadAccess,
  path: string,
  { received, after }: Pulled,
): Promise<boolean> {
  if (link.features.has('stat_v2')) return received === after.bytes
  if (toldBySync(received) !== after.bytes) return false
  const exact = await exactSize(link, path, options)
  return exact === null || exact === received
}

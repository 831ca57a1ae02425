import type { CopyReport, Outcome } from '../../../shared/model/job'
import { Failure } from '../../errors/failure'
import type { KeyRing } from '../../format/encrypted/key-ring'
import { isEncrypted } from '../../format/manifest'
import { readPhoneFolderName } from '../../format/layout'
import { runCopy, type PhoneToCopy } from '../../jobs/copy/run-copy'
import type { ReadyJob } from '../../jobs/run-job'
import { chooseCopiesToForget } from './choose-copies-to-forget'
import { findBackupsToCopy } from './find-backups-to-copy'
import { isGone, ruleKey } from './is-gone'
import type { Places } from './places'

export interface CopyOrder {
  readonly placeId: string
  /** Output folders. */
  readonly folders: readonly string[]
  /** Only of this phone, by the name of its folder. */
  readonly phone?: string | undefined
  /** Only the one of this name. */
  readonly backup?: string | undefined
}

export interface CopyDeps {
  readonly places: Places
  /** By whose keys strangers are told from backups of the same phone. */
  readonly ring: Pick<KeyRing, 'get' | 'serials'>
  readonly now?: () => number
}

/**
 * Copies what a place is to have and has not; looks again at what it has.
 * @throws Failure `nothing-to-copy` where there is no backup to copy; `place-gone`, `rclone-missing`; PlaceError
 */
export async function prepareCopy(order: CopyOrder, deps: CopyDeps): Promise<ReadyJob<Outcome<CopyReport>>> {
  const { placeId } = order
  const { places, ring, now = Date.now } = deps
  const known = places.get(placeId)
  const { encryptedOnly, keep } = known.rule
  const found = await findBackupsToCopy(order.folders, { encryptedOnly, phone: order.phone })
  const phones: PhoneToCopy[] = []
  let items = 0
  let bytes = 0
  for (const { phone, backups } of found) {
    const state = await places.state(placeId, phone)
    const book = await state.book()
    const wanted = backups.filter(({ name }) =>
      order.backup === undefined ? !isGone(name, book, known.rule) : name === order.backup,
    )
    if (wanted.length === 0) continue
    for (const { name, manifest } of wanted) {
      if (book.backups[name]) continue
      items += manifest.total.count
      bytes += manifest.total.bytes
    }
    const choose = () => chooseCopiesToForget({ shelf: state.shelf, rule: keep, ring, now: now() })
    const judged = keep.kind !== 'keep-all' && order.backup === undefined
    const forget = judged ? { rule: ruleKey(known.rule), choose } : undefined
    phones.push({ phone, state, forget, backups: wanted.map(({ path }) => path) })
  }
  const [first] = phones
  if (!first) throw new Failure('nothing-to-copy')
  const place = await places.open(placeId)
  return {
    facts: {
      kind: 'copy',
      phoneName: readPhoneFolderName(first.phone).model,
      ...{ phoneId: null, placeId, itemsTotal: items, bytesTotal: bytes, issueCount: 0 },
      encrypted: found.every(({ backups }) => backups.every(({ manifest }) => isEncrypted(manifest))),
    },
    run: async controls => {
      try {
        const input = {
          place,
          placeName: known.name,
          phones,
          items,
          bytes,
          computerId: places.computerId,
          now,
        }
        return await runCopy(input, controls)
      } finally {
        await place.close()
      }
    },
  }
}

import { basename } from 'node:path'
import type { RetentionRule } from '../../../shared/model/retention'
import type { KeyRing } from '../../format/encrypted/key-ring'
import { listLibrary } from '../list-library'
import type { MarkedBackup } from '../library-view'
import { doomedBackups, planForget } from '../plan-forget'

export interface ForgetCopiesInput {
  /** Of one phone, with all copies that there are brought. */
  readonly shelf: string
  readonly rule: RetentionRule
  readonly ring: Pick<KeyRing, 'get' | 'serials'>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Which copies of a phone a rule removes, by name: judged as backups on a disk are. @throws Node's system errors */
export async function chooseCopiesToForget({
  shelf,
  rule,
  ring,
  now,
}: ForgetCopiesInput): Promise<readonly string[]> {
  const found: MarkedBackup[] = []
  for await (const together of listLibrary(shelf, ring)) found.push(...together)
  return doomedBackups(planForget({ backups: found, rule, now })).map(({ folder }) => basename(folder))
}

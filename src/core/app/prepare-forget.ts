import type { ForgetReport, Outcome } from '../../shared/model/job'
import type { Removal, RetentionRule } from '../../shared/model/retention'
import { Failure } from '../errors/failure'
import type { KeyRing } from '../format/encrypted/key-ring'
import { runForget } from '../jobs/forget/run-forget'
import type { ReadyJob } from '../jobs/run-job'
import type { BytesOnlyIn } from './freed-by'
import { listLibrary } from './list-library'
import type { MarkedBackup } from './library-view'
import { doomedBackups, planForget } from './plan-forget'

export interface ForgetOrder {
  /** Of one phone, those that a plan removes and whoever asked has agreed to; the newest first. */
  readonly backups: readonly MarkedBackup[]
  /** The rule of that plan. */
  readonly rule: RetentionRule
  readonly removal: Removal
  /** For people to read. */
  readonly phoneName: string
}

export interface ForgetDeps {
  /** By whose keys strangers are told from backups of the same phone. */
  readonly ring: Pick<KeyRing, 'get' | 'serials'>
  /** Moves a folder to the system's trash; without one, backups can only be removed for good. */
  readonly trash?: ((folder: string) => Promise<void>) | undefined
  /** Where it has been measured: what the report says was freed. */
  readonly bytesOnlyIn?: BytesOnlyIn | null | undefined
  /** Called right before each is removed. */
  readonly onRemoving?: ((folder: string) => void) | undefined
  readonly now?: () => number
}

/**
 * Removes backups that a rule does not keep. With the folder of the phone locked everything is looked at and judged again:
 * what is to stay by then stays, and nothing goes that was not agreed to. Uses no phone.
 * @throws Failure `trash-failed` where there is no trash
 */
export function prepareForget(order: ForgetOrder, deps: ForgetDeps): ReadyJob<Outcome<ForgetReport>> {
  const { backups, rule, removal, phoneName } = order
  const { ring, trash, bytesOnlyIn, onRemoving, now = Date.now } = deps
  if (removal === 'trash' && !trash) throw new Failure('trash-failed')
  const mayGo = async (phoneFolder: string, signal: AbortSignal) => {
    const found: MarkedBackup[] = []
    for await (const together of listLibrary(phoneFolder, ring, { signal })) found.push(...together)
    const plan = planForget({ backups: found, rule, now: now() })
    return new Set(doomedBackups(plan).map(({ folder }) => folder))
  }
  const noTrash = () => Promise.reject(new Failure('trash-failed'))
  return {
    facts: {
      kind: 'forget',
      phoneName,
      phoneId: null,
      encrypted: backups.some(({ encrypted }) => encrypted),
      itemsTotal: backups.reduce((total, { items }) => total + items, 0),
      bytesTotal: 0,
      issueCount: 0,
    },
    run: controls => {
      const freedBytes = bytesOnlyIn ?? (() => null)
      return runForget(backups, { removal, trash: trash ?? noTrash, mayGo, freedBytes, onRemoving }, controls)
    },
  }
}

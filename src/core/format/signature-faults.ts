import type { Authenticity } from '../../shared/model/authenticity'
import type { BackupFault } from '../../shared/model/issue'
import { manifestName } from './layout'

const details = {
  'no-signature': 'not signed with the key of this backup',
  'wrong-signature': 'not what was signed with the key of this backup',
} as const

/** What is wrong with the signature of a backup. A file that is not the one that was signed is told by its own name. */
export function signatureFaults(authenticity: Authenticity): readonly Omit<BackupFault, 'during'>[] {
  if (authenticity.kind !== 'unsigned') return []
  return authenticity.reasons.flatMap(reason =>
    reason === 'no-signature' || reason === 'wrong-signature'
      ? [{ item: manifestName, code: 'changed', detail: { saidBy: 'app', text: details[reason] } } as const]
      : [],
  )
}

import type { UnclearRecord } from '../phone/record-stores'
import type { ListEvent } from './source'

/** A record that the phone has but does not tell so that it is sure: it is not in the backup, and that is said. */
export function unclearProblem({ record, why }: UnclearRecord): ListEvent {
  return { kind: 'problem', item: record, code: 'unclear', detail: { saidBy: 'app', text: why } }
}

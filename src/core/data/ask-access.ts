import type { Category } from '../../shared/model/category'
import type { RecordAccess } from '../../shared/model/record-access'
import type { ListInput } from './source'

interface Asked {
  readonly access: () => Promise<RecordAccess>
}

const noStore: RecordAccess = { count: null, whyNotRead: 'no-answer', whyNotWrite: 'no-answer' }

/**
 * Asks what the phone lets be done with records of this kind, and tells it. What it does not give is no problem of a
 * backup: it is said before, and in its manifest.
 * @returns the store that can be read, and whether it is known to have nothing, so that it need not be listed; null where there
 * is none
 * @throws PhoneError when the phone is lost
 */
export async function askAccess<Store extends Asked>(
  category: Category,
  store: Store | undefined,
  emit: ListInput['emit'],
  ask: (store: Store) => Promise<RecordAccess> = ({ access }) => access(),
): Promise<{ readonly store: Store; readonly isEmpty: boolean } | null> {
  const access = store ? await ask(store) : noStore
  emit({ kind: 'access', category, access })
  return store && access.whyNotRead === null ? { store, isEmpty: access.count === 0 } : null
}

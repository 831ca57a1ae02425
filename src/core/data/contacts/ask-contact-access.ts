import type { RecordAccess } from '../../../shared/model/record-access'
import type { ContactStore } from '../../phone/record-stores'

/**
 * What the phone lets be done with its contacts, and with their pictures.
 * @throws PhoneError
 */
export async function askContactAccess(
  store: Pick<ContactStore, 'access' | 'photos' | 'importer'>,
): Promise<RecordAccess> {
  const access = { ...(await store.access()), ...(store.importer ? ({ importer: true } as const) : {}) }
  if (access.whyNotRead !== null || !store.photos) return access
  return { ...access, photos: await store.photos() }
}

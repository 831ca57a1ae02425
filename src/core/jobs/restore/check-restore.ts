import { categories } from '../../../shared/model/category'
import type { AccessByCategory } from '../../../shared/model/record-access'
import { isSavedEntry, type BackupEntry } from '../../data/source'
import type { ItemIssue } from '../../../shared/model/issue'
import type { RestoreCheck } from '../../../shared/model/restore'
import { needByVolume } from './check-room'
import { planRestore, type OtherRestore, type PlanRestoreInput } from './plan-restore'

/**
 * What a restore would take, by what is known before it. Pure.
 * @param input its phone with the room it had when it was last asked
 * @param access what the phone lets be done with records
 * @param serial hardware serial of the phone that the backup is of; null where it does not tell
 * @throws like `planRestore`
 */
export function checkRestore(
  input: PlanRestoreInput,
  access: AccessByCategory,
  serial: string | null,
): RestoreCheck {
  const { items, issues, moved, others } = planRestore(input)
  const count = (code: ItemIssue['code']) => issues.filter(issue => issue.code === code).length
  const needNewer = count('needs-newer-version')
  const onlyExported = count('cannot-be-put-back')
  return {
    chosen: {
      count: input.selected.length,
      bytes: input.selected.reduce((total, { bytes }) => total + bytes, 0),
    },
    volumes: needByVolume(items).map(({ volume: { kind, freeBytes }, neededBytes }) => ({
      kind,
      neededBytes,
      freeBytes,
    })),
    unusable: issues.length - needNewer - onlyExported,
    needNewer,
    onlyExported,
    records: countRecords(others, access),
    moved,
    otherPhone: serial !== null && serial !== input.phone.hardwareSerial,
  }
}

function countRecords(others: readonly OtherRestore[], access: AccessByCategory): RestoreCheck['records'] {
  const entries = others.flatMap(({ input }): readonly BackupEntry[] => [...input.items, ...input.entries])
  return categories.flatMap(category => {
    const own = entries.filter(entry => entry.category === category)
    const count = own.reduce((sum, entry) => sum + (isSavedEntry(entry) ? 1 : (entry.entries ?? 1)), 0)
    if (count === 0) return []
    const { whyNotWrite = null, photos, importer } = access[category] ?? {}
    const withoutPhotos = photos?.takes === false ? ({ withoutPhotos: true } as const) : {}
    const withImporter = importer ? { importer } : {}
    return [{ category, count, whyNotTaken: whyNotWrite, ...withoutPhotos, ...withImporter }]
  })
}

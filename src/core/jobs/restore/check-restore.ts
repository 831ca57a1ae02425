import type { ItemIssue } from '../../../shared/model/issue'
import type { RestoreCheck } from '../../../shared/model/restore'
import { needByVolume } from './check-room'
import { planRestore, type RestoreInput } from './plan-restore'

/**
 * What a restore would take, by what is known before it. Pure.
 * @param input its phone with the room it had when it was last asked
 * @param serial hardware serial of the phone that the backup is of; null where it does not tell
 * @throws like `planRestore`
 */
export function checkRestore(input: RestoreInput, serial: string | null): RestoreCheck {
  const { items, issues, moved } = planRestore(input)
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
    moved,
    otherPhone: serial !== null && serial !== input.phone.hardwareSerial,
  }
}

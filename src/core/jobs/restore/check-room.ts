import type { StorageVolume } from '../../../shared/model/device'
import { Failure } from '../../errors/failure'
import type { PlannedRestore } from './plan-restore'

export interface VolumeNeed {
  readonly volume: StorageVolume
  readonly neededBytes: number
}

/** A phone filled to its last byte troubles all its apps. */
const reserveBytes = 64 * 1024 * 1024

/** What these items take, by storage. */
export function needByVolume(items: readonly PlannedRestore[]): readonly VolumeNeed[] {
  const needs = new Map<string, { readonly volume: StorageVolume; neededBytes: number }>()
  for (const { volume, item } of items) {
    const need = needs.get(volume.path) ?? { volume, neededBytes: 0 }
    need.neededBytes += item.bytes
    needs.set(volume.path, need)
  }
  return [...needs.values()]
}

/**
 * @param volumes as they are now; one that does not tell its size is trusted to have room
 * @throws Failure `phone-full`
 */
export function requireRoom(needs: readonly VolumeNeed[], volumes: readonly StorageVolume[]): void {
  for (const { volume, neededBytes } of needs) {
    const now = volumes.find(({ path }) => path === volume.path)
    if (!now || now.totalBytes === 0) continue
    if (neededBytes + reserveBytes > now.freeBytes)
      throw new Failure('phone-full', { neededBytes: neededBytes + reserveBytes, freeBytes: now.freeBytes })
  }
}

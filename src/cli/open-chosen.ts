import { join, resolve } from 'node:path'
import type { OpenPlaces } from '../core/app/places/open-places'
import { openBackup, type OpenBackup, type UnsignedRule } from '../core/library/open-backup'
import { findPlacedBackup } from './with-places'

export interface ChosenBackup {
  /** Its folder, or `PLACE:PHONE/BACKUP`. */
  readonly folder: string
  readonly password: string | null
  readonly unsigned: UnsignedRule
  /** The places that it may be in. */
  readonly opened?: OpenPlaces | undefined
}

/** Opens a backup that is on this computer or in a place. @throws like `openBackup`; like `PlacedBackups.bring` */
export async function openChosen({ folder, password, unsigned, opened }: ChosenBackup): Promise<OpenBackup> {
  const id = opened && findPlacedBackup(folder, opened)
  if (!id) return await openBackup(resolve(folder), password, unsigned)
  const openFile = await opened.backups.bring(id)
  const { shelf } = await opened.places.state(id.placeId, id.phone)
  return await openBackup(join(shelf, id.name), password, unsigned, openFile)
}

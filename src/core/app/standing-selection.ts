import type { sourceCategories } from '../../shared/model/source-categories'
import { selectByFolders, type FolderLeftOut } from '../data/files/select-by-folders'
import { isPhoneFile, type PhoneFile } from '../data/files/phone-file'
import type { Entry } from '../phone/entry'
import { folderRulesOf } from './folder-settings'
import type { BackupRequest } from './prepare-backup'
import type { Settings } from './settings'

type Kind = keyof typeof sourceCategories

/** Which kinds of data a backup takes; what is not named is taken. */
export type StandingKinds = Readonly<Partial<Record<Kind, boolean>>>

/** What a backup takes that nobody selects for: one click, or by itself. */
export interface StandingSelection {
  /** Goes into a `BackupRequest` as it is. */
  readonly what: Required<Pick<BackupRequest, 'selected' | 'foldersLeftOut'>>
  /** Paths of the new folders that wait for a person's answer, and are left out until then. */
  readonly waiting: readonly string[]
}

/**
 * What to back up of a phone when nobody is there to select: every kind of data, and of its files what the folder rules of this
 * phone say. Pure but for reading the settings.
 * @param phone listed to its end
 */
export function standingSelection(
  { phone, listed }: Pick<BackupRequest, 'phone' | 'listed'>,
  settings: Pick<Settings, 'get'>,
  kinds: StandingKinds = {},
): StandingSelection {
  const isWanted = ({ source = 'files' }: Entry) => kinds[source as Kind] !== false
  const wanted = listed.entries.filter(isWanted)
  const rules = folderRulesOf(settings, phone.hardwareSerial)
  if (!rules) return { what: { selected: wanted, foldersLeftOut: [] }, waiting: [] }
  const { selected, leftOut } = selectByFolders(wanted.filter(isPhoneFile), rules)
  const files: ReadonlySet<Entry> = new Set<PhoneFile>(selected)
  return {
    what: {
      selected: wanted.filter(entry => !isPhoneFile(entry) || files.has(entry)),
      foldersLeftOut: leftOut,
    },
    waiting: leftOut
      .filter((folder): folder is FolderLeftOut => folder.waiting === true)
      .map(({ path }) => path),
  }
}

import { namesBelow } from '../../phone/place'
import type { PhoneFile } from './phone-file'

/**
 * Android's own folders of sound: what lies in them are albums and series, not folders that mean something by themselves.
 * (MediaProvider files audio there by the kind alone; `Recordings` is not among them: apps have their own folders in it.)
 */
const soundFolders: ReadonlySet<string> = new Set([
  'Music',
  'Podcasts',
  'Audiobooks',
  'Alarms',
  'Notifications',
  'Ringtones',
])

/**
 * The device folder that a file belongs to: one that a person would switch on or off as a whole (ADR 25). It is the folder of
 * the file, cut at
 * - one name in `Music` and other folders of sound;
 * - the app in `Android/data` and `Android/obb`;
 * - two names elsewhere, such as `DCIM/Camera`, also below an app in `Android/media`, which has a tree of its own there; three
 *   where the second is `Media`: `WhatsApp/Media/WhatsApp Images`.
 *
 * Folders do not contain each other: `DCIM` is what lies in it beside `DCIM/Camera`.
 * @returns its absolute path on the phone; for files at the top of a storage, the storage
 */
export function deviceFolderOf({ volume, path }: Pick<PhoneFile, 'volume' | 'path'>): string {
  const folders = namesBelow(volume, path).slice(0, -1)
  return [volume, ...folders.slice(0, depthOf(folders))].join('/')
}

function depthOf(folders: readonly string[]): number {
  const [first = '', second] = folders
  if (soundFolders.has(first)) return 1
  if (first !== 'Android') return depthInTree(folders)
  return second === 'media' ? 3 + depthInTree(folders.slice(3)) : 3
}

function depthInTree([, second]: readonly string[]): number {
  return second === 'Media' ? 3 : 2
}

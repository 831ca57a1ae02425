import { chmodSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { PhoneIdentity } from '../phone-identity'
import type { Gallery } from '../gallery/ensure-gallery'
import { createMediaStore } from '../media/create-media-store'
import type { MediaIndex } from '../media/media-index'
import { addPackages } from './add-packages'
import { addSpecialFiles } from './add-special-files'
import { cacheFolder } from './cache-folder'
import { internalStoragePath, sdCard, createRoot } from './create-root'
import { linkTree } from './link-tree'
import { shellGroups, shellUid, type PhoneFiles, type ShellUser } from './phone-files'
import { removeTree } from './remove-tree'

export interface InstanceContents {
  /** Folders of the gallery cache to fill the phone with; undefined for a phone on a foreign storage folder. */
  readonly gallery: Gallery | undefined
  readonly storage: string | undefined
  /** Folders of the phone's system that are elsewhere on the host. */
  readonly system: ReadonlyMap<string, string>
  readonly bigFile: boolean
}

export interface Instance {
  readonly files: PhoneFiles
  readonly media: MediaIndex
  readonly remove: () => void
}

/** One started phone's own root folder, beside the cache so that its files can be hard links. */
export async function createInstance(phone: PhoneIdentity, contents: InstanceContents): Promise<Instance> {
  const folder = join(cacheFolder(), 'instances')
  mkdirSync(folder, { recursive: true })
  removeStale(folder)
  const root = mkdtempSync(join(folder, `${process.pid}-`))
  // The temporary folder is ours alone, but the phone's shell user must be able to enter its `/`.
  chmodSync(root, 0o755)
  const user = shellUser(contents.storage)
  const links = createRoot(root, phone, user)
  addPackages(root)
  const storage = contents.storage === undefined ? [] : [[internalStoragePath, contents.storage] as const]
  const mounts = new Map([...contents.system, ...storage])
  if (contents.gallery !== undefined) {
    // As root the cached files belong to root and the shell user cannot write into them. Elsewhere on Linux the
    // shell runs as the owner, so it gets copies: what it does to a file must not change the cache.
    const options = { mayLink: user !== undefined || process.platform !== 'linux', user }
    await linkTree(
      Buffer.from(contents.gallery.internal),
      Buffer.from(join(root, internalStoragePath)),
      options,
    )
    if (phone.card)
      await linkTree(Buffer.from(contents.gallery.card), Buffer.from(join(root, sdCard)), options)
    addSpecialFiles(join(root, internalStoragePath), { bigFile: contents.bigFile, user })
  }
  const files: PhoneFiles = { root, mounts, links, user }
  const media = await createMediaStore({ phone, files, gallery: contents.gallery })
  return { files, media, remove: () => removeTree(root) }
}

/**
 * As root the shell user is a phone's uid 2000 - or whoever owns a foreign storage folder, since on a phone the shell
 * may read its storage.
 */
function shellUser(storage: string | undefined): ShellUser | undefined {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined
  const uid = storage === undefined ? shellUid : statSync(storage).uid
  return { uid, groups: uid === 0 ? [0, ...shellGroups] : shellGroups }
}

/** Removes what phones that were killed have left behind. */
function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(name.split('-')[0])
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) removeTree(join(folder, name))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}

import { nativeImage, shell, type BrowserWindow } from 'electron'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileName } from '../../core/phone/file-name'
import { marketName } from '../../core/phone/market-name'
import { describeError } from '../../core/errors/describe-error'
import { Failure } from '../../core/errors/failure'
import type { BackupEntry } from '../../core/data/source'
import { exportedFiles } from '../../core/app/exported-files'
import { nameOfExport } from '../../core/jobs/export/plan-export'
import { hostSafeName } from '../../core/format/host-names'
import { lockPhoneFolder } from '../../core/format/lock-phone-folder'
import { readContents } from '../../core/library/read-contents'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { BackupDetails } from '../../shared/model/library'
import { phoneTitle } from '../../shared/phone-title'
import { printable } from '../../shared/printable'
import { askForFolder } from '../ask-for-folder'
import type { BackupCatalog } from '../../core/app/backup-catalog'
import type { Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { Library } from '../../core/app/library'
import { isOpenable } from '../../core/app/openable'
import type { ReadableCopies } from '../../core/app/readable-copies'
import { prepareVerify } from '../../core/app/prepare-verify'
import type { VaultAccess } from '../../core/app/vault-access'
import { listNotIncluded } from '../../shared/model/list-not-included'

export interface LibraryHandlerPorts {
  readonly library: Library
  readonly catalogs: Catalogs
  readonly vaults: VaultAccess
  readonly jobs: Jobs
  readonly copies: ReadableCopies
  readonly window: () => BrowserWindow | null
  /** What the pointer carries while items are dragged out. */
  readonly dragIcon: string
}

const maxDraggedBytes = 1024 ** 3
/** Who drags holds the button for that long at least. */
const maxMsToDrag = 1_000

export function libraryHandlers(ports: LibraryHandlerPorts): Handlers<typeof contract>['library'] {
  const { library, catalogs, vaults, jobs, copies } = ports
  return {
    scan: () => library.scan(),
    addFolder: () => addFolder(ports),
    dropFolder: ({ path }) => (path === '' ? false : library.addFolder(path)),
    removeFolder: ({ folderId }) => library.removeFolder(folderId),
    open: async ({ backupId, password, remember, trustUnsigned }) => {
      const { folder, phoneName } = found(library, backupId)
      const unsigned = trustUnsigned ? 'open' : 'refuse'
      const backup = await vaults.unlock({ folder, password, remember, unsigned })
      return catalogs.openBackup({ backup, backupId, phoneName })
    },
    details: ({ catalogId }) => detailsOf(catalogs.backup(catalogId)),
    trash: ({ backupId }) => moveToTrash(ports, backupId),
    reveal: ({ backupId }) => shell.showItemInFolder(foundHere(library, backupId).folder),
    verify: async ({ backupId, password }) => {
      const { folder, phoneName } = foundHere(library, backupId)
      return jobs.start(prepareVerify(await vaults.open(folder, password), phoneName))
    },
    openItem: async ({ catalogId, itemId }) => {
      const catalog = catalogs.backup(catalogId)
      const entries = pick(catalog, [itemId])
      const [file] = exportedFiles(entries)
      if (!file || !isOpenable(hostSafeName(fileName(nameOfExport(file))))) throw new Failure('open-failed')
      const [path = ''] = await copies.make(catalog.backup, entries, 'look')
      const message = await shell.openPath(path)
      if (message !== '') throw new Failure('open-failed', { message })
    },
    dragItems: ({ catalogId, ids }) => dragOut(ports, catalogId, ids),
  }
}

/** @throws Failure `backup-gone` */
function found(library: Library, backupId: string): { readonly folder: string; readonly phoneName: string } {
  const { backup, phoneName } = library.find(backupId)
  if (!existsSync(backup.folder)) throw new Failure('backup-gone')
  return { folder: backup.folder, phoneName }
}

/** The same of one whose files are on this computer. @throws Failure `backup-gone` */
function foundHere(library: Library, backupId: string): ReturnType<typeof found> {
  if (library.find(backupId).place !== null) throw new Failure('backup-gone')
  return found(library, backupId)
}

/** @throws Failure `catalog-gone` for an id that names nothing */
function pick({ at }: BackupCatalog, ids: readonly number[]): readonly BackupEntry[] {
  return ids.map(id => {
    const entry = at(id)
    if (!entry) throw new Failure('catalog-gone')
    return entry
  })
}

async function dragOut(
  { catalogs, copies, jobs, window, dragIcon }: LibraryHandlerPorts,
  catalogId: string,
  ids: readonly number[],
): Promise<void> {
  // While something is dragged to another program the whole app stands still (electron/electron#38845).
  if (jobs.running()) throw new Failure('job-running')
  const startedAt = performance.now()
  const catalog = catalogs.backup(catalogId)
  const dragged = pick(catalog, ids)
  const bytes = dragged.reduce((sum, item) => sum + item.bytes, 0)
  if (bytes > maxDraggedBytes) throw new Failure('bad-request', { bytes, maxBytes: maxDraggedBytes })
  const files = [...(await copies.make(catalog.backup, dragged, 'keep'))]
  // A drag that begins when the button is up again holds the whole app until the next click. The copies stay: the next
  // drag of the same items has them at once.
  if (performance.now() - startedAt > maxMsToDrag) return
  const icon = nativeImage.createFromPath(dragIcon).resize({ width: 64 })
  window()?.webContents.startDrag({ file: files[0] ?? '', files, icon })
}

async function addFolder({ library, window }: LibraryHandlerPorts): Promise<boolean> {
  const picked = await askForFolder(window(), { properties: ['openDirectory'] })
  return picked === null ? false : await library.addFolder(picked)
}

async function detailsOf({ backup, phoneName }: BackupCatalog): Promise<BackupDetails> {
  const contents = await readContents(backup)
  if (!contents)
    return { phoneName, system: 'android', systemVersion: '', serial: '', problems: 0, notIncluded: [] }
  const { phone, problems } = contents
  return {
    phoneName: printable(phoneTitle({ ...phone, marketName: marketName(phone.model) })),
    system: printable(phone.system),
    systemVersion: printable(phone.systemVersion),
    serial: printable(phone.serial),
    problems: problems.length,
    notIncluded: listNotIncluded(contents),
  }
}

/** Only to the trash: where there is none, nothing is deleted. */
async function moveToTrash(
  { library, catalogs, jobs }: LibraryHandlerPorts,
  backupId: string,
): Promise<void> {
  const { folder } = foundHere(library, backupId)
  if (jobs.running()) throw new Failure('job-running')
  // Another process may be writing there, or be sharing its files with a new backup.
  const lock = await lockPhoneFolder(dirname(folder)).catch((error: unknown) => {
    if (error instanceof Failure) throw error
    throw new Failure('trash-failed', { message: messageOf(error) })
  })
  try {
    // An open file is in the way on Windows.
    catalogs.closeBackup(backupId)
    await shell.trashItem(folder)
  } catch (error) {
    throw new Failure('trash-failed', { message: messageOf(error) })
  } finally {
    await lock.release()
  }
  library.scan()
}

function messageOf(error: unknown): string {
  return String(describeError(error).details?.message ?? '')
}

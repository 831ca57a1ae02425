import { createFaultControl, type FaultControl } from './fault-control'
import type { Faults } from './faults'
import { createInstance, type InstanceContents } from './files/create-instance'
import { internalStoragePath } from './files/create-root'
import { resolvePhonePath, type PhoneFiles } from './files/phone-files'
import { writeDiskFree } from './files/write-disk-free'
import { ensureGallery } from './gallery/ensure-gallery'
import { connectionBanner, createIdentity, type IdentityWishes, type PhoneIdentity } from './phone-identity'
import { findService } from './find-service'
import { listen } from './listen'
import { favouritesOf, type SampleFavourites } from './media/favourites'
import { createMediaCommands } from './media/media-commands'
import type { MediaIndex } from './media/media-index'
import { createPhoneRecords } from './records/phone-records'
import type { SampleRecords } from './records/read-records'
import { createCommands } from './records/record-commands'
import { recordCounts, type RecordWishes } from './records/record-options'
import { ensureUserland } from './shell/ensure-userland'
import { startShell } from './shell/start-shell'

/** Counts of records: 300 contacts, 5,000 messages of which 60 are multimedia, 400 calls; none on a foreign storage folder. */
export interface SamplePhoneOptions extends IdentityWishes, RecordWishes {
  /** Loopback port to listen on; 0, the default, for any free one. */
  readonly port?: number
  /** How many pictures its gallery has; 300 by default. */
  readonly photos?: number
  /** Whether there is a sparse file of more than 4 GiB in Movies. */
  readonly bigFile?: boolean
  /** Host folder to be the phone's internal storage instead of the gallery; neither filled nor removed. */
  readonly storage?: string
  readonly faults?: Faults
  readonly onPreparing?: (done: number, total: number) => void
  /** Use the built-in shell even where Android's own userland could run. */
  readonly builtinShell?: boolean
}

export interface SamplePhone {
  readonly port: number
  /** What to give to `adb connect`: 127.0.0.1:port. */
  readonly serial: string
  /** Host folder that is the phone's `/`. */
  readonly root: string
  /** Host folder that is `/storage/emulated/0`. */
  readonly internalStorage: string
  /** What runs the commands of `adb shell`. */
  readonly shell: 'userland' | 'builtin'
  readonly bytesSent: () => number
  /** How often it has started Java, for `content` and `am`. */
  readonly javaStarts: () => number
  /** Contacts, messages and calls. */
  readonly records: SampleRecords
  /** What its gallery has marked. */
  readonly favourites: SampleFavourites
  /** Replaces all faults; `{}` for none. Starts byte counts anew and thaws a frozen phone. */
  setFaults(faults: Faults): void
  /** Drops every connection and refuses new ones. */
  unplug(): void
  /** Listens again on the same port. */
  plug(): Promise<void>
  /** The person taps "Allow" in the authorization dialog. */
  allow(): void
  /** The person agrees to import the vCards that the phone asks about; gives how many contacts came. Rejects where it asks nothing. */
  tapImport(): Promise<number>
  /** Ends everything the phone has started and removes its root. */
  close(): Promise<void>
}

const defaultPhotos = 300

/**
 * Starts a phone that speaks ADB's device side on a loopback port. Throws when the port is taken, the gallery cannot
 * be made, or the options make no sense (RangeError).
 */
export async function startSamplePhone(options: SamplePhoneOptions = {}): Promise<SamplePhone> {
  const phone = createIdentity(options)
  const counts = recordCounts(options, options.storage !== undefined)
  const wantsUserland = process.platform === 'linux' && options.builtinShell !== true
  const userland = wantsUserland ? await ensureUserland() : undefined
  const instance = await createInstance(phone, await contentsOf(options, userland ?? new Map()))
  try {
    const faults = createFaultControl(options.faults ?? {})
    const plug: { unplug: () => void } = { unplug: () => undefined }
    const { files, media: index } = instance
    const records = createPhoneRecords({
      phone,
      files,
      media: index,
      counts,
      faults,
      unplug: () => plug.unplug(),
    })
    const media = createMediaCommands({ phone, faults, ...instance })
    const { run, javaStarts } = createCommands({ phone, faults, records, media })
    const shell = await startShell({ files, phone, commands: run }, userland !== undefined)
    try {
      return await putOnline(options, phone, {
        ...instance,
        shell,
        faults,
        javaStarts,
        records: records.records,
        tapImport: records.importer.tapImport,
        onPlug: records.comeBack,
        onPort: unplug => (plug.unplug = unplug),
      })
    } catch (thrown) {
      await shell.close()
      throw thrown
    }
  } catch (thrown) {
    instance.remove()
    throw thrown
  }
}

async function contentsOf(
  options: SamplePhoneOptions,
  system: InstanceContents['system'],
): Promise<InstanceContents> {
  const { photos = defaultPhotos, storage, bigFile = false } = options
  if (!Number.isInteger(photos) || photos < 1) throw new RangeError(`photos: ${photos} is not a count`)
  const gallery =
    storage === undefined ? await ensureGallery(photos, options.onPreparing ?? (() => undefined)) : undefined
  return { gallery, storage, system, bigFile }
}

interface OpenedItems {
  readonly files: PhoneFiles
  readonly remove: () => void
  readonly shell: Awaited<ReturnType<typeof startShell>>
  readonly faults: FaultControl
  readonly javaStarts: () => number
  readonly records: SampleRecords
  readonly media: MediaIndex
  readonly tapImport: () => Promise<number>
  readonly onPlug: () => void
  /** Takes how to drop the connection, once there is a port. */
  readonly onPort: (unplug: () => void) => void
}

async function putOnline(
  options: SamplePhoneOptions,
  phone: PhoneIdentity,
  parts: OpenedItems,
): Promise<SamplePhone> {
  const { files, shell, faults, javaStarts, records, media } = parts
  const tellFree = (): void => writeDiskFree(files.root, phone.card, faults.current())
  tellFree()
  faults.onChange(tellFree)
  let allowed = false
  const port = await listen(options.port ?? 0, {
    faults,
    banner: () => connectionBanner(phone, faults.current().noV2 !== true),
    authorized: () => allowed || faults.current().unauthorized !== true,
    findService: service => findService(service, { files, faults, shell, unplug: () => port.unplug() }),
  })
  parts.onPort(port.unplug)
  return {
    port: port.number,
    serial: `127.0.0.1:${port.number}`,
    root: files.root,
    internalStorage: resolvePhonePath(files, Buffer.from(internalStoragePath), true).host.toString(),
    shell: shell.kind,
    bytesSent: faults.bytesSent,
    javaStarts,
    records,
    favourites: favouritesOf(media),
    setFaults: faults.set,
    unplug: port.unplug,
    plug: () => {
      parts.onPlug()
      return port.plug()
    },
    allow() {
      allowed = true
      port.allow()
    },
    tapImport: parts.tapImport,
    async close() {
      port.unplug()
      await shell.close()
      parts.remove()
    },
  }
}

import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { PhotoAccess } from '../../../shared/model/record-access'
import { createAnswerBudget } from '../../phone/answer-budget'
import { feedShell } from '../adb/feed-shell'
import { runShell } from '../adb/run-shell'
import { readProviderError } from '../content/provider-answer'
import { queryTable } from '../content/query-table'
import { contentCommand, runContent } from '../content/run-content'
import { contactsUri, type ContactRow, type TableAccess } from './contact-tables'

/** Android keeps them at 720 pixels a side or less (config_max_display_photo_dim); a phone that sends more is not listened to. */
const maxPhotoBytes = 8 * 1024 * 1024
/** Each starts Java on the phone, on one core. */
const lanes = 3
/** A picture that was written is made smaller before it has its row (ContactsProvider2, PipeMonitor). */
const processingMs = 1_500

export interface NewPhoto {
  readonly rawContact: number
  readonly photo: Buffer
}

/** All methods throw PhoneError, and the signal's reason. */
export interface ContactPhotos {
  /** Whether the phone gives and takes any. One Java start, or two, the first time. */
  readonly access: () => Promise<PhotoAccess>
  /** In full, or what there is of them, by the ids of the contacts; those that the phone does not give are missing. */
  readonly read: (contacts: readonly ContactRow[]) => Promise<ReadonlyMap<number, Buffer>>
  /** @returns the raw contacts that have a picture now, whether they had one before or not */
  readonly write: (photos: readonly NewPhoto[]) => Promise<ReadonlySet<number>>
}

/**
 * The pictures of contacts, by `content read` and `content write`, which start Java for each. They call
 * ContentProvider.openFile (Content.java, ReadCommand and WriteCommand), and AOSP's ContactsProvider2 has openAssetFile alone:
 * there the answer is `No files supported by provider`, and there is no other way to a picture. `data15` is printed as `BLOB`,
 * and `hex(data15) AS x` is an `Invalid column`, because queryLocal calls setStrict (docs/adr/0020).
 */
export function createContactPhotos(access: TableAccess): ContactPhotos {
  let asked: Promise<PhotoAccess> | null = null
  const photoAccess = () => {
    asked ??= askPhotoAccess(access).catch((error: unknown) => {
      asked = null
      throw error
    })
    return asked
  }
  return {
    access: photoAccess,
    read: async contacts => {
      const photos = new Map<number, Buffer>()
      const withPhoto = contacts.filter(({ photo }) => photo !== null)
      if (withPhoto.length === 0 || !(await photoAccess()).gives) return photos
      await inLanes(withPhoto, async contact => {
        const photo = await readPhoto(access, contact)
        if (photo) photos.set(contact.id, photo)
      })
      return photos
    },
    write: async photos => {
      if (photos.length === 0) return new Set<number>()
      const ids = photos.map(({ rawContact }) => rawContact)
      const there = await findPhotos(access, ids)
      await inLanes(
        photos.filter(({ rawContact }) => !there.has(rawContact)),
        photo => writePhoto(access, photo),
      )
      return await waitForPhotos(access, ids)
    },
  }
}

/**
 * No picture has the number 0: a provider that opens files says that there is none, or that it is not written so. `write` came
 * later to `content` than `read`.
 */
async function askPhotoAccess({ link, options }: TableAccess): Promise<PhotoAccess> {
  const ask = async (verb: 'read' | 'write') => {
    const command = `${contentCommand([verb, '--uri', `${contactsUri}/display_photo/0`])} </dev/null`
    const error = readProviderError(await runShell(link, command, options))
    return (
      !error ||
      (error.refusal !== 'denied' && !/No files supported|Unsupported operation/.test(error.message))
    )
  }
  const gives = await ask('read')
  return { gives, takes: gives && (await ask('write')) }
}

async function readPhoto(access: TableAccess, { id, photoFile }: ContactRow): Promise<Buffer | null> {
  const full = photoFile === null ? null : await readPicture(access, `display_photo/${photoFile}`)
  return full ?? (await readPicture(access, `contacts/${id}/photo`))
}

async function readPicture({ link, options }: TableAccess, path: string): Promise<Buffer | null> {
  const budget = createAnswerBudget({ maxBytes: maxPhotoBytes })
  const asked = ['read', '--uri', `${contactsUri}/${path}`]
  const { stdout, error } = await runContent(link, asked, { ...options, budget })
  return !error && isPicture(stdout) ? stdout : null
}

/** JPEG or PNG, by its first bytes. */
function isPicture(bytes: Buffer): boolean {
  const beginning = bytes.toString('latin1', 0, 4)
  return beginning.startsWith('\u00ff\u00d8\u00ff') || beginning === '\u0089PNG'
}

async function writePhoto({ link, options }: TableAccess, { rawContact, photo }: NewPhoto): Promise<void> {
  const uri = `${contactsUri}/raw_contacts/${rawContact}/display_photo`
  // What is said to it tells nothing: whether it is there is asked for.
  await feedShell(link, contentCommand(['write', '--uri', uri]), Readable.from([photo]), options)
}

async function waitForPhotos(access: TableAccess, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const there = await findPhotos(access, ids)
  if (there.size === new Set(ids).size) return there
  await delay(processingMs, undefined, access.options.signal ? { signal: access.options.signal } : {})
  return await findPhotos(access, ids)
}

async function findPhotos({ link, options }: TableAccess, rawContacts: readonly number[]) {
  const query = {
    uri: `${contactsUri}/data`,
    plain: ['raw_contact_id'],
    text: [],
    where: `mimetype='vnd.android.cursor.item/photo' AND raw_contact_id IN (${rawContacts.join(',')})`,
  }
  const { rows } = await queryTable(link, query, options)
  return new Set(rows.map(({ values }) => Number(values['raw_contact_id'])))
}

async function inLanes<Each>(all: readonly Each[], work: (each: Each) => Promise<void>): Promise<void> {
  const left = [...all]
  const lane = async (): Promise<void> => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) await work(each)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

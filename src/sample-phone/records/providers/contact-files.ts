import { decode, matchPath, type ContentUri } from '../content/content-uri'
import { fileNotFound } from '../java-exception'
import type { Row } from '../sql/expressions'
import { composeVcards } from '../vcard/compose-vcards'
import type { ContactTables } from './contact-tables'
import { contactRows, dataByRawContact, mimeTypes } from './contact-view'

/** Photos of contacts, by the row of data that is the photo. */
export interface ContactFiles {
  /** Small, as it stands in `data15`; or large. Null where there is none. */
  readonly readPhoto: (row: Row, size: 'thumbnail' | 'display') => Promise<Buffer | null>
  readonly writePhoto: (row: Row, bytes: Buffer) => void
  /** Whether the provider has an `openFile` at all. AOSP's has only `openAssetFile`, which `content read` does not call. */
  readonly opensFiles: () => boolean
}

const notSupported = (uri: ContentUri): Error => fileNotFound(`No files supported by provider at ${uri.text}`)

/** ContactsProvider2.java, openAssetFile: vCards and photos. @throws JavaException */
export async function openContactFile(
  tables: ContactTables,
  files: ContactFiles,
  uri: ContentUri,
): Promise<Buffer | null> {
  if (!files.opensFiles()) throw notSupported(uri)
  const [single] = matchPath(uri, 'contacts/as_vcard/*') ?? []
  if (single !== undefined) return vcardsOf(tables, files, [single])
  const [several] = matchPath(uri, 'contacts/as_multi_vcard/*') ?? []
  if (several !== undefined) return vcardsOf(tables, files, several.split(':').map(decode))
  const photo = photoOf(tables, uri)
  const bytes = photo === undefined ? null : await files.readPhoto(...photo)
  if (bytes === null) throw fileNotFound(uri.text)
  return bytes
}

async function vcardsOf(
  tables: ContactTables,
  files: ContactFiles,
  keys: readonly string[],
): Promise<Buffer> {
  const wanted = new Set(keys)
  const data = dataByRawContact(tables)
  const contacts = [...contactRows(tables)].filter(row => wanted.has(String(row['lookup'])))
  return composeVcards(
    contacts.map(contact => ({ contact, data: data.get(Number(contact['name_raw_contact_id'])) ?? [] })),
    row => files.readPhoto(row, 'thumbnail'),
  )
}

type PhotoRequest = readonly [row: Row, size: 'thumbnail' | 'display']

function photoOf(tables: ContactTables, uri: ContentUri): PhotoRequest | undefined {
  const ofRaw = (id: number): Row | undefined =>
    [...tables.data.rows()].find(row => row['raw_contact_id'] === id && row['mimetype'] === mimeTypes.photo)
  const ofContact = (id: string | undefined): Row | undefined => {
    const raw = [...tables.rawContacts.rows()].find(row => row['contact_id'] === Number(id))
    return raw === undefined ? undefined : ofRaw(Number(raw['_id']))
  }
  const request = (row: Row | undefined, size: PhotoRequest[1]): PhotoRequest | undefined =>
    row === undefined ? undefined : [row, size]
  const [small] = matchPath(uri, 'contacts/#/photo') ?? []
  if (small !== undefined) return request(ofContact(small), 'thumbnail')
  const [large] = matchPath(uri, 'contacts/#/display_photo') ?? []
  if (large !== undefined) return request(ofContact(large), 'display')
  const [raw] = matchPath(uri, 'raw_contacts/#/display_photo') ?? []
  if (raw !== undefined) return request(ofRaw(Number(raw)), 'display')
  const [row] = matchPath(uri, 'data/#') ?? []
  if (row !== undefined) return request(tables.data.get(Number(row)), 'thumbnail')
  const [file] = matchPath(uri, 'display_photo/#') ?? []
  if (file === undefined)
    throw fileNotFound(
      `Stream I/O not supported on this URI., Calling user: com.android.shell, URI: ${uri.text}`,
    )
  return request(
    [...tables.data.rows()].find(one => one['data14'] === file),
    'display',
  )
}

export interface PhotoWrite {
  readonly uri: ContentUri
  readonly bytes: () => Promise<Buffer>
  readonly insertData: (values: Row) => boolean
}

/** ContactsProvider2.java, openDisplayPhotoForWrite: what is no picture is dropped in silence. */
export async function writeContactFile(
  tables: ContactTables,
  files: ContactFiles,
  { uri, bytes, insertData }: PhotoWrite,
): Promise<void> {
  if (!files.opensFiles()) throw notSupported(uri)
  const [raw] = matchPath(uri, 'raw_contacts/#/display_photo') ?? []
  if (raw === undefined)
    throw fileNotFound(`Mode w not supported., Calling user: com.android.shell, URI: ${uri.text}`)
  const picture = await bytes()
  const isPicture =
    picture.subarray(0, 2).equals(Buffer.from([0xff, 0xd8])) ||
    picture.subarray(1, 4).equals(Buffer.from('PNG'))
  if (!isPicture || tables.rawContacts.get(Number(raw)) === undefined) return
  const rowOf = (): Row | undefined =>
    [...tables.data.rows()].find(
      row => row['raw_contact_id'] === Number(raw) && row['mimetype'] === mimeTypes.photo,
    )
  if (rowOf() === undefined)
    insertData({ raw_contact_id: Number(raw), mimetype: mimeTypes.photo, is_primary: 1 })
  const row = rowOf()
  if (row === undefined) return
  tables.data.update(Number(row['_id']), { data14: String(row['_id']), data15: Buffer.alloc(0) })
  files.writePhoto(row, picture)
}

import type { FaultControl } from '../fault-control'
import type { PhoneFiles } from '../files/phone-files'
import type { PhoneIdentity } from '../phone-identity'
import { assertMayOpen, recordAuthorities, type RecordAuthority } from './access'
import type { ContentHost } from './content/run-content'
import { guardProvider } from './guard-provider'
import { JavaException } from './java-exception'
import { createCallLogProvider } from './providers/call-log-provider'
import { createContactsProvider, type ContactAccount } from './providers/contacts-provider'
import { createMmsProvider } from './providers/mms-provider'
import { createMmsSmsProvider } from './providers/mms-sms-provider'
import { createPartFiles } from './providers/part-files'
import type { Provider } from './providers/provider'
import { createSmsProvider, type TelephonyContext } from './providers/sms-provider'
import { createThreadFinder } from './providers/threads'
import type { RecordCounts } from './record-options'
import { createRecordTables, once, type RecordTables } from './record-tables'
import { readRecords, type SampleRecords } from './read-records'
import { addImportedContact } from './providers/add-imported-contact'
import { createContactPhotos } from './sample/contact-photos'
import { googleAccount } from './sample/fill-contacts'
import { pictureNumber, readPicture } from './sample/pictures'
import { createAppOps, type AppOps } from './system/app-ops'
import type { MediaIndex } from '../media/media-index'
import { createVcardImporter, type VcardImporter } from './system/vcard-importer'
import type { ImportedContact } from './vcard/read-vcards'

export interface PhoneRecordsOptions {
  readonly phone: PhoneIdentity
  readonly files: PhoneFiles
  readonly media: Pick<MediaIndex, 'rows'>
  readonly counts: RecordCounts
  readonly faults: FaultControl
  /** Drops the connection, and refuses new ones. */
  readonly unplug: () => void
}

/** The records of a phone, and how they are reached. Nothing is made before somebody asks. */
export interface PhoneRecords {
  readonly host: ContentHost
  readonly appOps: AppOps
  readonly records: SampleRecords
  readonly importer: VcardImporter
  /** It was unplugged by `unplugAfterInserts`, and has not been plugged again. */
  readonly isGone: () => boolean
  readonly comeBack: () => void
}

export function createPhoneRecords(options: PhoneRecordsOptions): PhoneRecords {
  const { phone, counts, faults, unplug } = options
  const appOps = createAppOps(Date.now)
  const tables = createRecordTables(counts, phone.sdk)
  const { providers, addImported } = createProviders(options, tables, appOps)
  const inserts = createInsertCounter(faults, unplug)
  return {
    appOps,
    isGone: inserts.isGone,
    comeBack: inserts.comeBack,
    importer: createVcardImporter({ files: options.files, media: options.media, faults, add: addImported }),
    host: {
      sdk: phone.sdk,
      open: name => {
        const authority = recordAuthorities.find(known => known === name)
        if (authority === undefined)
          throw new JavaException('java.lang.IllegalStateException', `Could not find provider: ${name}`)
        const { noSmsProvider = false, xiaomiSwitchOff = false } = faults.current()
        assertMayOpen(authority, { sdk: phone.sdk, noSmsProvider, switchedOff: xiaomiSwitchOff })
        return providers[authority]()
      },
      onInserted: inserts.count,
    },
    records: readRecords(tables),
  }
}

function createProviders(
  { phone, files, counts, faults }: PhoneRecordsOptions,
  tables: RecordTables,
  appOps: AppOps,
) {
  const { sdk } = phone
  const now = Date.now
  const telephony = once((): TelephonyContext => {
    const own = tables.telephony()
    return { tables: own, findThread: createThreadFinder(own), sdk, now }
  })
  const parts = createPartFiles(files.root, path => {
    const number = pictureNumber(path)
    return number === undefined ? undefined : readPicture('message', number, counts.partBytes)
  })
  const photos = createContactPhotos(() => faults.current().contactFiles === true)
  const guardMessages = (provider: Provider): Provider =>
    guardProvider(provider, {
      mayWrite: () => appOps.noteWriteSms() && faults.current().refuseSmsWrites !== true,
      refuse: undefined,
    })
  const ownContacts = once(() => {
    const cloudAccount = (): ContactAccount | undefined =>
      faults.current().cloudContacts === true ? googleAccount : undefined
    return createContactsProvider({ tables: tables.contacts(), sdk, now, files: photos, cloudAccount })
  })
  const contacts = once(() =>
    guardProvider(ownContacts(), {
      mayWrite: () => faults.current().refuseContactWrites !== true,
      refuse: uri =>
        `Permission Denial: writing com.android.providers.contacts.ContactsProvider2 uri ${uri} from pid=${process.pid}, uid=2000 requires android.permission.WRITE_CONTACTS, or grantUriPermission()`,
    }),
  )
  const providers: Readonly<Record<RecordAuthority, () => Provider>> = {
    sms: once(() => guardMessages(createSmsProvider(telephony()))),
    mms: once(() => guardMessages(createMmsProvider(telephony(), parts))),
    'mms-sms': once(() => guardMessages(createMmsSmsProvider(telephony()))),
    'com.android.contacts': contacts,
    contacts,
    call_log: once(() => createCallLogProvider({ calls: tables.calls(), sdk, now })),
  }
  return {
    providers,
    addImported: (contact: ImportedContact) =>
      addImportedContact(ownContacts(), tables.contacts(), photos, contact),
  }
}

interface InsertCounter {
  readonly count: () => void
  readonly isGone: () => boolean
  readonly comeBack: () => void
}

/** `unplugAfterInserts`: counts from when the faults are set. What the shell was about to do is not done any more. */
function createInsertCounter(faults: FaultControl, unplug: () => void): InsertCounter {
  let inserted = 0
  let gone = false
  faults.onChange(() => {
    inserted = 0
  })
  return {
    count: () => {
      const { unplugAfterInserts } = faults.current()
      if (++inserted !== unplugAfterInserts) return
      gone = true
      unplug()
    },
    isGone: () => gone,
    comeBack: () => {
      gone = false
    },
  }
}

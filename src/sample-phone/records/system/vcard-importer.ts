import { readFile } from 'node:fs/promises'
import type { CommandAnswer } from '../../media/media-commands'
import type { MediaIndex } from '../../media/media-index'
import { resolvePhonePath, type PhoneFiles } from '../../files/phone-files'
import type { FaultControl } from '../../fault-control'
import type { ImportedContact } from '../vcard/read-vcards'
import { readVcards } from '../vcard/read-vcards'

export interface VcardImporterOptions {
  readonly files: PhoneFiles
  readonly media: Pick<MediaIndex, 'rows'>
  readonly faults: FaultControl
  readonly add: (contact: ImportedContact) => void
}

/** The app for contacts, as far as it imports vCards. */
export interface VcardImporter {
  /** `am start` with these words after it; undefined for all but viewing vCards. */
  readonly start: (words: readonly string[]) => CommandAnswer | undefined
  /** The person agrees to the import that the phone asks for. @returns how many contacts came */
  readonly tapImport: () => Promise<number>
}

const whyNot = {
  missing: (intent: string) => `Error: Activity not started, unable to resolve ${intent}`,
  denied: () => 'Error: Activity not started, you do not have permission to access it.',
} as const

const viewAction = 'android.intent.action.VIEW'
const vcardTypes = ['text/x-vcard', 'text/vcard', 'text/directory']

/** Those with a value after them that anybody here uses (frameworks/base, Intent.parseCommandArgs). */
const withValue = new Set(['-a', '-d', '-t'])

/**
 * AOSP packages/apps/Contacts, ImportVCardActivity: it asks before it imports, imports whatever is there already, and tells
 * nobody. What starts it ends with exit code 0 whatever happens (ActivityManagerShellCommand.runStartActivity), and tells errors
 * on its error output.
 */
export function createVcardImporter({ files, media, faults, add }: VcardImporterOptions): VcardImporter {
  let asked: { readonly uri: string; readonly granted: boolean } | null = null
  return {
    start: words => {
      const given = parseIntent(words)
      if (given?.action !== viewAction || !vcardTypes.includes(given.type)) return undefined
      const { uri, granted, intent } = given
      const output = [`Starting: ${intent}`]
      const { importer } = faults.current()
      if (importer !== undefined) return { output, errors: [whyNot[importer](intent)], code: 0 }
      asked = { uri, granted }
      return { output, errors: [], code: 0 }
    },
    tapImport: async () => {
      if (asked === null) throw new Error('The phone asks for no import')
      const { uri, granted } = asked
      asked = null
      const path = pathOf(media, uri, granted)
      const { host } = resolvePhonePath(files, Buffer.from(path), true)
      const contacts = readVcards(await readFile(host, 'utf8'))
      for (const contact of contacts) add(contact)
      return contacts.length
    },
  }
}

function parseIntent(words: readonly string[]) {
  const values = new Map<string, string>()
  let granted = false
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (withValue.has(word)) values.set(word, words[++at] ?? '')
    else if (word === '--grant-read-uri-permission') granted = true
    else return undefined
  }
  const [action = '', uri = '', type = ''] = [values.get('-a'), values.get('-d'), values.get('-t')]
  const flags = granted ? ' flg=0x1' : ''
  return { action, uri, type, granted, intent: `Intent { act=${action} dat=${uri} typ=${type}${flags} }` }
}

/** The app may read the storage, and what its URI was granted for. */
function pathOf(media: Pick<MediaIndex, 'rows'>, uri: string, granted: boolean): string {
  if (uri.startsWith('file:///storage/')) return decodeURIComponent(uri.slice('file://'.length))
  const id = /^content:\/\/media\/external\/file\/(\d+)$/.exec(uri)?.[1]
  const path = media.rows().find(row => String(row.id) === id)?.path
  if (path === undefined) throw new Error(`The importer finds no ${uri}`)
  if (!granted) throw new Error(`The importer may not read ${uri}`)
  // The index has it as latin1 text.
  return Buffer.from(path, 'latin1').toString('utf8')
}

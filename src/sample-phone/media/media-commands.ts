import type { FaultControl } from '../fault-control'
import { resolvePhonePath, type PhoneFiles } from '../files/phone-files'
import type { PhoneIdentity } from '../phone-identity'
import { notAvailable, type FrameworkCommands } from '../shell/framework-commands'
import { noResult } from '../records/content/print-rows'
import { parseContentCommand } from '../records/content/parse-content-command'
import { JavaException, securityException } from '../records/java-exception'
import { queryMedia, readThumbnail, updateMedia } from './media-provider'
import type { MediaIndex } from './media-index'
import { isItemUri, queryItem, updateTrashed } from './media-trash'

/** What a command tells. Lines are bytes as latin1 text. */
export interface CommandAnswer {
  readonly output: readonly string[]
  readonly errors: readonly string[]
  readonly code: number
}

interface Framework {
  readonly phone: PhoneIdentity
  readonly files: PhoneFiles
  readonly media: MediaIndex
  readonly faults: FaultControl
}

/** `content` and `am broadcast`, as far as they concern the media provider. */
export function createMediaCommands(framework: Framework): FrameworkCommands {
  return async (name, words, { print, complain }) => {
    const texts = words.map(word => word.toString('latin1'))
    const { output, errors, code } = await answer(framework, name, texts)
    if (output.length > 0) await print(Buffer.concat(output.map(toBytes)))
    if (errors.length > 0) await complain(Buffer.from(errors.map(line => `${line}\n`).join(''), 'latin1'))
    return code
  }
}

/** Text is a line that ends; bytes are as they are. */
const toBytes = (output: string | Buffer): Buffer =>
  Buffer.isBuffer(output) ? output : Buffer.from(`${output}\n`, 'latin1')

type BytesAnswer = Omit<CommandAnswer, 'output'> & { readonly output: readonly (string | Buffer)[] }

const refused = (name: string): CommandAnswer => ({ output: [], errors: [notAvailable(name)], code: 1 })

async function answer(framework: Framework, name: string, words: readonly string[]): Promise<BytesAnswer> {
  if (name === 'am') return words[0] === 'broadcast' ? broadcast(framework, words) : refused(name)
  if (words[0] === 'call') return callProvider(framework, words)
  const { phone, files, media, faults } = framework
  const [verb, ...rest] = words
  const itemAnswer = answerAboutItem(framework, verb, rest)
  if (itemAnswer) return itemAnswer
  const options = rest.filter((_, at) => at % 2 === 0)
  if (options.some(option => !knownOptions.includes(option))) return refused(name)
  try {
    const command = parseContentCommand(words, phone.sdk)
    const context = { media, sdk: phone.sdk }
    switch (command.verb) {
      case 'query': {
        const rows = queryMedia(context, command)
        if (rows === undefined) return refused(name)
        return { output: [Buffer.from(rows.join('') || noResult, 'latin1')], errors: [], code: 0 }
      }
      case 'update':
        if (faults.current().refuseFavourites === true) throw securityException(mayNotUpdate(command.uri))
        return updateMedia(context, command) ? { output: [], errors: [], code: 0 } : refused(name)
      case 'read': {
        const bytes = await readThumbnail(files.root, command.uri)
        if (bytes === undefined) return refused(name)
        return typeof bytes === 'string' ? failed(`java.${bytes}`) : { output: [bytes], errors: [], code: 0 }
      }
      default:
        return refused(`${name} ${verb}`)
    }
  } catch (thrown) {
    if (!(thrown instanceof JavaException)) throw thrown
    return failed(thrown.toString())
  }
}

/** Others would change the answer. */
const knownOptions = ['--uri', '--user', '--projection', '--where', '--sort', '--bind']

/** LocalCallingIdentity and MediaProvider.java, enforceCallingPermission. */
const mayNotUpdate = (uri: string): string => `com.android.shell has no access to ${uri}`

/** The first Android whose provider has a trash: 11. */
const firstWithTrash = 30

/** What concerns one row, and its place in the trash; undefined for anything else. */
function answerAboutItem(
  framework: Framework,
  verb: string | undefined,
  rest: readonly string[],
): BytesAnswer | undefined {
  const uri = optionOf(rest, '--uri') ?? ''
  if (!isItemUri(uri) || (verb !== 'query' && verb !== 'update')) return undefined
  const projection = optionOf(rest, '--projection') ?? ''
  const binding = optionOf(rest, '--bind') ?? ''
  if (framework.phone.sdk < firstWithTrash && `${projection}${binding}`.includes('is_trashed'))
    return failed('java.lang.IllegalArgumentException: Invalid column is_trashed')
  if (verb === 'query') {
    const printed = queryItem(framework, uri, projection)
    return typeof printed === 'string' ? failed(printed) : { output: [printed], errors: [], code: 0 }
  }
  const exception = updateTrashed(framework, { uri, where: optionOf(rest, '--where'), binding })
  return exception === undefined ? { output: [], errors: [], code: 0 } : failed(exception)
}

/** Errors end with exit code 0 (AOSP cmds/content, Content.java). */
const failed = (exception: string): CommandAnswer => ({
  output: [],
  errors: ['Error while accessing provider:media', exception],
  code: 0,
})

const optionOf = (words: readonly string[], name: string): string | undefined =>
  words.includes(name) ? words[words.indexOf(name) + 1] : undefined

/** The first Android whose provider has `scan_volume` with the volume's name as its argument: 11. */
const firstWithScan = 30

function callProvider({ phone, media }: Framework, words: readonly string[]): CommandAnswer {
  if (optionOf(words, '--uri') !== 'content://media') return refused('content')
  const [method, volume] = ['--method', '--arg'].map(name => optionOf(words, name) ?? 'null')
  if (method !== 'scan_volume' || phone.sdk < firstWithScan)
    return failed(`java.lang.UnsupportedOperationException: Unsupported call: ${method}`)
  if (!media.scanVolume(volume ?? ''))
    return failed(`java.lang.IllegalArgumentException: Volume ${volume} not found`)
  return { output: ['Result: null'], errors: [], code: 0 }
}

const scanFileAction = 'android.intent.action.MEDIA_SCANNER_SCAN_FILE'

/** Whatever is broadcast is told to have arrived (Am.java); only the request to scan a file has an effect. */
function broadcast({ files, media }: Framework, words: readonly string[]): CommandAnswer {
  const [action, uri] = [optionOf(words, '-a'), optionOf(words, '-d')]
  if (action === scanFileAction && uri?.startsWith('file://') === true)
    scanFile(files, media, uri.slice('file://'.length))
  const parts = [
    ...(action === undefined ? [] : [`act=${action}`]),
    ...(uri === undefined ? [] : [`dat=${uri}`]),
  ]
  return {
    output: [
      `Broadcasting: Intent { ${[...parts, 'flg=0x400000'].join(' ')} }`,
      'Broadcast completed: result=0',
    ],
    errors: [],
    code: 0,
  }
}

function scanFile(files: PhoneFiles, media: MediaIndex, encoded: string): void {
  const path = encoded.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  )
  try {
    // MediaScannerReceiver.java goes by the canonical path.
    media.scanFile(resolvePhonePath(files, Buffer.from(path, 'latin1'), true).phone.toString('latin1'))
  } catch {
    // What is not there is not scanned.
  }
}

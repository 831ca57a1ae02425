import { resolvePhonePath, type PhoneFiles } from '../files/phone-files'
import type { PhoneIdentity } from '../phone-identity'
import type { MediaIndex } from './media-index'

/** What a command that asks the phone's framework tells. Lines are bytes as latin1 text. */
export interface CommandAnswer {
  readonly output: readonly string[]
  readonly errors: readonly string[]
  readonly code: number
}

/** Does such a command, by its name and the words after it. */
export type FrameworkCommands = (name: string, words: readonly string[]) => CommandAnswer

/** What has to be said by commands that need Android's framework, which is not there. */
export const notAvailable = (command: string): string => `${command}: not available on the sample phone`

interface Framework {
  readonly phone: PhoneIdentity
  readonly files: PhoneFiles
  readonly media: MediaIndex
}

/** `content call` and `am broadcast`, as far as they concern the media provider; one for both shells. */
export function createFrameworkCommands(framework: Framework): FrameworkCommands {
  return (name, words) => {
    if (name === 'content' && words[0] === 'call') return callProvider(framework, words)
    if (name === 'am' && words[0] === 'broadcast') return broadcast(framework, words)
    return { output: [], errors: [notAvailable(name)], code: 1 }
  }
}

const optionOf = (words: readonly string[], name: string): string | undefined =>
  words.includes(name) ? words[words.indexOf(name) + 1] : undefined

/** The first Android whose provider has `scan_volume` with the volume's name as its argument: 11. */
const firstWithScan = 30

/** Errors end with exit code 0 (AOSP cmds/content, Content.java). */
function callProvider({ phone, media }: Framework, words: readonly string[]): CommandAnswer {
  if (optionOf(words, '--uri') !== 'content://media')
    return { output: [], errors: [notAvailable('content')], code: 1 }
  const [method, volume] = ['--method', '--arg'].map(name => optionOf(words, name) ?? 'null')
  const failed = (exception: string): CommandAnswer => ({
    output: [],
    errors: ['Error while accessing provider:media', `java.lang.${exception}`],
    code: 0,
  })
  if (method !== 'scan_volume' || phone.sdk < firstWithScan)
    return failed(`UnsupportedOperationException: Unsupported call: ${method}`)
  if (!media.scanVolume(volume ?? '')) return failed(`IllegalArgumentException: Volume ${volume} not found`)
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

import type { CommandStreams } from '../../shell/framework-commands'
import { JavaException } from '../java-exception'
import type { Provider } from '../providers/provider'
import type { ContentCommand } from './content-command'
import { parseContentUri, type ContentUri } from './content-uri'
import { contentUsage } from './content-usage'
import { parseContentCommand } from './parse-content-command'
import { encodeText, noResult, printRow } from './print-rows'

export interface ContentHost {
  readonly sdk: number
  /** Opens the provider with that name. @throws JavaException where the shell may not, or there is none */
  readonly open: (authority: string) => Provider
  /** A row was added. */
  readonly onInserted: () => void
}

/** What Throwable.printStackTrace shows below the exception. */
const stackTrace = [
  'android.os.Parcel.createExceptionOrNull(Parcel.java:3011)',
  'android.os.Parcel.createException(Parcel.java:2995)',
  'android.os.Parcel.readException(Parcel.java:2978)',
  'com.android.commands.content.Content$Command.execute(Content.java:515)',
  'com.android.commands.content.Content.main(Content.java:727)',
  'com.android.internal.os.RuntimeInit.nativeFinishInit(Native Method)',
  'com.android.internal.os.RuntimeInit.main(RuntimeInit.java:355)',
]
  .map(place => `\tat ${place}\n`)
  .join('')

/**
 * Does a command of `content` (AOSP cmds/content, Content.java). As on a phone it ends with 0 whatever happens: a usage goes to
 * the output, an exception of the provider to the errors.
 */
export async function runContent(
  host: ContentHost,
  words: readonly string[],
  streams: CommandStreams,
): Promise<0> {
  const print = (text: string): Promise<void> => streams.print(encodeText(text))
  let command: ContentCommand
  try {
    command = parseContentCommand(words, host.sdk)
  } catch (thrown) {
    if (!(thrown instanceof JavaException)) throw thrown
    await print(`${contentUsage(host.sdk)}\n[ERROR] ${thrown.message}\n`)
    return 0
  }
  const uri = parseContentUri(command.uri)
  try {
    await execute(host, command, { uri, streams, print })
  } catch (thrown) {
    if (!(thrown instanceof JavaException)) throw thrown
    const text = `Error while accessing provider:${uri.authority}\n${thrown.toString()}\n${stackTrace}`
    await streams.complain(encodeText(text))
  }
  return 0
}

interface Run {
  readonly uri: ContentUri
  readonly streams: CommandStreams
  readonly print: (text: string) => Promise<void>
}

async function execute(host: ContentHost, command: ContentCommand, run: Run): Promise<void> {
  const { uri, print, streams } = run
  const provider = host.open(uri.authority)
  switch (command.verb) {
    case 'query':
      return query(provider, command, run)
    case 'insert':
      if (provider.insert(uri, command.values)) host.onInserted()
      return
    case 'update':
      return provider.update(uri, command.values, command.where)
    case 'delete':
      return provider.remove(uri, command.where)
    case 'call':
      // None of these providers answers a method that anybody here calls.
      return print('Result: null\n')
    case 'gettype':
      return print(`Result: ${provider.getType(uri) ?? 'null'}\n`)
    case 'read': {
      const bytes = await provider.read(uri)
      if (bytes === null) throw noDescriptor()
      return streams.print(bytes)
    }
    case 'write':
      return provider.write(uri, () => readAll(streams))
  }
}

const noDescriptor = (): JavaException =>
  new JavaException(
    'java.lang.NullPointerException',
    "Attempt to invoke virtual method 'java.io.FileDescriptor android.os.ParcelFileDescriptor.getFileDescriptor()' on a null object reference",
  )

type Query = Extract<ContentCommand, { readonly verb: 'query' }>

/** Rows are printed in pieces of about this many characters. */
const pieceSize = 256 * 1024

async function query(provider: Provider, command: Query, { uri, print }: Run): Promise<void> {
  const found = provider.query(uri, command)
  let number = 0
  let piece = ''
  for (const values of found?.rows ?? []) {
    piece += printRow(number++, found?.names ?? [], values)
    if (piece.length < pieceSize) continue
    await print(piece)
    piece = ''
  }
  await print(number === 0 ? noResult : piece)
}

async function readAll({ readInput }: CommandStreams): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let piece = await readInput(); piece !== null; piece = await readInput()) pieces.push(piece)
  return Buffer.concat(pieces)
}

import { closeSync, openSync, writeSync } from 'node:fs'
import { PhoneFileError, toPhoneError } from '../../files/phone-errors'
import { giveToShell, mayAccess, resolvePhonePath, type PhoneFiles } from '../../files/phone-files'
import { assertWritableParent } from './change-tools'
import type { FileTarget, SimpleCommand } from './parse-command'
import { toBytes, type ToolContext } from './tool'

type Write = (bytes: Buffer) => Promise<boolean>

/** Runs a command with its output and errors where they were sent; not where its file cannot be written, which is told. */
export async function withRedirects(
  context: ToolContext,
  { output, errors }: SimpleCommand,
  run: (context: ToolContext) => Promise<number>,
): Promise<number> {
  if (output === 'stdout' && errors === 'stderr') return run(context)
  const file = typeof output === 'object' ? await openTarget(context, output) : null
  if (file === 'refused') return 1
  const toErrors: Write = async bytes => {
    await context.complain(bytes.toString('latin1').replace(/\n$/, ''))
    return true
  }
  const writerOf = (target: SimpleCommand['output']): Write => {
    if (typeof target === 'object') return file?.write ?? nowhere
    return target === 'nowhere' ? nowhere : target === 'stdout' ? context.printBytes : toErrors
  }
  const [printBytes, complainBytes] = [writerOf(output), writerOf(errors)]
  try {
    return await run({
      ...context,
      print: text => printBytes(toBytes(text)),
      printBytes,
      complain: async line => {
        await complainBytes(toBytes(`${line}\n`))
      },
    })
  } finally {
    file?.close()
  }
}

const nowhere: Write = () => Promise.resolve(true)

interface OpenFile {
  readonly write: Write
  readonly close: () => void
}

async function openTarget(
  { files, complain }: ToolContext,
  target: FileTarget,
): Promise<OpenFile | 'refused'> {
  try {
    return openFile(files, target)
  } catch (thrown) {
    await complain(`/system/bin/sh: can't create ${target.file}: ${toPhoneError(thrown).message}`)
    return 'refused'
  }
}

function openFile(files: PhoneFiles, { file }: FileTarget): OpenFile {
  const { stat, host, phone } = resolvePhonePath(files, toBytes(file), true)
  if (stat?.isDirectory() === true) throw new PhoneFileError('EISDIR')
  if (stat === undefined) assertWritableParent(files, phone)
  else if (!mayAccess(files, stat, 2)) throw new PhoneFileError('EACCES')
  // A file with other names is one of the cached gallery's, and must not change.
  else if (stat.nlink > 1n) throw new PhoneFileError('EPERM')
  const handle = openSync(host, 'w', 0o666)
  if (stat === undefined) giveToShell(files.user, host)
  return {
    write: bytes => {
      writeSync(handle, bytes)
      return Promise.resolve(true)
    },
    close: () => closeSync(handle),
  }
}

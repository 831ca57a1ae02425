import { ItemFailure } from '../errors/item-failure'
import { besideNames } from './beside-names'
import { mayHave } from './may-have'
import type { Phone, PhoneWriter, Stat } from './phone'
import { PhoneError } from './phone-error'
import { temporaryName } from './temporary-name'

export interface NewFile {
  /** Made where there is none. */
  readonly folder: string
  /** Where another file has it, a number is added. */
  readonly name: string
  readonly bytes: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
  /** In hexadecimal. */
  readonly sha256: string
  /** Anew each time it is sent. */
  readonly content: () => AsyncIterable<Uint8Array>
}

/** After so many names a folder is not what it seems. */
const maxNames = 1_000

/**
 * Puts a file on a phone, never over another one. It is sent under a hidden name, and has its own once the phone has read it
 * back. A file that is this very one already is left, and not sent again.
 * @returns its path
 * @throws PhoneError; ItemFailure `differs-after-sending`, `name-taken`; what `content` throws
 */
export async function putNewFile(phone: Phone, put: PhoneWriter, file: NewFile): Promise<string> {
  const others = besideNames(file.name)
  let sent: string | null = null
  try {
    for (let tried = 0; tried < maxNames; tried++) {
      const path = `${file.folder}/${tried === 0 ? file.name : others.next().value}`
      const there = await phone.stat(path)
      if (there !== null) {
        if (await isSame(phone, path, there, file)) return path
        continue
      }
      sent ??= await send(phone, put, file)
      const [moved] = await put.rename([{ from: sent, to: path, over: false }])
      if (moved === 'stayed') continue
      sent = null
      const stat = await phone.stat(path)
      if (stat !== null && (await isSame(phone, path, stat, file))) return path
      throw new ItemFailure('differs-after-sending', path)
    }
    throw new ItemFailure('name-taken', file.name)
  } finally {
    // What stays there hidden is removed when a restore lists the folder the next time.
    if (sent !== null) await put.remove([sent]).catch(() => undefined)
  }
}

/** @returns the hidden path that it has, whole */
async function send(phone: Phone, put: PhoneWriter, file: NewFile): Promise<string> {
  const { folder, bytes, modifiedAt, content } = file
  const path = `${folder}/${temporaryName()}`
  try {
    await put.write({ path, bytes, modifiedAt, content: content() })
    const stat = await phone.stat(path)
    if (stat === null) throw new PhoneError('refused', 'The phone has lost the file that was sent')
    if (!(await isSame(phone, path, stat, file))) throw new ItemFailure('differs-after-sending', path)
    return path
  } catch (error) {
    await put.remove([path]).catch(() => undefined)
    throw error
  }
}

/** By the phone's own SHA-256; where it cannot tell that, by size and time. */
async function isSame(phone: Phone, path: string, stat: Stat, file: NewFile): Promise<boolean> {
  const { bytes, sha256, modifiedAt } = file
  if (stat.kind !== 'file' || !mayHave(phone, stat, bytes)) return false
  const [read = null] = (await phone.hash?.of([{ path, bytes, modifiedAt }])) ?? []
  return read === null ? Math.abs(stat.modifiedAt - modifiedAt) <= timeToleranceSeconds : read === sha256
}

/** File systems keep times to 2 seconds (FAT) or better. */
const timeToleranceSeconds = 2

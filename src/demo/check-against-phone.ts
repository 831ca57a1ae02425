import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PhoneLink } from '../core/android/adb/open-service'
import { hashOnPhone } from '../core/android/hash-on-phone'
import type { FileLine } from '../core/format/index-line'
import { readIndex } from '../core/format/read-index'
import { say } from '../cli/say'

export interface CheckResult {
  readonly lines: readonly FileLine[]
  /** What is wrong, a line each; empty when every file on disk has the phone's bytes. */
  readonly wrong: readonly string[]
}

/** Reads every saved file again from disk, has the phone hash its own, and compares the two and the index. */
export async function checkAgainstPhone(link: PhoneLink, folder: string): Promise<CheckResult> {
  const wrong: string[] = []
  const lines: FileLine[] = []
  for await (const line of readIndex(folder, number => wrong.push(say('demo.indexLine', { line: number })))) {
    if (line.source === undefined) lines.push(line)
  }
  const paths = lines.map(({ path }) => path)
  const onPhone = await hashOnPhone(link, paths)
  for (const { path, file, sha256 } of lines) {
    const onDisk = await hashFile(join(folder, file))
    if (onDisk !== sha256) wrong.push(say('demo.differsFromIndex', { file }))
    if (onDisk !== onPhone.get(path)) wrong.push(say('demo.differsFromPhone', { file }))
  }
  return { lines, wrong }
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

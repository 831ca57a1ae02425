import { appendFile, lstat, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writePrivately } from '../../disk/private-folder'
import { isErrno } from '../../errors/is-errno'
import { hostSafeName } from '../../format/host-names'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const time = z.number()

const backupSchema = z.object({
  /** Of its `backup.json`, as it was put there. */
  manifestSha256: hash,
  /** Of its `data.jsonl`, where it has one. */
  dataListSha256: hash.nullable(),
  copiedAt: time,
  /** Of its `key.age`, which a new password changes. */
  keySha256: hash.nullable(),
  /** How many contents this computer's disk did not have whole when it was copied. */
  missing: z.int().min(0),
})

const fullCheckSchema = z.object({ at: time, faults: z.int().min(0) })

const bookSchema = z.object({
  /** By name of its folder. What this computer has copied, or has found there. */
  backups: z.record(z.string(), backupSchema).catch({}),
  /** What a rule has removed there, by name, and the rule: it is not copied again as long as that stands. */
  gone: z
    .object({ rule: z.string(), names: z.array(z.string()) })
    .nullable()
    .catch(null),
  /** When all of it was last read and compared with its hashes, and how much was wrong. */
  fullCheck: fullCheckSchema.nullable().catch(null),
  /** Contents that a check has found missing or wrong: they are put there again. */
  bad: z.array(z.string()).catch([]),
  /** When the names and sizes of each share of the contents were last looked at (check-share.ts); 0 for never. */
  shares: z.array(time).catch([]),
  /** When a copy last came to its end. */
  copiedAt: time.nullable().catch(null),
})

export type CopyBook = Readonly<z.infer<typeof bookSchema>>

/** The copies of one phone in a place. */
export interface PhoneCopies {
  /** The name of its folder. */
  readonly phone: string
  readonly state: CopyState
}

/** What this computer knows of the copies of one phone in one place. All of it can be found again from the place. */
export interface CopyState {
  /** Of this computer's, for this phone and place alone. */
  readonly folder: string
  /** Where what opens the copies is kept (bring-backup.ts), as the folder of a phone. */
  readonly shelf: string
  /** For what is on its way. */
  readonly scratch: string
  readonly book: () => Promise<CopyBook>
  readonly change: (part: Partial<CopyBook>) => Promise<void>
  /** Contents of which the place has said that it has all of them, and which no finished copy names yet. */
  readonly confirmed: () => Promise<Set<string>>
  readonly confirm: (path: string) => Promise<void>
  /** All that was confirmed is in a finished copy now. */
  readonly forgetConfirmed: () => Promise<void>
}

const leftMs = 24 * 3600_000

/** Of all phones of a place: looks like an output folder, of backups without their items. */
export function shelvesOf(folder: string): string {
  return join(folder, 'shelf')
}

/** @param folder of this place, in the app's own; it need not be there yet */
export async function openCopyState(folder: string, phone: string): Promise<CopyState> {
  const name = hostSafeName(phone)
  const own = join(folder, 'books', name)
  const scratch = join(own, 'incoming')
  await mkdir(scratch, { recursive: true, mode: 0o700 })
  await removeLeft(scratch)
  const bookFile = join(own, 'book.json')
  const confirmedFile = join(own, 'confirmed')
  const book = async () => bookSchema.parse(parseJson(await readIfThere(bookFile)))
  return {
    folder: own,
    shelf: join(shelvesOf(folder), name),
    scratch,
    book,
    change: async part => writePrivately(bookFile, JSON.stringify({ ...(await book()), ...part }, null, 2)),
    confirmed: async () => new Set((await readIfThere(confirmedFile)).split('\n').slice(0, -1)),
    // A line that a kill cuts off, or the system never wrote, is asked of the place.
    confirm: path => appendFile(confirmedFile, path + '\n'),
    forgetConfirmed: () => rm(confirmedFile, { force: true }),
  }
}

/** Another process may be using the folder: only what a kill has left there, and nobody has written to for long, goes. */
async function removeLeft(scratch: string): Promise<void> {
  for (const name of await readdir(scratch)) {
    const file = join(scratch, name)
    const left = await lstat(file).catch(() => null)
    if (left && Date.now() - left.mtimeMs > leftMs) await rm(file, { recursive: true, force: true })
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return ''
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

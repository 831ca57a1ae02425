import { listingBudget } from '../../src/core/phone/answer-budget'
import type { DirEntry, Phone, PhoneAccess } from '../../src/core/phone/phone'

/** A phone that a contract is held against. */
export interface PhoneUnderTest {
  /** Puts files onto it, by paths below its internal storage, all with `contractTime`. */
  readonly fill: (files: Readonly<Record<string, Buffer>>) => Promise<void>
  readonly access: () => Promise<PhoneAccess>
  /** It is pulled off the cable after so many bytes of files, and is back when it is waited for. */
  readonly losePhone: (afterBytes: number) => Promise<void>
  /** Reading any file ends after so many bytes; null as before. */
  readonly cutShort: (afterBytes: number | null) => Promise<void>
  /** `closedName`, a folder, may not be looked into. */
  readonly closeFolder: () => Promise<void>
  /** It takes nothing to `refusedName`, for this reason; null as before. */
  readonly refuseToTake: (why: 'no-room' | 'denied' | null) => Promise<void>
}

/** Runs a case on a connection to the phone, with the contract's files on it, and closes it. */
export type WithPhone = (work: (phone: Phone, test: PhoneUnderTest) => Promise<void>) => Promise<void>

interface Got {
  readonly bytes: Buffer
  readonly whole: boolean
  readonly after: Awaited<ReturnType<Phone['read']>>['after']
}

/** Reads a file as a careful reader does: each piece is copied before anything else comes. */
export async function readAll(phone: Phone, path: string, bytes: number, from = 0): Promise<Got> {
  const pieces: Buffer[] = []
  const end = await phone.read({
    path,
    bytes,
    from,
    begin: () => Promise.resolve(),
    sink: piece => void pieces.push(Buffer.from(piece)),
  })
  return { ...end, bytes: Buffer.concat(pieces) }
}

export async function listAll(phone: Phone, folder: string): Promise<DirEntry[]> {
  const entries: DirEntry[] = []
  for await (const batch of phone.list(folder, listingBudget())) entries.push(...batch)
  return entries
}

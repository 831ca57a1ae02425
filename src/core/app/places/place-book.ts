import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { PlaceError } from '../../places/place-error'
import { keepPrivate, writePrivately } from '../../disk/private-folder'
import type { Protection } from '../../format/encrypted/key-ring'
import { firstPlaceRule, serviceKinds } from '../../../shared/model/place'
import { retentionRuleSchema } from '../retention-settings'

const hour = z.int().min(0).max(23)

export const placeRuleSchema = z.object({
  automatic: z.boolean(),
  hours: z.object({ from: hour, to: hour }).nullable(),
  maxBytesPerSecond: z.int().min(1024).nullable(),
  encryptedOnly: z.boolean(),
  keep: retentionRuleSchema,
})

const common = { id: z.uuid(), name: z.string(), rule: placeRuleSchema.catch(firstPlaceRule) }
const placeSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('folder'), path: z.string() }),
  z.object({
    ...common,
    kind: z.literal('service'),
    service: z.enum(serviceKinds),
    /** As rclone's configuration calls it. */
    remote: z.string().regex(/^[a-z0-9-]+$/),
    /** Below the remote's root. */
    root: z.string(),
  }),
])

const bookSchema = z.object({
  /** What tells this computer from others in a place. */
  computerId: z.uuid(),
  /** Opens rclone's configuration; sealed by the system's keychain where there is one. Base64. */
  configPassword: z.object({ sealed: z.boolean(), text: z.string() }).nullable(),
  // What only a newer version knows is left out, and the others stay.
  places: z.array(z.unknown()).transform(all =>
    all.flatMap(one => {
      const { data } = placeSchema.safeParse(one)
      return data ? [data] : []
    }),
  ),
})

export type KnownPlace = Readonly<z.infer<typeof placeSchema>>
type Book = z.infer<typeof bookSchema>

/** The places that this computer copies backups to: one small private file. */
export interface PlaceBook {
  readonly computerId: string
  readonly places: () => readonly KnownPlace[]
  /** @throws Node's system errors */
  readonly put: (place: KnownPlace) => Promise<void>
  readonly drop: (placeId: string) => Promise<void>
  /**
   * The password of rclone's configuration, made when it is first asked for.
   * @throws PlaceError `no-engine` where the keychain that has sealed it is away; Node's system errors
   */
  readonly configPassword: () => Promise<string>
}

/** @param keychain the system's; null where there is none: then whoever reads this file can open the configuration */
export function openPlaceBook(file: string, keychain: () => Protection | null): PlaceBook {
  let book = readBook(file)
  const write = async (part: Partial<Book>) => {
    book = { ...book, ...part }
    await writePrivately(file, JSON.stringify(book, null, 2))
  }
  return {
    computerId: book.computerId,
    places: () => book.places,
    put: async place => {
      const others = book.places.filter(({ id }) => id !== place.id)
      await write({ places: [...others, place].sort((a, b) => a.name.localeCompare(b.name)) })
    },
    drop: async placeId => write({ places: book.places.filter(({ id }) => id !== placeId) }),
    configPassword: async () => {
      if (book.configPassword) return openPassword(book.configPassword, keychain())
      const made = randomBytes(32).toString('base64')
      const chain = keychain()
      const text = (chain ? chain.seal(Buffer.from(made)) : Buffer.from(made)).toString('base64')
      await write({ configPassword: { sealed: chain !== null, text } })
      return made
    },
  }
}

/** Another one must not take its place: the configuration would be lost with it. */
function openPassword(
  { sealed, text }: NonNullable<Book['configPassword']>,
  keychain: Protection | null,
): string {
  const bytes = Buffer.from(text, 'base64')
  if (!sealed) return bytes.toString()
  try {
    if (keychain) return keychain.open(bytes).toString()
  } catch {
    // As if it were not there.
  }
  throw new PlaceError(
    'no-engine',
    'The system’s keychain, which protects how services are reached, is not open',
  )
}

function readBook(file: string): Book {
  keepPrivate(file)
  try {
    return bookSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { computerId: randomUUID(), configPassword: null, places: [] }
  }
}

import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { decryptStream } from '../src/core/crypto/decrypt-stream'
import { decodeIndexLine } from '../src/core/format/index-line'
import type { EncryptedManifest } from '../src/core/format/manifest'
import { encryptedFormat } from '../src/core/format/encrypted/encrypted-format'
import { signContents, signManifest } from '../src/core/format/encrypted/sign-manifest'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import { encryptFor } from './forge-backup'

export type Json = Record<string, unknown>

/** An item that is added: its line says where it lies and what it is. */
export interface AddedItem {
  readonly line: Json & { readonly file: string }
  readonly content: string
}

/** How a backup of this version is made into one of a version that is yet to come. */
export interface Growth {
  readonly manifest?: (manifest: Json) => Json
  /** What a plain one says in its manifest, and an encrypted one in its report. */
  readonly contents?: (contents: Json) => Json
  readonly line?: (line: Json) => Json
  readonly items?: readonly AddedItem[]
  /** Further files of its own, by name. */
  readonly own?: Readonly<Record<string, string>>
}

const mtime = 1_700_000_000
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const toLines = (text: string) =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Json)

/** Where an added item lies in an encrypted backup. */
const hiddenPlace = (number: number) => `data/ad/ad${number}.age`

/** Changes a complete backup as somebody with its keys can. @param keys null for a plain one */
export async function grow(folder: string, keys: OpenKeys | null, growth: Growth): Promise<void> {
  const { line = one => one, items = [], own = {}, contents = one => one, manifest = one => one } = growth
  const seal = async (text: Buffer) => (keys ? await encryptFor(keys.recipient, text) : text)
  const put = async (file: string, content: Buffer) => {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await rm(join(folder, file), { force: true })
    await writeFile(join(folder, file), content)
    await utimes(join(folder, file), mtime, mtime)
  }
  const lines = toLines(await readText(folder, keys ? 'index.jsonl.age' : 'index.jsonl', keys)).map(line)
  for (const [number, added] of items.entries()) {
    const content = Buffer.from(added.content)
    const file = keys ? hiddenPlace(number) : added.line.file
    await put(file, await seal(content))
    const facts = { bytes: content.length, mtime, sha256: sha256(content), checked: 'version' }
    lines.push({ ...facts, ...added.line, file })
  }
  const index = await seal(Buffer.from(lines.map(one => JSON.stringify(one) + '\n').join('')))
  await put(keys ? 'index.jsonl.age' : 'index.jsonl', index)
  for (const [name, content] of Object.entries(own)) await put(name, Buffer.from(content))
  const before = await readJson(folder)
  const bytes = lines.reduce((sum, one) => sum + Number(one['bytes']), 0)
  const changed: Json = {
    ...before,
    total: { count: lines.length, bytes },
    index: { file: keys ? 'index.jsonl.age' : 'index.jsonl', sha256: sha256(index) },
    ...(growth.own
      ? { own: Object.entries(own).map(([file, content]) => ({ file, sha256: sha256(content) })) }
      : {}),
  }
  if (!keys) return await writeManifest(folder, manifest(contents(changed)))
  const told = JSON.parse(await readText(folder, 'report.json.age', keys)) as Json
  const report = await seal(Buffer.from(JSON.stringify(contents(told))))
  await put('report.json.age', report)
  const grown = manifest({ ...changed, report: { file: 'report.json.age', sha256: sha256(report) } })
  await writeManifest(folder, sign(grown, keys))
}

/** Makes a complete backup into one that was cut off when all its lines had been written. @returns its new place */
export async function cutOff(folder: string, keys: OpenKeys | null): Promise<string> {
  const {
    index: _index,
    report: _report,
    signature: _signature,
    finishedAt: _at,
    ...left
  } = await readJson(folder)
  const partial: Json = { ...left, state: 'partial' }
  if (keys) {
    const format = encryptedFormat(keys)
    const lines = (await readText(folder, 'index.jsonl.age', keys)).split('\n').map(decodeIndexLine)
    const journal = lines.flatMap(line => (line ? [format.encodeLine(line)] : []))
    await writeFile(join(folder, 'journal'), journal.join(''))
    for (const name of ['index.jsonl.age', 'report.json.age', 'fingerprints']) await rm(join(folder, name))
    await writeManifest(folder, { ...partial, signature2: signManifest(partial as never, keys.secret) })
  } else await writeManifest(folder, partial)
  await rename(folder, `${folder}.partial`)
  return `${folder}.partial`
}

/** What the index says, as it stands there. */
export async function rawLines(folder: string, keys: OpenKeys | null): Promise<Json[]> {
  return toLines(await readText(folder, keys ? 'index.jsonl.age' : 'index.jsonl', keys))
}

export async function readJson(folder: string): Promise<Json> {
  return JSON.parse(await readFile(join(folder, 'backup.json'), 'utf8')) as Json
}

/** What the report of an encrypted backup says, or the manifest of a plain one. */
export async function rawContents(folder: string, keys: OpenKeys | null): Promise<Json> {
  return keys ? (JSON.parse(await readText(folder, 'report.json.age', keys)) as Json) : await readJson(folder)
}

function sign(manifest: Json, { secret }: OpenKeys): Json {
  const { signature: _1, signature2: _2, ...rest } = manifest
  const signed = { ...rest, signature: signContents(rest as unknown as EncryptedManifest, secret) }
  return { ...signed, signature2: signManifest(rest as unknown as EncryptedManifest, secret) }
}

async function writeManifest(folder: string, manifest: Json): Promise<void> {
  await chmod(join(folder, 'backup.json'), 0o644)
  await writeFile(join(folder, 'backup.json'), JSON.stringify(manifest))
}

async function readText(folder: string, file: string, keys: OpenKeys | null): Promise<string> {
  const bytes = await readFile(join(folder, file))
  if (!keys) return bytes.toString('utf8')
  const pieces: Buffer[] = []
  for await (const piece of decryptStream(once(bytes), keys.identity)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes)
}

const calendar = 'BEGIN:VCALENDAR\nSUMMARY:Ada\nEND:VCALENDAR\n'

/** Version 2 with all that it may hold: another source, another category, another system's words, a file of its own. */
export const version2: Growth = {
  manifest: manifest => ({ ...manifest, version: 2, later: 'a field' }),
  contents: ({ phone, saved, ...rest }) => {
    const { androidVersion, ...same } = phone as Json
    return {
      ...rest,
      phone: { ...same, system: 'android', systemVersion: androidVersion },
      saved: {
        ...(saved as Json),
        calendar: { count: 300, bytes: calendar.length },
        screenshots: { count: 1, bytes: 4 },
      },
      notIncluded: [{ reason: 'health-data', count: 2 }],
      problems: [{ item: 'x', during: 'reading', code: 'locked', detail: 'No', saidBy: 'phone' }],
    }
  },
  own: { 'conversations.json': '{}', 'Conversations/1.json': '[]' },
  items: [
    {
      content: calendar,
      line: {
        source: 'calendar',
        key: 'calendar.ics',
        version: 'abc',
        entries: 300,
        category: 'calendar',
        place: 'Calendar/calendar.ics',
        file: 'Calendar/calendar.ics',
        accounts: ['me@example.org'],
      },
    },
    {
      content: 'shot',
      line: {
        path: '/storage/emulated/0/Pictures/Screenshots/shot.png',
        category: 'screenshots',
        file: 'Screenshots/Pictures/Screenshots/shot.png',
        app: { name: 'Clock' },
      },
    },
  ],
}

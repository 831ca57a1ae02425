import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { runShell } from '../../src/core/android/adb/run-shell'
import { readFrom } from '../../src/core/android/read-from'
import { hashBeginning } from '../../src/core/android/hash-beginning'
import { resumeStep } from '../../src/core/phone/phone'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys } from '../../src/core/format/encrypted/vault-keys'
import { readPacketHeader } from '../../src/core/android/adb/shell-packets'
import { restoreAppOp } from '../../src/core/android/messages/restore-app-op'
import {
  askAppOp,
  hasNote,
  noContent,
  openMessages,
  textMessage,
  visibleRows,
  writerOf,
} from '../messages-kit'
import { expectTrue, internal, prepare, run } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

// What a computer without mksh and toybox has; all other tests run as well with PHONEKEEP_SAMPLE_SHELL=builtin.
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder, builtinShell: true })
const film = "Movies/it's a film.mp4"
const content = Buffer.alloc(20_000_000)
for (let at = 0; at < content.length; at += 1000) content.writeUInt32LE(at, at)

beforeAll(() => storage.fill({ 'DCIM/a.jpg': 'a', [film]: content }))
afterEach(() => fixture().phone.setFaults({}))
afterAll(storage.remove)

it('is the shell of this phone', () => expect(fixture().phone.shell).toBe('builtin'))

it.each(['plain', 'encrypted'] as const)('a large file is resumed at its offset: %s', async kind => {
  const outputFolder = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  const keys = kind === 'plain' ? null : await createVaultKeys('correct horse')
  const options = { outputFolder, format: keys ? encryptedFormat(keys) : plainFormat }
  const interrupted = await prepare(fixture(), options)
  fixture().phone.setFaults({ unplugAfter: 14_000_000 })
  expect(await run(fixture(), interrupted)).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
  fixture().phone.setFaults({})
  await fixture().reconnect()
  const resumed = await prepare(fixture(), options)
  // RECV gives nothing of the film now: only what is read from an offset can end it.
  fixture().phone.setFaults({ failAfter: 0, onlyPath: 'a film' })
  const outcome = await run(fixture(), resumed)
  expect(outcome).toMatchObject({ status: 'done', issues: [] })
  expect(await expectTrue(outcome.folder, storage.folder, keys)).toHaveLength(2)
  await rm(outputFolder, { recursive: true, force: true })
})

it('hashes the beginning of a file, and reads it from a block on', async () => {
  const link = await fixture().link()
  const path = `${internal}/${film}`
  const expected = createHash('sha256').update(content.subarray(0, 7_000_001)).digest('hex')
  expect(await hashBeginning(link, path, 7_000_001)).toBe(expected)
  const pieces: Buffer[] = []
  const from = 2 * resumeStep
  const request = { path, bytes: content.length, from }
  await readFrom(link, request, piece => void pieces.push(Buffer.from(piece)), {})
  expect(Buffer.concat(pieces).equals(content.subarray(from))).toBe(true)
})

it.each([
  ['echo a | cat | wc -c', '2\n', 0],
  ['echo a | false', '', 1],
  ['false | echo b && echo c', 'b\nc\n', 0],
  ['cat /none 2>/dev/null | wc -c', '0\n', 0],
  ['if true; then echo a; else echo b; fi; echo c', 'a\nc\n', 0],
  ['if false; then echo a; else echo b; echo c; fi', 'b\nc\n', 0],
  ['if command -v dd >/dev/null; then echo there; fi', 'there\n', 0],
  ['if command -v none >/dev/null; then echo there; else false; fi', '', 1],
  ['if false; then false; fi', '', 0],
  ['if true; then echo a', '', 1],
  ['fi', '', 1],
  [
    'echo a >/data/local/tmp/x && cat /data/local/tmp/x; echo b >/data/local/tmp/x; cat /data/local/tmp/x',
    'a\nb\n',
    0,
  ],
  ['echo a >/none/x', '', 1],
  ['echo a >/sdcard', '', 1],
  ['[ "$(cat /data/local/tmp/x)" = b ] && echo same', 'same\n', 0],
  ['[ "$(cat /none 2>/dev/null)" = b ]', '', 1],
  ['exec echo a; echo b', 'a\n', 0],
  ['kill -0 1', '', 1],
  ['kill 1', '', 1],
])('runs %j', async (command, stdout, exitCode) => {
  const answer = await runShell(await fixture().link(), command)
  expect({ stdout: answer.stdout.toString(), exitCode: answer.exitCode }).toEqual({ stdout, exitCode })
})

it('tells its process for as long as the connection is there', async () => {
  const { phone, adb, link } = fixture()
  const shell = await (await link()).open('shell,v2,raw:echo $$; exec cat')
  const { length } = await readPacketHeader(shell.reader)
  const command = `kill -0 ${(await shell.reader.read(length)).toString().trim()}`
  expect((await runShell(await link(), command)).exitCode).toBe(0)
  shell.close()
  const there = async () => (await runShell(await link(), command)).exitCode
  await expect.poll(there).toBe(1)
  const { stderr } = await runShell(await link(), command)
  expect(stderr.toString()).toMatch(/No such process/)
  expect((await adb.adb('-s', phone.serial, 'shell', 'echo $$; echo $$')).stdout).toMatch(/^(\d+)\n\1\n$/)
})

it('takes messages back, and its app-op is as it was', async () => {
  const messages = ["it's `a` $b", 'Row: 0 _id=1', 'x'.repeat(60_000)].map((body, at) =>
    textMessage(body, { date: 1_700_000_000_000 + at }),
  )
  const writer = writerOf(await openMessages(fixture()))
  const written = await writer.whileOpen(async () => {
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual(['WRITE_SMS: allow', true])
    expect(await restoreAppOp(await fixture().link())).toBe('in-use')
    return await writer.write(messages.map(message => ({ message, part: noContent })))
  })
  expect(written).toEqual(['there', 'there', 'there'])
  const bodies = visibleRows(fixture(), 'sms').map(({ row }) => row['body'])
  expect(bodies.toSorted()).toEqual(messages.map(({ body }) => body).toSorted())
  expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual(['WRITE_SMS: ignore', false])
})

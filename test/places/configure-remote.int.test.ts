import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkRemote } from '../../src/core/rclone/check-remote'
import { answerQuestion, startRemote, type StartRemoteOptions } from '../../src/core/rclone/configure-remote'
import { listRemotes, listRemoteTypes, removeRemote } from '../../src/core/rclone/list-remotes'
import type { RemoteQuestion } from '../../src/core/rclone/remote-question'
import type { RcloneEngine } from '../../src/core/rclone/start-rclone'
import { sizeOfFolder } from './size-of-folder'
import {
  startService,
  startTestEngine,
  type ServiceKind,
  type TestEngine,
  type TestService,
} from '../rclone-kit'

const kinds: readonly ServiceKind[] = ['webdav', 'sftp', 's3']
const services = new Map<ServiceKind, TestService>()
let started: TestEngine
let engine: RcloneEngine
beforeAll(async () => {
  for (const kind of kinds) services.set(kind, await startService(kind))
  started = await startTestEngine()
  engine = started.engine
})
afterAll(async () => {
  await started.stop()
  for (const service of services.values()) await service.stop()
})

function serviceOf(kind: ServiceKind): TestService {
  const service = services.get(kind)
  if (!service) throw new Error(`No ${kind}`)
  return service
}

/** Answers what is known, and takes what is offered for the rest. @returns what was asked */
async function answerAll(
  options: StartRemoteOptions,
  known: Readonly<Record<string, string>>,
): Promise<readonly RemoteQuestion[]> {
  const { name, asks } = options
  const asked: RemoteQuestion[] = []
  let step = await startRemote(engine, options)
  while (step.kind === 'question' && asked.length < 60) {
    asked.push(step.question)
    const answer = known[step.question.name] ?? step.question.default
    step = await answerQuestion(engine, { name, step, answer, asks })
  }
  expect(step).toEqual({ kind: 'done' })
  return asked
}

it.each(kinds)('makes a remote for %s by its questions alone, and finds that it works', async kind => {
  const { type, options, root, secret, folder } = serviceOf(kind)
  const name = `by questions ${kind}`
  const asked = await answerAll({ name, type, asks: 'all' }, options)
  for (const each of Object.keys(options)) expect(asked.map(question => question.name)).toContain(each)
  const secrets = asked.filter(({ isSecret }) => isSecret).map(question => question.name)
  expect(secrets).toContain(secret)
  expect(secrets).not.toContain(kind === 's3' ? 'endpoint' : 'user')
  const before = await sizeOfFolder(folder)
  await checkRemote({ engine, remote: name, root })
  expect(await sizeOfFolder(folder)).toBe(before)
  expect(await listRemotes(engine)).toContainEqual({ name, type })
  await removeRemote(engine, name)
  await removeRemote(engine, name)
  expect(await listRemotes(engine)).not.toContainEqual({ name, type })
  await expect(checkRemote({ engine, remote: name, root })).rejects.toMatchObject({ name: 'PlaceError' })
})

it.each(kinds)('asks nothing for %s where all is given, and tells that it is not let in', async kind => {
  const { type, options, root, secret } = serviceOf(kind)
  const start = (password: string) =>
    startRemote(engine, { name: 'given', type, asks: 'needed', options: { ...options, [secret]: password } })
  expect(await start('wrong one')).toEqual({ kind: 'done' })
  await expect(checkRemote({ engine, remote: 'given', root })).rejects.toMatchObject({ kind: 'denied' })
  await removeRemote(engine, 'given')
  // What rclone keeps connected must not be of the one before.
  expect(await start(options[secret] ?? '')).toEqual({ kind: 'done' })
  await checkRemote({ engine, remote: 'given', root })
  await removeRemote(engine, 'given')
})

it('asks for Dropbox whether there is a browser, and for its token where there is none', async () => {
  const asks = 'needed'
  const first = await startRemote(engine, { name: 'box', type: 'dropbox', asks })
  if (first.kind !== 'question') throw new Error('It asks nothing')
  expect(first.question).toMatchObject({
    name: 'config_is_local',
    type: 'bool',
    default: 'true',
    isExclusive: true,
  })
  expect(first.question.choices.map(({ value }) => value)).toEqual(['true', 'false'])
  const second = await answerQuestion(engine, { name: 'box', step: first, answer: 'false', asks })
  if (second.kind !== 'question') throw new Error('It asks no more')
  expect(second.question).toMatchObject({ name: 'config_token', isSecret: true, isRequired: true })
  expect(second.question.help).toContain('rclone authorize "dropbox"')
  await removeRemote(engine, 'box')
})

it('keeps nothing of a remote that cannot be, and does not replace one', async () => {
  const { type, options } = serviceOf('webdav')
  await startRemote(engine, { name: 'kept', type, asks: 'needed', options })
  const before = await listRemotes(engine)
  const failed = { name: 'PlaceError', kind: 'failed' }
  const start = (name: string, of: string) => startRemote(engine, { name, type: of, asks: 'needed' })
  await expect(start('other', 'no such type')).rejects.toMatchObject(failed)
  await expect(start('kept', 'sftp')).rejects.toMatchObject(failed)
  await expect(start(':local', 'webdav')).rejects.toMatchObject(failed)
  await expect(start('a,b=c', 'webdav')).rejects.toMatchObject(failed)
  expect(await listRemotes(engine)).toEqual(before)
  await removeRemote(engine, 'kept')
})

it('offers what rclone has, but nothing that keeps no copies', async () => {
  const types = (await listRemoteTypes(engine)).map(({ type }) => type)
  expect(types).toEqual(
    expect.arrayContaining(['dropbox', 'drive', 'onedrive', 's3', 'webdav', 'sftp', 'b2']),
  )
  expect(types).not.toContain('memory')
  expect(types).not.toContain('local')
})

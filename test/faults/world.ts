import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSamplePhone, type SamplePhone } from '../../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../adb-server'
import { buildEngine } from './build-engine'
import { startEngine, type Engine, type EngineEnd, type EngineOptions } from './engine'
import { createPhoneStorage, type PhoneStorage } from './phone-storage'

export type Kind = 'plain' | 'encrypted'

/** Everything that outlives one case. */
export interface World {
  readonly phone: SamplePhone
  readonly storage: PhoneStorage
  readonly adb: TestAdbServer
  readonly program: string
  /** Where the cases have their folders. */
  readonly folder: string
  readonly password: string
  readonly close: () => Promise<void>
}

/** Where one case, or one template of cases, keeps its backups. */
export interface Place {
  readonly folder: string
  readonly output: string
  readonly kind: Kind
}

export type RunChanges = Partial<
  Pick<
    EngineOptions,
    'killAt' | 'stopAt' | 'skew' | 'hurry' | 'crawl' | 'elsewhere' | 'waitSeconds' | 'select' | 'countTo'
  >
>

export async function createWorld(files: ReadonlyMap<string, Buffer>): Promise<World> {
  const storage = await createPhoneStorage(files)
  const adb = await startTestAdbServer()
  const phone = await startSamplePhone({ storage: storage.folder })
  await adb.connect(phone.serial)
  const engine = await buildEngine()
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-faults-'))
  const close = async () => {
    await phone.close()
    // The engine may have started another one in place of ours.
    await adb.adb('kill-server')
    await adb.stop()
    await engine.remove()
    await storage.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { phone, storage, adb, program: engine.program, folder, password: 'correct horse', close }
}

export async function createPlace(world: World, name: string, kind: Kind): Promise<Place> {
  const folder = join(world.folder, name)
  const output = join(folder, 'output')
  await mkdir(output, { recursive: true })
  await mkdir(join(folder, 'settings'))
  await writeFile(join(folder, 'password'), `${world.password}\n`)
  return { folder, output, kind }
}

/** A place with all that is in another one. */
export async function copyPlace(world: World, name: string, from: Place): Promise<Place> {
  const folder = join(world.folder, name)
  await cp(from.folder, folder, { recursive: true, preserveTimestamps: true })
  return { folder, output: join(folder, 'output'), kind: from.kind }
}

/**
 * Starts a run on a place.
 * @param withPassword an encrypted run without it uses what this computer remembers of the keys
 */
export function start(world: World, place: Place, withPassword: boolean, changes: RunChanges = {}): Engine {
  return startEngine({
    program: world.program,
    env: world.adb.env,
    serial: world.phone.serial,
    outputFolder: place.output,
    config: place.folder,
    encrypt: place.kind === 'encrypted',
    passwordFile: place.kind === 'encrypted' && withPassword ? join(place.folder, 'password') : null,
    waitSeconds: 0,
    ...changes,
  })
}

/** A run that nothing disturbs. @throws when it does not end well */
export async function runUndisturbed(
  world: World,
  place: Place,
  withPassword: boolean,
  changes: RunChanges = {},
): Promise<EngineEnd> {
  const end = await start(world, place, withPassword, changes).ended
  if (end.code !== 0) throw new Error(`An undisturbed run ended with ${end.code}: ${said(end)}`)
  return end
}

export function said({ last, stderr }: EngineEnd): string {
  return `${JSON.stringify(last)} ${stderr}`
}

/** The phone is plugged in and answers, whatever has happened to it and to the adb server. */
export async function heal({ phone, adb }: World): Promise<void> {
  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
}

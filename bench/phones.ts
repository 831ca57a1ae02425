import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { BenchRecords } from './scenarios'
import type { TestAdbServer } from '../test/adb-server'

const run = promisify(execFile)

export const phoneKinds = ['sample', 'adbd'] as const
export type PhoneKind = (typeof phoneKinds)[number]

export interface BenchPhone {
  readonly serial: string
  readonly stop: () => Promise<void>
}

interface Places {
  readonly server: TestAdbServer
  readonly checkout: string
  readonly scratch: string
}

/** Google's adbd lies beside the checkout, where somebody has put it. */
const adbdScript = (checkout: string) => join(checkout, '..', 'shared', 'phone', 'phone.sh')

export function isThere(kind: PhoneKind, checkout: string): boolean {
  return kind === 'sample' || (process.getuid?.() === 0 && existsSync(adbdScript(checkout)))
}

/** Starts a phone that shows `storage`, ready on the server. @throws Error when it does not come up */
export async function startPhone(
  kind: PhoneKind,
  storage: string,
  places: Places,
  records?: BenchRecords,
): Promise<BenchPhone> {
  const phone = await (kind === 'sample' ? startSample(storage, places, records) : startAdbd(storage, places))
  await places.server.connect(phone.serial)
  return phone
}

/** In a process of its own, as a phone is. */
async function startSample(
  storage: string,
  { checkout }: Places,
  records?: BenchRecords,
): Promise<BenchPhone> {
  const program = join(checkout, 'out', 'main', 'sample-phone.js')
  const args = ['--storage', storage, '--json', '--exit-with-stdin', ...recordFlags(records)]
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line) as { readonly event: string; readonly serial?: string }
    if (told.event !== 'ready' || told.serial === undefined) continue
    child.stdout.resume()
    return {
      serial: told.serial,
      stop: async () => {
        child.stdin.end()
        await closed
      },
    }
  }
  throw new Error('The sample phone did not come up')
}

function recordFlags(records: BenchRecords | undefined): string[] {
  if (!records) return []
  const { contacts, messages, multimedia, calls, partBytes } = records
  const counts = { contacts, messages, multimedia, calls, 'part-bytes': partBytes }
  return Object.entries(counts).flatMap(([name, count]) => [`--${name}`, String(count)])
}

const adbdPort = 5795

async function startAdbd(storage: string, { server, checkout, scratch }: Places): Promise<BenchPhone> {
  const env = { ...server.env, PHONE_RUN: process.env['PHONE_RUN'] ?? join(scratch, 'adbd') }
  const phone = async (...args: string[]) => await run('bash', [adbdScript(checkout), ...args], { env })
  await phone('start', String(adbdPort), storage)
  const serial = `127.0.0.1:${adbdPort}`
  return {
    serial,
    stop: async () => {
      await server.adb('disconnect', serial)
      await phone('kill', String(adbdPort))
    },
  }
}

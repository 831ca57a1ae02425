import { utilityProcess, type UtilityProcess } from 'electron'
import { z } from 'zod'
import type { AdbServer } from '../core/android/adb/adb-server'
import { hostQuery } from '../core/android/adb/open-service'
import type { SamplePhoneState } from '../shared/model/device'

const message = z.discriminatedUnion('event', [
  z.object({ event: z.literal('preparing'), done: z.number(), total: z.number() }),
  z.object({ event: z.literal('ready'), port: z.number(), serial: z.string() }),
])

/** The sample phone is a guest: it may not keep the app from quitting. */
const maxMsToQuit = 3_000

export interface SamplePhoneProcess {
  readonly state: () => SamplePhoneState
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export interface SamplePhonePorts {
  readonly entry: string
  /** @throws AdbError `no-service` */
  readonly server: () => AdbServer
  readonly onChange: () => void
}

/** The sample phone in a process of its own, which the real adb connects to as to any phone on the network. */
export function createSamplePhoneProcess(ports: SamplePhonePorts): SamplePhoneProcess {
  let state: SamplePhoneState = { status: 'off' }
  let child: UtilityProcess | null = null
  const set = (next: SamplePhoneState) => {
    state = next
    ports.onChange()
  }
  const connect = async (serial: string) => {
    // Set before it connects, so that the phone is known as the sample from its first appearance.
    set({ status: 'on', serial })
    const answer = await hostQuery(ports.server(), `host:connect:${serial}`)
    if (!answer.includes('connected')) throw new Error(answer)
  }
  const handle = (data: unknown) => {
    const parsed = message.safeParse(data)
    if (!parsed.success) return
    if (parsed.data.event === 'preparing') {
      return set({ status: 'preparing', done: parsed.data.done, total: parsed.data.total })
    }
    connect(parsed.data.serial).catch((error: unknown) => {
      set({ status: 'failed', message: error instanceof Error ? error.message : String(error) })
      child?.kill()
    })
  }
  return {
    state: () => state,
    start: () => {
      if (child) return
      set({ status: 'preparing', done: 0, total: 1 })
      const started = utilityProcess.fork(ports.entry, ['--json', '--port', '0'], {
        serviceName: 'Phonekeep sample phone',
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child = started
      let complaint = ''
      started.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)))
      started.on('message', handle)
      started.on('exit', code => {
        child = null
        if (state.status === 'failed') return
        set(
          code === 0
            ? { status: 'off' }
            : { status: 'failed', message: complaint.trim() || `exit code ${code}` },
        )
      })
    },
    stop: async () => {
      const running = child
      if (!running) return
      if (state.status === 'on') {
        await hostQuery(ports.server(), `host:disconnect:${state.serial}`).catch(() => undefined)
      }
      const ended = new Promise(resolve => running.once('exit', resolve))
      running.postMessage('quit')
      // What it leaves behind when it is killed, its next start removes.
      const tooLong = setTimeout(() => running.kill(), maxMsToQuit)
      await ended
      clearTimeout(tooLong)
    },
  }
}

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
    try {
      const answer = await hostQuery(ports.server(), `host:connect:${serial}`)
      if (!answer.includes('connected')) throw new Error(answer)
    } catch (error) {
      set({ status: 'failed', message: error instanceof Error ? error.message : String(error) })
      child?.kill()
    }
  }
  const onMessage = (data: unknown) => {
    const parsed = message.safeParse(data)
    if (!parsed.success) return
    if (parsed.data.event === 'ready') void connect(parsed.data.serial)
    else set({ status: 'preparing', done: parsed.data.done, total: parsed.data.total })
  }
  const onExit = (code: number, complaint: string) => {
    child = null
    if (state.status !== 'failed') set(afterExit(code, complaint))
  }
  return {
    state: () => state,
    start: () => {
      if (child) return
      set({ status: 'preparing', done: 0, total: 1 })
      child = startProcess(ports.entry, { onMessage, onExit })
    },
    stop: async () => {
      const running = child
      if (!running) return
      // It may end while its phone is being disconnected.
      const ended = new Promise(resolve => running.once('exit', resolve))
      if (state.status === 'on') {
        await hostQuery(ports.server(), `host:disconnect:${state.serial}`).catch(() => undefined)
      }
      await quit(running, ended)
    },
  }
}

interface ProcessListeners {
  readonly onMessage: (data: unknown) => void
  /** @param complaint the end of what it wrote to its error stream */
  readonly onExit: (code: number, complaint: string) => void
}

function startProcess(entry: string, { onMessage, onExit }: ProcessListeners): UtilityProcess {
  const started = utilityProcess.fork(entry, ['--json', '--port', '0'], {
    serviceName: 'Phonekeep sample phone',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  started.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)))
  started.on('message', onMessage)
  started.on('exit', code => onExit(code, complaint))
  return started
}

function afterExit(code: number, complaint: string): SamplePhoneState {
  if (code === 0) return { status: 'off' }
  return { status: 'failed', message: complaint.trim() || `exit code ${code}` }
}

/** Resolves when the process has ended, by itself or by force. */
async function quit(running: UtilityProcess, ended: Promise<unknown>): Promise<void> {
  running.postMessage('quit')
  // What it leaves behind when it is killed, its next start removes.
  const tooLong = setTimeout(() => running.kill(), maxMsToQuit)
  await ended
  clearTimeout(tooLong)
}

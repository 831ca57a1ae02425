import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultControl } from '../fault-control'
import type { PhoneIdentity } from '../phone-identity'
import { notAvailable, type CommandStreams, type FrameworkCommands } from '../shell/framework-commands'
import { runContent } from './content/run-content'
import type { PhoneRecords } from './phone-records'
import { dumpBattery, dumpShellPackage } from './system/dumpsys'

export interface RecordCommandsOptions {
  readonly phone: PhoneIdentity
  readonly faults: FaultControl
  readonly records: PhoneRecords
  /** What concerns media: `content://media`, and `am`. */
  readonly media: FrameworkCommands
}

export interface RecordCommands {
  readonly run: FrameworkCommands
  /** How often the phone has started Java: for `content` and `am`. */
  readonly javaStarts: () => number
}

/** All commands that ask the framework; one for both shells. */
export function createCommands({ phone, faults, records, media }: RecordCommandsOptions): RecordCommands {
  let javaStarts = 0
  const startJava = async (): Promise<void> => {
    javaStarts++
    const { contentDelayMs = 0 } = faults.current()
    if (contentDelayMs > 0) await sleep(contentDelayMs)
  }
  const run: FrameworkCommands = async (name, words, streams) => {
    // The shell that asks is about to end with its connection.
    if (records.isGone()) return 1
    const [first = '', second = ''] = words.map(word => word.toString('utf8'))
    switch (name) {
      case 'content':
        await startJava()
        if (isForMedia(words)) return media(name, words, streams)
        return runContent(
          records.host,
          words.map(word => word.toString('utf8')),
          streams,
        )
      case 'am': {
        await startJava()
        const texts = words.slice(1).map(word => word.toString('utf8'))
        const started = first === 'start' ? records.importer.start(texts) : undefined
        if (started === undefined) return media(name, words, streams)
        await tell(streams, asLines(started.output), asLines(started.errors))
        return started.code
      }
      case 'cmd': {
        if (first !== 'appops') break
        const { output, errors, code } = records.appOps.run(words.slice(1).map(word => word.toString('utf8')))
        await tell(streams, output, errors)
        return code
      }
      case 'dumpsys':
        if (first === 'package' && second === 'com.android.shell') {
          await tell(streams, dumpShellPackage(phone.sdk), '')
          return 0
        }
        if (first === 'battery' && words.length === 1) {
          const { batteryPercent: level = 81, notCharging = false } = faults.current()
          await tell(streams, dumpBattery({ level, charging: !notCharging }, phone.sdk), '')
          return 0
        }
    }
    await tell(streams, '', `${notAvailable(name)}\n`)
    return 1
  }
  return { run, javaStarts: () => javaStarts }
}

async function tell({ print, complain }: CommandStreams, output: string, errors: string): Promise<void> {
  if (output !== '') await print(Buffer.from(output))
  if (errors !== '') await complain(Buffer.from(errors))
}

const asLines = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('')

function isForMedia(words: readonly Buffer[]): boolean {
  const at = words.findIndex(word => word.toString('latin1') === '--uri')
  return at !== -1 && /^content:\/\/media(?:\/|$)/.test(words[at + 1]?.toString('latin1') ?? '')
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** When the engine is to kill itself: see kill-at-write.mjs. */
export interface KillAt {
  readonly when: 'before' | 'in' | 'after'
  /** Counted from 1. */
  readonly at: number
  readonly from: 'start' | 'finishing'
}

export interface EngineOptions {
  readonly program: string
  /** Of a private adb server. */
  readonly env: NodeJS.ProcessEnv
  readonly serial: string
  readonly outputFolder: string
  /** Where the command line keeps what it remembers. */
  readonly config: string
  readonly passwordFile: string | null
  readonly encrypt: boolean
  readonly waitSeconds: number
  readonly select?: string
  readonly killAt?: KillAt | undefined
  readonly countTo?: string
}

export interface EngineEvent {
  readonly event: string
  readonly [fact: string]: unknown
}

export interface EngineEnd {
  /** Null when a signal ended it. */
  readonly code: number | null
  /** It killed itself, as `killAt` says. */
  readonly struck: boolean
  readonly stderr: string
  readonly last: EngineEvent | undefined
  readonly starting: EngineEvent | undefined
}

export interface Engine {
  readonly ended: Promise<EngineEnd>
  readonly hasEnded: () => boolean
  /** Resolves with true at the first event that fits, with false when the engine ends before. */
  readonly told: (fits: (event: EngineEvent) => boolean) => Promise<boolean>
  readonly signal: (signal: NodeJS.Signals) => void
}

const preload = resolve(import.meta.dirname, 'kill-at-write.mjs')
const setpriv = '/usr/bin/setpriv'

/** Starts `phonekeep backup` as a process of its own. */
export function startEngine(options: EngineOptions): Engine {
  const [command, args] = asOrdinaryUser([process.execPath, '--import', preload, ...commandLine(options)])
  const child = spawn(command, args, { env: environment(options), stdio: ['ignore', 'pipe', 'pipe'] })
  const events: EngineEvent[] = []
  const listeners = new Set<(event: EngineEvent | null) => void>()
  let stderr = ''
  let over = false
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  createInterface(child.stdout).on('line', line => {
    const event = JSON.parse(line) as EngineEvent
    if (event.event !== 'progress') events.push(event)
    for (const listener of [...listeners]) listener(event)
  })
  const finish = async (): Promise<EngineEnd> => {
    const [code] = (await once(child, 'close')) as [number | null]
    over = true
    for (const listener of [...listeners]) listener(null)
    const starting = events.find(({ event }) => event === 'starting')
    return { code, struck: stderr.includes('struck'), stderr, last: events.at(-1), starting }
  }
  return {
    ended: finish(),
    hasEnded: () => over,
    told: fits =>
      new Promise(resolve => {
        if (over || events.some(fits)) return resolve(!over)
        const listener = (event: EngineEvent | null) => {
          if (event && !fits(event)) return
          listeners.delete(listener)
          resolve(event !== null)
        }
        listeners.add(listener)
      }),
    signal: signal => void child.kill(signal),
  }
}

function commandLine(options: EngineOptions): string[] {
  const { program, serial, outputFolder, passwordFile, encrypt, waitSeconds, select } = options
  return [
    ...[program, 'backup', '--json', '--device', serial, '--to', outputFolder, '--wait', `${waitSeconds}`],
    ...(encrypt ? ['--encrypt'] : []),
    ...(passwordFile === null ? [] : ['--password-file', passwordFile]),
    ...(select === undefined ? [] : ['--select', select]),
  ]
}

function environment({ env, config, killAt, countTo }: EngineOptions): NodeJS.ProcessEnv {
  return {
    ...env,
    PHONEKEEP_CONFIG: join(config, 'settings'),
    ...(killAt ? { PHONEKEEP_KILL_AT: JSON.stringify(killAt) } : {}),
    ...(countTo === undefined ? {} : { PHONEKEEP_COUNT_TO: countTo }),
  }
}

/** To root no file is read-only; to the people who use this they are. */
function asOrdinaryUser([command = '', ...args]: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0 || !existsSync(setpriv)) return [command, args]
  return [setpriv, ['--bounding-set=-dac_override,-dac_read_search', command, ...args]]
}

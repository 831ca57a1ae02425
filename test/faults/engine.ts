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
  /** Stops itself (SIGSTOP) there; a count of writes from 1. */
  readonly stopAt?: { readonly when: 'before' | 'after'; readonly at: number }
  /** Its clock against ours, in seconds. */
  readonly skew?: number
  /** Each of its writes waits so many milliseconds. */
  readonly crawl?: number
  /** Its long timers run so many times as fast. */
  readonly hurry?: number
  /** As on another computer: with a name and process numbers of its own. Linux, as root. */
  readonly elsewhere?: boolean
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
  /** It has stopped itself, as `stopAt` says. */
  readonly wasStopped: boolean
  readonly last: EngineEvent | undefined
  readonly starting: EngineEvent | undefined
}

export interface Engine {
  readonly ended: Promise<EngineEnd>
  readonly hasEnded: () => boolean
  /** Resolves with true at the first event that fits, with false when the engine ends before. */
  readonly told: (fits: (event: EngineEvent) => boolean) => Promise<boolean>
  /** Resolves when it has stopped itself, or has ended. */
  readonly stopped: () => Promise<void>
  readonly signal: (signal: NodeJS.Signals) => void
}

const preload = (name: string) => ['--import', resolve(import.meta.dirname, name)]
const setpriv = '/usr/bin/setpriv'

/** Starts `phonekeep backup` as a process of its own. */
export function startEngine(options: EngineOptions): Engine {
  const [command, args] = onComputer(
    options,
    asOrdinaryUser([
      process.execPath,
      ...[...preload('kill-at-write.mjs'), ...preload('stop-at-write.mjs')],
      ...commandLine(options),
    ]),
  )
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
    return {
      ...{ code, stderr, starting, last: events.at(-1) },
      struck: stderr.includes('struck'),
      wasStopped: stderr.includes('stopped'),
    }
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
    stopped: () =>
      new Promise(resolve => {
        const look = () => (stderr.includes('stopped') ? resolve() : undefined)
        child.stderr.on('data', look)
        child.once('close', () => resolve())
        look()
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

function environment(options: EngineOptions): NodeJS.ProcessEnv {
  const { env, config, killAt, stopAt, skew, hurry, crawl, countTo } = options
  return {
    ...env,
    PHONEKEEP_CONFIG: join(config, 'settings'),
    ...(stopAt ? { PHONEKEEP_STOP_AT: JSON.stringify(stopAt) } : {}),
    ...(skew === undefined ? {} : { PHONEKEEP_SKEW: String(skew) }),
    ...(crawl === undefined ? {} : { PHONEKEEP_CRAWL: String(crawl) }),
    ...(hurry === undefined ? {} : { PHONEKEEP_HURRY: String(hurry) }),
    ...(killAt ? { PHONEKEEP_KILL_AT: JSON.stringify(killAt) } : {}),
    ...(countTo === undefined ? {} : { PHONEKEEP_COUNT_TO: countTo }),
  }
}

/** In namespaces of its own it has another host's name, and no number of a process here is one there. */
function onComputer(
  { elsewhere }: EngineOptions,
  [command, args]: readonly [string, readonly string[]],
): [string, string[]] {
  if (!elsewhere) return [command, [...args]]
  const inside = 'hostname another-computer && exec "$0" "$@"'
  return [
    'unshare',
    ['--uts', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', inside, command, ...args],
  ]
}

/** To root no file is read-only; to the people who use this they are. */
function asOrdinaryUser([command = '', ...args]: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0 || !existsSync(setpriv)) return [command, args]
  return [setpriv, ['--bounding-set=-dac_override,-dac_read_search', command, ...args]]
}

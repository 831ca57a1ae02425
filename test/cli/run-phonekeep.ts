import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export const program = resolve(import.meta.dirname, '../../out/main/cli.js')

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface PhonekeepOptions {
  /** Sends SIGINT as soon as its output matches. */
  readonly interruptWhen?: RegExp
  readonly input?: string
  readonly env?: NodeJS.ProcessEnv
  /** Another build of the command line. */
  readonly built?: string
}

/** Runs the built command line in a process of its own. */
export async function runPhonekeep(args: readonly string[], options: PhonekeepOptions = {}): Promise<Run> {
  const { built = program } = options
  if (!existsSync(built)) throw new Error('The command line is not built: npm run build')
  const child = spawn(process.execPath, [built, ...args], { env: options.env })
  child.stdin.end(options.input ?? '')
  let stdout = ''
  let stderr = ''
  let interrupted = false
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString()
    if (!interrupted && options.interruptWhen?.test(stdout)) interrupted = child.kill('SIGINT')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

export interface JsonEvent {
  readonly event: string
  readonly folder?: string
  readonly code?: string
  readonly [fact: string]: unknown
}

export function events({ stdout }: Run): JsonEvent[] {
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as JsonEvent)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

export interface TimedRun {
  readonly seconds: number
  /** User and system time of the process and all it has waited for, as the kernel counts it (10 ms steps). */
  readonly cpuSeconds: number
  readonly peakBytes: number
  /** The most resident memory before `mark` was seen in the output. */
  readonly idleBytes: number
  /** When `mark` was seen; null when it never was. */
  readonly markSeconds: number | null
  readonly output: string
}

interface TimedOptions {
  readonly env: NodeJS.ProcessEnv
  readonly mark?: string
  readonly timeoutMs?: number
}

const pollMs = 25
const ticksPerSecond = 100

/**
 * Runs a program from start to exit. Only one may run at a time, for the kernel counts all children together.
 * @throws Error with what it said when its exit code is not 0 or it takes too long
 */
export async function runTimed(command: readonly string[], options: TimedOptions): Promise<TimedRun> {
  const { env, mark, timeoutMs = 600_000 } = options
  const [program = '', ...args] = command
  const cpuBefore = await childCpuTicks()
  const startedAt = performance.now()
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs })
  const ended = once(child, 'close')
  let output = ''
  let markSeconds: number | null = null
  let endedAt = startedAt
  let isOver = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (mark !== undefined && markSeconds === null && output.includes(mark))
        markSeconds = (performance.now() - startedAt) / 1000
    })
  }
  child.once('exit', () => (endedAt = performance.now()))
  child.once('close', () => (isOver = true))
  let idleBytes = 0
  let peakBytes = 0
  while (!isOver) {
    const memory = await readMemory(child.pid)
    peakBytes = Math.max(peakBytes, memory.peak)
    if (markSeconds === null) idleBytes = Math.max(idleBytes, memory.now)
    await Promise.race([delay(pollMs), ended])
  }
  if (child.exitCode !== 0) throw new Error(`${program} ended with ${child.exitCode}: ${output.slice(-2000)}`)
  const cpuSeconds = ((await childCpuTicks()) - cpuBefore) / ticksPerSecond
  return { seconds: (endedAt - startedAt) / 1000, cpuSeconds, peakBytes, idleBytes, markSeconds, output }
}

/** cutime + cstime of proc(5): what our finished children have used. */
async function childCpuTicks(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[13]) + Number(fields[14])
}

async function readMemory(pid: number | undefined): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0)
  return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
}

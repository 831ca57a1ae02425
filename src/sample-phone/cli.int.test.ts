import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const cli = join(import.meta.dirname, 'cli.ts')

let cache: string

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'sample-phone-cli-'))
})

afterEach(() => {
  rmSync(cache, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, null>
  readonly lines: AsyncIterator<string>
}

function run(...args: string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], {
    env: { ...process.env, PHONEKEEP_SAMPLE_CACHE: cache },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

async function nextEvent({ lines }: Running): Promise<Record<string, unknown>> {
  const line: IteratorResult<string, unknown> = await lines.next()
  if (line.done === true) throw new Error('the phone has ended')
  return JSON.parse(line.value) as Record<string, unknown>
}

async function untilReady(running: Running): Promise<readonly Record<string, unknown>[]> {
  const events: Record<string, unknown>[] = []
  for (;;) {
    const event = await nextEvent(running)
    events.push(event)
    if (event['event'] === 'ready') return events
  }
}

describe('the sample phone on a terminal', () => {
  it('tells how it gets ready, takes commands, and ends cleanly', async () => {
    const running = run('--json', '--photos', '3')
    const closed = once(running.child, 'close')
    const events = await untilReady(running)
    expect(events.filter(({ event }) => event === 'preparing').at(-1)).toEqual({
      event: 'preparing',
      done: 3,
      total: 3,
    })
    const { port, serial } = events.at(-1) ?? {}
    expect(serial).toBe(`127.0.0.1:${String(port)}`)
    running.child.stdin.write(
      'fault slow=1000\nfault nonsense\nfaults clear\nunplug\nplug\nallow\nsing\nquit\n',
    )
    const told = []
    for (let index = 0; index < 8; index++) told.push(await nextEvent(running))
    expect(told).toMatchObject([
      { event: 'done', command: 'fault slow=1000' },
      { event: 'error' },
      { event: 'done', command: 'faults clear' },
      { event: 'done', command: 'unplug' },
      { event: 'done', command: 'plug' },
      { event: 'done', command: 'allow' },
      { event: 'error', message: 'sing: no such command' },
      { event: 'closed' },
    ])
    expect(await closed).toEqual([0, null])
    expect(readdirSync(join(cache, 'instances'))).toEqual([])
  })

  it('goes on when stdin ends, and ends cleanly on SIGTERM', async () => {
    const running = run('--json', '--storage', cache, '--exit-with-stdin')
    const patient = run('--json', '--storage', cache)
    const [gone, stopped] = [once(running.child, 'close'), once(patient.child, 'close')]
    await Promise.all([untilReady(running), untilReady(patient)])
    patient.child.stdin.end()
    running.child.stdin.end()
    expect(await gone).toEqual([0, null])
    expect(patient.child.exitCode).toBeNull()
    patient.child.kill('SIGTERM')
    expect(await stopped).toEqual([0, null])
    expect(readdirSync(join(cache, 'instances'))).toEqual([])
  })

  it('takes which phone it is, and the faults of SEND', async () => {
    const running = run(
      '--json',
      '--phone',
      'second',
      '--no-card',
      '--storage',
      cache,
      '--fault',
      'send-full=5',
      '--contacts',
      '3',
      '--messages',
      '4',
      '--multimedia',
      '1',
    )
    const closed = once(running.child, 'close')
    await untilReady(running)
    running.child.stdin.write('fault send-unplug=7\nfault send-refuse=\nwipe records\nquit\n')
    expect(await nextEvent(running)).toEqual({ event: 'done', command: 'fault send-unplug=7' })
    expect(await nextEvent(running)).toMatchObject({ event: 'error' })
    expect(await nextEvent(running)).toEqual({ event: 'done', command: 'wipe records' })
    expect(await nextEvent(running)).toEqual({ event: 'closed' })
    expect(await closed).toEqual([0, null])
  })

  it('refuses options that make no sense', async () => {
    const running = run('--json', '--android', '3', '--storage', cache)
    const closed = once(running.child, 'close')
    expect(await nextEvent(running)).toMatchObject({
      event: 'error',
      message: expect.stringContaining('Android 3') as unknown,
    })
    expect(await closed).toEqual([1, null])
  })
})

// npm run measure-idle [-- MINUTES]: what the app takes while it waits without a window to back phones up by itself.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { buildApp } from './setup/build.mjs'
import { electronPath } from './setup/electron-path.mjs'
import { checkout } from './setup/paths.mjs'
import { say } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

const minutes = Number(process.argv[2] ?? 60)
/** Seconds until it has come to rest after its start. */
const settleSeconds = 60

/** A phone that is due and away, which is what is looked at most often. */
const waiting = {
  name: 'Sample',
  rule: {
    on: true,
    everyHours: 24,
    minBatteryPercent: 30,
    onMainsOnly: true,
    hours: null,
    overWifi: true,
    encrypt: false,
  },
}

if (process.platform !== 'linux') throw new Error('Only Linux tells what is asked for here.')
await setUp(['adb', 'displayLibraries', 'xvfb', 'electron'])
await buildApp()
const home = await mkdtemp(path.join(tmpdir(), 'phonekeep-idle-'))
try {
  await measure()
} finally {
  // It may still be writing while it ends.
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
}

async function measure() {
  const data = path.join(home, 'user-data')
  await mkdir(data)
  await writeFile(
    path.join(data, 'settings.json'),
    JSON.stringify({ staysReady: true, lookForUpdates: false }),
  )
  await writeFile(
    path.join(data, 'automatic.json'),
    JSON.stringify({ aliveAt: Date.now(), phones: { A1: waiting } }),
  )
  const port = await freePort()
  const args = [
    checkout,
    `--user-data-dir=${data}`,
    '--hidden',
    ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
  ]
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, ANDROID_ADB_SERVER_PORT: String(port) }
  const app = spawn('xvfb-run', ['-a', electronPath(), ...args], { env, stdio: 'ignore', detached: true })
  try {
    await delay(settleSeconds * 1000)
    const before = await cpuSeconds(app.pid)
    const max = { all: 0, own: 0 }
    for (let minute = 1; minute <= minutes; minute++) {
      await delay(60_000)
      const { all, own } = await memory(app.pid)
      max.all = Math.max(max.all, all)
      max.own = Math.max(max.own, own)
    }
    const seconds = (await cpuSeconds(app.pid)) - before
    const share = (100 * seconds) / (minutes * 60)
    say(
      `${minutes} minutes: ${seconds.toFixed(1)} s of the processor (${share.toFixed(3)} %), at most ${Math.round(max.all / 1e6)} MB, ${Math.round(max.own / 1e6)} of them its own`,
    )
  } finally {
    process.kill(-app.pid)
  }
}

/** The processes of the app, without the display. */
async function processes(root) {
  const all = await Promise.all(
    (await readdir('/proc'))
      .filter(name => /^\d+$/.test(name))
      .map(async pid => {
        try {
          const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
          // After the name, which may have anything in it.
          const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
          const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
          return [{ pid: Number(pid), parent: Number(fields[1]), name }]
        } catch {
          return []
        }
      }),
  )
  const found = new Set([root])
  const list = all.flat()
  for (let grew = true; grew;) {
    grew = false
    for (const { pid, parent } of list)
      if (found.has(parent) && !found.has(pid)) grew = Boolean(found.add(pid))
  }
  return list.filter(({ pid, name }) => found.has(pid) && !['Xvfb', 'xvfb-run'].includes(name))
}

/** As the scheduler counts it, in nanoseconds: ticks are a guess where something else runs beside. */
async function cpuSeconds(root) {
  let nanoseconds = 0
  for (const { pid } of await processes(root))
    for (const task of await readdir(`/proc/${pid}/task`).catch(() => [])) {
      const text = await readFile(`/proc/${pid}/task/${task}/schedstat`, 'utf8').catch(() => '0')
      nanoseconds += Number(text.split(' ')[0])
    }
  return nanoseconds / 1e9
}

/**
 * In bytes, shared pages counted once (PSS): all, and of it what is the app's own. The rest are pages of the program and its
 * libraries, which the system can take back at any time.
 */
async function memory(root) {
  const sum = { all: 0, own: 0 }
  for (const { pid } of await processes(root)) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    sum.all += kibibytesOf('Pss', text)
    sum.own += kibibytesOf('Pss_Anon', text)
  }
  return sum
}

function kibibytesOf(name, text) {
  return 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
}

async function freePort() {
  const server = createServer()
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise(resolve => server.close(resolve))
  return port
}

import { createHash } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  linkSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestAdbServer, type TestAdbServer } from '../../test/adb-server'
import { startSamplePhone, type SamplePhone } from './start-sample-phone'

let server: TestAdbServer
let folder: string

beforeAll(async () => {
  server = await startTestAdbServer()
  folder = mkdtempSync(join(tmpdir(), 'sample-phone-test-'))
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What a command of adb writes, as bytes; input is what it reads. */
async function bytesOf(args: readonly string[], input = ''): Promise<Buffer> {
  const child = spawn('adb', ['-P', String(server.port), ...args], {
    env: server.env,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (data: Buffer) => parts.push(data))
  child.stdin.end(input)
  await once(child, 'close')
  return Buffer.concat(parts)
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const onLinux = process.platform === 'linux'

/** The real userland needs Linux, mksh and toybox; there a phone must not quietly fall back. */
const kinds = onLinux ? (['userland', 'builtin'] as const) : (['builtin'] as const)

describe.each(kinds)('a sample phone with the %s shell', kind => {
  let phone: SamplePhone
  const adb = (...args: string[]): ReturnType<TestAdbServer['adb']> => server.adb('-s', phone.serial, ...args)
  const shell = (...args: string[]): ReturnType<TestAdbServer['adb']> => adb('shell', ...args)

  beforeAll(async () => {
    phone = await startSamplePhone({
      photos: 12,
      bigFile: true,
      builtinShell: kind === 'builtin',
      serialNumber: 'SN42',
    })
    await server.connect(phone.serial)
  })

  afterAll(async () => {
    await phone.close()
  })

  it('runs the shell it was asked for', () => {
    // Who may not make namespaces, as in a container or a chroot, gets the built-in one.
    const mayChoose = onLinux && spawnSync('unshare', ['--mount', 'true']).status === 0
    expect(mayChoose ? [kind] : [kind, 'builtin']).toContain(phone.shell)
  })

  it('introduces itself', async () => {
    const { stdout } = await server.adb('devices', '-l')
    expect(stdout).toMatch(new RegExp(`${phone.serial} +device product:panther model:Pixel_7 device:panther`))
    const features = (await adb('features')).stdout.split(/\s+/)
    expect(features).toEqual(expect.arrayContaining(['shell_v2', 'stat_v2', 'ls_v2', 'fixed_push_mkdir']))
    expect(features).not.toContain('sendrecv_v2')
  })

  it('tells its properties', async () => {
    expect((await shell('getprop ro.product.model')).stdout).toBe('Pixel 7\n')
    expect((await shell('getprop ro.serialno')).stdout).toBe('SN42\n')
    const all = (await shell('getprop')).stdout
    expect(all).toContain('[ro.build.version.release]: [14]\n')
    expect(all).toContain('[ro.build.version.sdk]: [34]\n')
    expect((await shell('getprop no.such fallback')).stdout).toBe('fallback\n')
  })

  it('has exit codes and errors apart in shell v2', async () => {
    expect(await shell('echo out; ls /nowhere; exit 3')).toEqual({
      stdout: 'out\n',
      stderr: 'ls: /nowhere: No such file or directory\n',
      code: 3,
    })
    expect(await shell('no-such-command')).toMatchObject({ stdout: '', code: 127 })
  })

  it('merges errors into output in shell v1 and exec', async () => {
    const merged = 'out\nls: /nowhere: No such file or directory\n'
    expect(await shell('-x', 'echo out; ls /nowhere; exit 3')).toEqual({
      stdout: merged,
      stderr: '',
      code: 0,
    })
    expect((await bytesOf(['-s', phone.serial, 'exec-out', 'echo out; ls /nowhere'])).toString()).toBe(merged)
  })

  it('hands input to a command', async () => {
    expect((await bytesOf(['-s', phone.serial, 'shell', 'cat'], 'one\ntwo')).toString()).toBe('one\ntwo')
  })

  it('has an interactive shell', async () => {
    const args = ['-P', String(server.port), '-s', phone.serial, 'shell', '-tt']
    const child = spawn('adb', args, { env: server.env, stdio: ['pipe', 'pipe', 'ignore'] })
    let screen = ''
    child.stdout.on('data', (data: Buffer) => (screen += data.toString()))
    await expect.poll(() => screen).toBe('panther:/ $ ')
    child.stdin.write('echo typed\r')
    await expect.poll(() => screen).toBe('panther:/ $ echo typed\r\ntyped\r\npanther:/ $ ')
    child.stdin.write('exit\r')
    expect(await once(child, 'close')).toEqual([0, null])
  })

  it('keeps bytes exact through exec-out, at any offset', async () => {
    const picture =
      (await shell('find /sdcard/DCIM/Camera -type f')).stdout
        .split('\n')
        .find(path => path.endsWith('.jpg')) ?? ''
    const local = readFileSync(join(phone.internalStorage, picture.replace('/sdcard/', '')))
    expect(sha256(await bytesOf(['-s', phone.serial, 'exec-out', `cat '${picture}'`]))).toBe(sha256(local))
    const tail = await bytesOf(['-s', phone.serial, 'exec-out', `tail -c +100001 '${picture}'`])
    expect(tail.equals(local.subarray(100_000))).toBe(true)
    const head = await bytesOf(['-s', phone.serial, 'exec-out', `head -c 4096 '${picture}'`])
    expect(head.equals(local.subarray(0, 4096))).toBe(true)
    expect((await shell(`sha256sum '${picture}'`)).stdout).toBe(`${sha256(local)}  ${picture}\n`)
  })

  it('takes a file and gives it back with its time', async () => {
    const source = join(folder, `${kind} source.bin`)
    const bytes = Buffer.from(Uint8Array.from({ length: 3_000_001 }, (_, at) => (at * 31) & 255))
    writeFileSync(source, bytes)
    utimesSync(source, 1_600_000_000, 1_600_000_000)
    const onPhone = '/sdcard/new folder/and one more/it.bin'
    expect(await adb('push', source, onPhone)).toMatchObject({ code: 0 })
    expect((await shell(`stat -c '%s %Y' '${onPhone}'`)).stdout).toBe('3000001 1600000000\n')
    const back = join(folder, `${kind} back.bin`)
    expect(await adb('pull', '-a', onPhone, back)).toMatchObject({ code: 0 })
    expect(readFileSync(back).equals(bytes)).toBe(true)
    expect(statSync(back).mtimeMs).toBe(1_600_000_000_000)
    expect(await shell(`rm '${onPhone}' && test ! -e '${onPhone}'`)).toMatchObject({ code: 0 })
  })

  it('writes over a file without touching the cached one', async () => {
    const documents = join(phone.internalStorage, 'Documents')
    const name = readdirSync(documents).find(one => one.endsWith('.csv')) ?? ''
    // Another name of what the phone has, as the cache is.
    const other = join(documents, '.other name')
    linkSync(join(documents, name), other)
    const before = readFileSync(other)
    const source = join(folder, `${kind} budget.csv`)
    writeFileSync(source, 'changed')
    await adb('push', source, `/sdcard/Documents/${name}`)
    expect((await shell(`cat '/sdcard/Documents/${name}'`)).stdout).toBe('changed')
    expect(readFileSync(other).equals(before)).toBe(true)
  })

  it('pulls awkward names, bytes and all', async () => {
    const target = join(folder, `${kind} awkward`)
    const result = await adb('pull', '-a', '/sdcard/Download/Awkward names', target)
    expect(result).toMatchObject({ code: 0 })
    const names = readdirSync(Buffer.from(target), 'buffer').map(name => name.toString('latin1'))
    const onPhone = readdirSync(Buffer.from(join(phone.internalStorage, 'Download/Awkward names')), 'buffer')
    expect(names.sort()).toEqual(onPhone.map(name => name.toString('latin1')).sort())
    if (onLinux)
      expect(names).toEqual(
        expect.arrayContaining([
          'caf\xe9 latin-1.txt',
          'line\nbreak.txt',
          '-rf',
          'con.jpg',
          'Twin.txt',
          'twin.txt',
        ]),
      )
  })

  it('has a folder that looks empty to sync, and says why in the shell', async () => {
    expect(await adb('ls', '/sdcard/Locked')).toMatchObject({ stdout: '', code: 0 })
    expect(await shell('ls /sdcard/Locked')).toEqual({
      stdout: '',
      stderr: 'ls: /sdcard/Locked: Permission denied\n',
      code: 1,
    })
    const pulled = await adb('pull', '/sdcard/Locked/diary.txt', join(folder, 'diary'))
    expect(pulled.code).not.toBe(0)
    expect(existsSync(join(folder, 'diary'))).toBe(false)
  })

  it('tells the full size of a file over 4 GiB', async () => {
    const size = 4 * 1024 ** 3 + 123_457
    expect((await shell("stat -c %s '/sdcard/Movies/Concert 4K.mp4'")).stdout).toBe(`${size}\n`)
    const end = Buffer.alloc(32)
    const file = openSync(join(phone.internalStorage, 'Movies/Concert 4K.mp4'), 'r')
    readSync(file, end, 0, end.length, size - 32)
    closeSync(file)
    expect(end.toString()).toBe(`mark at ${size - 32}`.padEnd(32, '.'))
  })

  it('tells how full it is, and which apps it has', async () => {
    const [, row = ''] = (await shell('df -k /storage/emulated/0')).stdout.split('\n')
    const [, total, used, free] = row.split(/\s+/).map(Number)
    expect(Number(used) + Number(free)).toBe(total)
    const apps = (await shell('pm list packages -3')).stdout.trim().split('\n')
    expect(apps).toContain('package:com.example.notes')
    const path = (await shell('pm path com.example.notes')).stdout.trim().replace('package:', '')
    expect((await bytesOf(['-s', phone.serial, 'exec-out', `head -c 2 '${path}'`])).toString()).toBe('PK')
    expect((await shell('settings list system')).code).not.toBe(0)
  })

  it('refuses services it does not have', async () => {
    expect((await adb('jdwp')).stdout).toBe('')
    expect((await adb('root')).stdout + (await adb('root')).stderr).toMatch(/closed|error/)
  })

  it('has an SD card', async () => {
    expect((await adb('ls', '/storage/1A2B-3C4D/Music')).stdout).toContain('.wav')
  })
})

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestAdbServer, type AdbResult, type TestAdbServer } from '../../test/adb-server'
import { startSamplePhone, type SamplePhone } from './start-sample-phone'

/** Both shells where the host has both: what a restore asks of them must be answered alike. */
const kinds = process.platform === 'linux' ? (['userland', 'builtin'] as const) : (['builtin'] as const)

let server: TestAdbServer
let folder: string

beforeAll(async () => {
  server = await startTestAdbServer()
  folder = mkdtempSync(join(tmpdir(), 'sample-phone-restore-'))
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(kinds)('files put back, with the %s shell', kind => {
  let phone: SamplePhone
  const shell = (...args: string[]): Promise<AdbResult> => server.adb('-s', phone.serial, 'shell', ...args)
  const ok = (stdout = ''): AdbResult => ({ stdout, stderr: '', code: 0 })

  beforeAll(async () => {
    phone = await startSamplePhone({ photos: 12, builtinShell: kind === 'builtin' })
    await server.connect(phone.serial)
  })

  afterAll(async () => {
    await phone.close()
  })

  beforeEach(async () => {
    await send('one', '/sdcard/Back/a.part')
    await send('two', '/sdcard/Back/b')
    await shell("rm -rf '/sdcard/Back/new' '/sdcard/Back/c'")
  })

  async function send(text: string, path: string, seconds = 1_600_000_000): Promise<void> {
    const source = join(folder, 'source')
    writeFileSync(source, text)
    utimesSync(source, seconds, seconds)
    expect(await server.adb('-s', phone.serial, 'push', source, path)).toMatchObject({ code: 0 })
  }

  it('moves without replacing, and is silent about that', async () => {
    expect(await shell("mv -n '/sdcard/Back/a.part' '/sdcard/Back/c' && echo 3 ok")).toEqual(ok('3 ok\n'))
    expect(await shell('cat /sdcard/Back/c')).toEqual(ok('one'))
    expect(await shell("[ -e '/sdcard/Back/a.part' ] || echo gone")).toEqual(ok('gone\n'))
    expect(await shell("mv -n '/sdcard/Back/c' '/sdcard/Back/b' && echo 3 ok")).toEqual(ok('3 ok\n'))
    expect(await shell('cat /sdcard/Back/b /sdcard/Back/c')).toEqual(ok('twoone'))
    expect(await shell('mv -fn /sdcard/Back/c /sdcard/Back/b; cat /sdcard/Back/b')).toEqual(ok('two'))
  })

  it('moves and replaces, and keeps the time', async () => {
    expect(await shell("mv -f '/sdcard/Back/a.part' '/sdcard/Back/b'; cat /sdcard/Back/b")).toEqual(ok('one'))
    expect(await shell("stat -c '%s %Y' /sdcard/Back/b")).toEqual(ok('3 1600000000\n'))
    expect(
      await shell('mkdir -p /sdcard/Back/new; mv /sdcard/Back/b /sdcard/Back/new; ls /sdcard/Back/new'),
    ).toEqual(ok('b\n'))
  })

  it('says why it does not move', async () => {
    const failed = (stderr: string): AdbResult => ({ stdout: '3\n', stderr: `${stderr}\n`, code: 0 })
    const run = (from: string, to: string): Promise<AdbResult> => shell(`mv -n '${from}' '${to}' || echo 3`)
    expect(await run('/sdcard/Back/none', '/sdcard/Back/c')).toEqual(
      failed("mv: bad '/sdcard/Back/none': No such file or directory"),
    )
    expect(await run('/sdcard/Back/b', '/sdcard/Back/none/c')).toEqual(
      failed("mv: bad '/sdcard/Back/b': No such file or directory"),
    )
    expect(await run('/sdcard/Back/b', '/sdcard/Back/a.part/c')).toEqual(
      failed("mv: bad '/sdcard/Back/b': Not a directory"),
    )
    expect(await run('/sdcard/Back/b', '/sdcard/Locked/b')).toEqual(
      failed("mv: bad '/sdcard/Back/b': Permission denied"),
    )
    expect(await run('/sdcard/Back/b', '/data/b')).toEqual(
      failed("mv: bad '/sdcard/Back/b': Permission denied"),
    )
    expect(await shell('mv /sdcard/Back/b')).toMatchObject({ stdout: '', code: 1 })
  })

  it('makes folders with all above them, once or again', async () => {
    const make = "mkdir -p '/sdcard/Back/new/it'\\''s/deep' || echo 3"
    expect(await shell(make)).toEqual(ok())
    expect(await shell(make)).toEqual(ok())
    expect(await shell("[ -d '/sdcard/Back/new/it'\\''s/deep' ] && echo yes")).toEqual(ok('yes\n'))
    expect(await shell('mkdir -p /sdcard/Back/b || echo 3')).toEqual({
      stdout: '3\n',
      stderr: "mkdir: '/sdcard/Back/b': File exists\n",
      code: 0,
    })
    expect(await shell('mkdir -p /sdcard/Back/b/c/d || echo 3')).toMatchObject({
      stdout: '3\n',
      stderr: expect.stringContaining('Not a directory') as unknown,
    })
    expect(await shell('mkdir -p /sdcard/Locked/x >/dev/null 2>&1 || echo 3')).toEqual(ok('3\n'))
  })

  it('removes what is there and does not mind what is not', async () => {
    expect(await shell("rm -f '/sdcard/Back/a.part' '/sdcard/Back/none' '/sdcard/None/x'")).toEqual(ok())
    expect(await shell('test -e /sdcard/Back/a.part')).toMatchObject({ code: 1 })
    expect(await shell('rm -f /sdcard/Back || echo 3')).toMatchObject({ stdout: '3\n' })
  })

  it('touches its own files, and makes empty ones', async () => {
    expect(await shell('touch -d @1500000000 /sdcard/Back/b; stat -c %Y /sdcard/Back/b')).toEqual(
      ok('1500000000\n'),
    )
    expect(await shell('touch /sdcard/Back/c; touch -c /sdcard/Back/none; ls /sdcard/Back')).toEqual(
      ok('a.part\nb\nc\n'),
    )
    expect(await shell('touch /sdcard/Back/none/c')).toMatchObject({
      stderr: "touch: '/sdcard/Back/none/c': No such file or directory\n",
      code: 1,
    })
  })

  it('hashes files on both volumes', async () => {
    await send('abc', '/storage/1A2B-3C4D/Back/abc')
    const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    const path = '/storage/1A2B-3C4D/Back/abc'
    expect(
      await shell(`sha256sum '${path}' '${path}.none'; mv -n ${path} ${path}2 && sha256sum ${path}2`),
    ).toEqual({
      stdout: `${hash}  ${path}\n${hash}  ${path}2\n`,
      stderr: `sha256sum: ${path}.none: No such file or directory\n`,
      code: 0,
    })
  })

  it('tells the time of a file as it was sent, also before 1980 and with another name beside it', async () => {
    await send('lower', '/sdcard/Back/case.txt', 1_234_567_890)
    await send('UPPER', '/sdcard/Back/CASE.txt', 86_400)
    expect(await shell("stat -c '%Y %s %n' /sdcard/Back/case.txt /sdcard/Back/CASE.txt")).toEqual(
      ok('1234567890 5 /sdcard/Back/case.txt\n86400 5 /sdcard/Back/CASE.txt\n'),
    )
    const listed = (await server.adb('-s', phone.serial, 'ls', '/sdcard/Back')).stdout
    expect(listed).toMatch(new RegExp(`${(1_234_567_890).toString(16)} case\\.txt`))
    expect(listed).toMatch(/00015180 CASE\.txt/)
    await shell('rm /sdcard/Back/case.txt /sdcard/Back/CASE.txt')
  })
})

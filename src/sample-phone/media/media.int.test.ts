import { mkdtempSync, readFileSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestAdbServer, type AdbResult, type TestAdbServer } from '../../../test/adb-server'
import { startSamplePhone, type SamplePhone, type SamplePhoneOptions } from '../start-sample-phone'

const kinds = process.platform === 'linux' ? (['userland', 'builtin'] as const) : (['builtin'] as const)
const tables = { file: 'file', images: 'images/media', video: 'video/media', audio: 'audio/media' } as const
const storagePath = '/storage/emulated/0'
const cardPath = '/storage/1A2B-3C4D'
const scan = 'content call --uri content://media --method scan_volume --arg'

let server: TestAdbServer
let folder: string

beforeAll(async () => {
  server = await startTestAdbServer()
  folder = mkdtempSync(join(tmpdir(), 'sample-phone-media-'))
  writeFileSync(join(folder, 'source'), 'some bytes')
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(kinds)('the media provider, with the %s shell', kind => {
  let phone: SamplePhone | undefined

  afterEach(async () => {
    if (phone !== undefined) await server.adb('disconnect', phone.serial)
    await phone?.close()
    phone = undefined
  })

  async function start(options: SamplePhoneOptions = {}): Promise<SamplePhone> {
    phone = await startSamplePhone({ photos: 12, builtinShell: kind === 'builtin', ...options })
    await server.connect(phone.serial)
    return phone
  }

  const shell = (command: string): Promise<AdbResult> =>
    server.adb('-s', phone?.serial ?? '', 'shell', command)

  async function send(path: string): Promise<void> {
    const sent = await server.adb('-s', phone?.serial ?? '', 'push', join(folder, 'source'), path)
    expect(sent).toMatchObject({ code: 0 })
  }

  /** Paths by id. A path may hold line feeds. */
  async function rows(table: keyof typeof tables): Promise<ReadonlyMap<string, string>> {
    const uri = `content://media/external/${tables[table]}`
    const { stdout } = await shell(`content query --uri ${uri} --projection _id:_data`)
    const found = [...stdout.matchAll(/^Row: (\d+) _id=(\d+), _data=(.*?)(?=\nRow: |\n$)/gms)]
    expect(found.map(([, number]) => Number(number))).toEqual(found.map((_, index) => index))
    return new Map(found.map(([, , id = '', path = '']) => [path, id]))
  }

  it('knows a file that came by adb only once it has been told to look', async () => {
    const { internalStorage } = await start()
    const before = { file: await rows('file'), images: await rows('images'), video: await rows('video') }
    expect([...before.file.keys()]).toEqual(
      expect.arrayContaining([...before.images.keys(), ...before.video.keys()]),
    )
    const sent = [
      `${storagePath}/DCIM/Camera/It's new 1 & ü.jpg`,
      `${storagePath}/Movies/new.mp4`,
      `${storagePath}/Music/new.flac`,
    ]
    for (const path of [...sent, `${storagePath}/Documents/new.txt`]) await send(path)
    await send(`${cardPath}/DCIM/card.jpg`)
    expect(await rows('file')).toEqual(before.file)
    expect(await shell(`${scan} external_primary && echo done`)).toEqual({
      stdout: 'Result: null\ndone\n',
      stderr: '',
      code: 0,
    })
    const file = await rows('file')
    expect([...file.keys()].filter(path => !before.file.has(path)).sort()).toEqual(
      [...sent, `${storagePath}/Documents/new.txt`].sort(),
    )
    for (const [path, id] of before.file) expect(file.get(path)).toBe(id)
    expect(new Set(file.values()).size).toBe(file.size)
    for (const [index, table] of (['images', 'video', 'audio'] as const).entries())
      expect((await rows(table)).get(sent[index] ?? '')).toBe(file.get(sent[index] ?? ''))
    await shell(`${scan} 1a2b-3c4d`)
    expect((await rows('images')).has(`${cardPath}/DCIM/card.jpg`)).toBe(true)
    const [gone = ''] = [...before.images.keys()].filter(path => path.startsWith(storagePath))
    unlinkSync(join(internalStorage, gone.slice(storagePath.length)))
    expect((await rows('images')).has(gone)).toBe(true)
    await shell(`${scan} external_primary`)
    expect([(await rows('images')).has(gone), (await rows('file')).has(gone)]).toEqual([false, false])
  })

  it('keeps the thumbnails of the gallery', async () => {
    const { root } = await start()
    const images = await rows('images')
    await shell(`${scan} external_primary`)
    const again = await rows('images')
    expect(again).toEqual(images)
    const [, id = ''] = [...again].find(([path]) => path.includes('/DCIM/Camera/')) ?? []
    const uri = `content://media/external/images/media/${id}/thumbnail`
    const { stdout } = await shell(`content read --uri ${uri}`)
    const store = join(root, 'system/etc/media-store')
    const [, name = ''] =
      new RegExp(`^images ${id} (.*)$`, 'm').exec(readFileSync(join(store, 'thumbnails.txt'), 'utf8')) ?? []
    expect(stdout.length).toBeGreaterThan(1000)
    expect(stdout).toBe(readFileSync(join(store, 'thumbnails', name), 'utf8'))
  })

  it('does not show what is hidden or unfinished', async () => {
    await start()
    const hidden = [
      'DCIM/Camera/.phonekeep-0a1b.part',
      'DCIM/Camera/.phonekeep-0a1b.jpg',
      'DCIM/.thumbnails/99.jpg',
      'Quiet/.nomedia',
      'Quiet/below/a.jpg',
    ]
    const unseen = ['Pictures/.thumbnails/99.jpg', 'Android/data/com.example/a.jpg', 'DCIM/.trashed-1-a.jpg']
    for (const path of [...hidden, ...unseen]) await send(`${storagePath}/${path}`)
    await shell(`${scan} external_primary`)
    const [file, images] = [await rows('file'), await rows('images')]
    for (const path of hidden)
      expect([path, file.has(`${storagePath}/${path}`), images.has(`${storagePath}/${path}`)]).toEqual([
        path,
        true,
        false,
      ])
    for (const path of unseen) expect([path, file.has(`${storagePath}/${path}`)]).toEqual([path, false])
    expect([...images.keys()].some(path => path.includes('/com.whatsapp/'))).toBe(true)
    await shell(`rm ${storagePath}/Quiet/.nomedia; ${scan} external_primary`)
    expect((await rows('images')).has(`${storagePath}/Quiet/below/a.jpg`)).toBe(true)
  })

  it('has indexed nothing of a foreign folder before it is told to', async () => {
    const storage = mkdtempSync(join(folder, 'storage-'))
    writeFileSync(join(storage, 'a.jpg'), 'a')
    await start({ storage })
    const query = 'content query --uri content://media/external/file --projection _data'
    expect((await shell(query)).stdout).toBe('No result found.\n')
    await shell(`${scan} external_primary`)
    expect((await shell(query)).stdout).toBe(`Row: 0 _data=${storagePath}/a.jpg\n`)
    expect(readdirSync(storage)).toEqual(['a.jpg'])
  })

  it('tells errors as Android does, with exit code 0', async () => {
    await start()
    expect(await shell(`${scan} ffff-ffff`)).toEqual({
      stdout: '',
      stderr:
        'Error while accessing provider:media\n' +
        'java.lang.IllegalArgumentException: Volume ffff-ffff not found\n',
      code: 0,
    })
    const refused = await shell('content delete --uri content://media/external/file --where _id=1')
    expect([refused.stdout, refused.code]).toEqual(['', 1])
    expect((await shell('am start -n x/y')).code).toBe(1)
  })

  it('has favourites, which the shell may ask for and change, and which a scan leaves alone', async () => {
    const { favourites } = await start()
    const uri = '--uri content://media/external/file'
    const list = async () => {
      const asked = `content query ${uri} --projection _id:_data --where is_favorite=1 --sort '_id ASC'`
      return [...(await shell(asked)).stdout.matchAll(/^Row: \d+ _id=(\d+), _data=(.*)$/gm)]
    }
    const before = await list()
    expect(before.length).toBeGreaterThan(1)
    expect(before.map(([, , path]) => path)).toEqual(favourites.list())
    const [[, id = '', path = ''] = []] = before
    await shell(`content update ${uri} --bind is_favorite:l:0 --where '_id IN (${id})'`)
    expect(favourites.list()).not.toContain(path)
    const update = `content update ${uri} --bind is_favorite:l:1 --bind title:s:x --where "_data IN ('${path}')"`
    expect(await shell(update)).toEqual({ stdout: '', stderr: '', code: 0 })
    expect(await list()).toEqual(before)
    await shell(`${scan} external_primary`)
    expect(await list()).toEqual(before)
    phone?.setFaults({ refuseFavourites: true })
    expect((await shell(update)).stderr).toContain('java.lang.SecurityException: com.android.shell')
  })

  it.each(['9', '10'])('has no favourites before Android 11: %s', async android => {
    await start({ android })
    const { stdout, stderr, code } = await shell(
      'content query --uri content://media/external/file --projection _id --where is_favorite=1',
    )
    expect([stdout, code]).toEqual(['', 0])
    expect(stderr).toMatch(/no such column: is_favorite/)
  })

  it('scans one file by a broadcast, which is the only way before Android 11', async () => {
    await start({ android: '9' })
    const path = `${storagePath}/DCIM/Camera/two words & ü.jpg`
    await send(path)
    await send(`${storagePath}/DCIM/Camera/other.jpg`)
    expect(await shell(`${scan} external_primary`)).toEqual({
      stdout: '',
      stderr:
        'Error while accessing provider:media\n' +
        'java.lang.UnsupportedOperationException: Unsupported call: scan_volume\n',
      code: 0,
    })
    expect((await rows('file')).has(path)).toBe(false)
    const uri = `file://${encodeURI(path)}`
    const action = 'android.intent.action.MEDIA_SCANNER_SCAN_FILE'
    expect(await shell(`am broadcast -a ${action} -d '${uri}'`)).toEqual({
      stdout:
        `Broadcasting: Intent { act=${action} dat=${uri} flg=0x400000 }\n` +
        'Broadcast completed: result=0\n',
      stderr: '',
      code: 0,
    })
    await shell(`am broadcast -a ${action} -d file://${storagePath}/none.jpg`)
    const images = await rows('images')
    expect([images.has(path), images.has(`${storagePath}/DCIM/Camera/other.jpg`)]).toEqual([true, false])
    expect((await rows('file')).has(`${storagePath}/none.jpg`)).toBe(false)
  })

  it('answers several at a time, and leaves no pipes behind', async () => {
    const { root } = await start()
    const command = `${scan} external_primary; ${scan} 1a2b-3c4d; am broadcast -a x`
    const answers = await Promise.all(Array.from({ length: 6 }, () => shell(command)))
    for (const { stdout } of answers)
      expect(stdout).toBe(
        'Result: null\nResult: null\nBroadcasting: Intent { act=x flg=0x400000 }\nBroadcast completed: result=0\n',
      )
    expect(readdirSync(join(root, 'data/local/tmp'))).toEqual([])
    expect(readFileSync(join(root, 'system/etc/media-store/thumbnails.txt'), 'utf8')).toMatch(/^video 31 /)
  })
})

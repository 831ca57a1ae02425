import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestAdbServer, type TestAdbServer } from '../../../test/adb-server'
import { startSamplePhone, type SamplePhone } from '../start-sample-phone'

const storagePath = '/storage/emulated/0'
let server: TestAdbServer
let storage: string
let phone: SamplePhone | undefined

beforeAll(async () => {
  server = await startTestAdbServer()
})
afterAll(() => server.stop())

beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), 'sample-phone-trash-'))
  for (const path of [
    'DCIM/Camera/a.jpg',
    'DCIM/Camera/.b.jpg',
    'DCIM/.hidden/c.jpg',
    'Documents/.d/e.txt',
  ]) {
    mkdirSync(join(storage, path, '..'), { recursive: true })
    writeFileSync(join(storage, path), path)
    utimesSync(join(storage, path), 1_600_000_000, 1_600_000_000)
  }
})
afterEach(async () => {
  if (phone !== undefined) await server.adb('disconnect', phone.serial)
  await phone?.close()
  phone = undefined
  rmSync(storage, { recursive: true, force: true })
})

const shell = async (command: string): Promise<string> => {
  const { stdout, stderr, code } = await server.adb('-s', phone?.serial ?? '', 'shell', command)
  expect(code).toBe(0)
  return stdout + stderr
}

async function start(android = '14'): Promise<(path: string) => Promise<string>> {
  phone = await startSamplePhone({ photos: 12, storage, android })
  await server.connect(phone.serial)
  if (Number(android) >= 11)
    await shell('content call --uri content://media --method scan_volume --arg external_primary')
  return async path => {
    const rows = await shell('content query --uri content://media/external/file --projection _id:_data')
    return new RegExp(`_id=(\\d+), _data=${storagePath}/${path}$`, 'm').exec(rows)?.[1] ?? ''
  }
}

const update = (id: string, trashed: 0 | 1, rest = '', volume = 'external_primary') =>
  shell(`content update --uri content://media/${volume}/file/${id} --bind is_trashed:i:${trashed} ${rest}`)
const namesIn = (folder: string) => readdirSync(join(storage, folder)).sort()

describe('the trash of MediaStore', () => {
  it('is another name in the same folder, which lists leave out and its id still finds', async () => {
    const idOf = await start()
    const id = await idOf('DCIM/Camera/a.jpg')
    expect(await update(id, 1, `--where "_data='${storagePath}/DCIM/Camera/a.jpg'"`)).toBe('')
    expect(namesIn('DCIM/Camera')).toEqual(['.b.jpg', expect.stringMatching(/^\.trashed-\d{10}-a\.jpg$/)])
    expect(await idOf('DCIM/Camera/.*a.jpg')).toBe('')
    const query = `content query --uri content://media/external/file/${id} --projection is_trashed:_data`
    expect(await shell(query)).toMatch(
      /^Row: 0 is_trashed=1, _data=.*\/DCIM\/Camera\/\.trashed-\d+-a\.jpg\n$/,
    )
    await shell('content call --uri content://media --method scan_volume --arg external_primary')
    expect(await shell(query)).toContain('is_trashed=1')
    expect(await update(id, 0)).toBe('')
    expect(namesIn('DCIM/Camera')).toEqual(['.b.jpg', 'a.jpg'])
  })

  it('does nothing for another path, or under the name of another volume', async () => {
    const idOf = await start()
    const id = await idOf('DCIM/Camera/a.jpg')
    expect(await update(id, 1, `--where "_data='${storagePath}/DCIM/Camera/z.jpg'"`)).toContain(
      'java.io.FileNotFoundException: No item at',
    )
    expect(await update(id, 1, '', '1a2b-3c4d')).toContain('Changing volume from')
    expect(await update('999999', 1)).toContain('No item at')
    expect(namesIn('DCIM/Camera')).toEqual(['.b.jpg', 'a.jpg'])
  })

  it('has the traps of the real one: what is hidden gets another name or folder, and what is gone is trashed', async () => {
    const idOf = await start()
    await update(await idOf('DCIM/Camera/.b.jpg'), 1)
    expect(namesIn('DCIM/Camera')).toContainEqual(expect.stringMatching(/^\.trashed-\d+-_\.b\.jpg$/))
    expect(await update(await idOf('DCIM/.hidden/c.jpg'), 1)).toContain('Primary directory DCIM not allowed')
    expect(namesIn('DCIM/.hidden')).toEqual(['c.jpg'])
    const id = await idOf('DCIM/Camera/a.jpg')
    rmSync(join(storage, 'DCIM/Camera/a.jpg'))
    expect(await update(id, 1)).toBe('')
    const query = `content query --uri content://media/external/file/${id} --projection is_trashed`
    expect(await shell(query)).toBe('Row: 0 is_trashed=1\n')
  })

  it('is not there before Android 11', async () => {
    await start('10')
    const query = 'content query --uri content://media/external_primary/file/0 --projection is_trashed'
    expect(await shell(query)).toContain('Invalid column is_trashed')
  })
})

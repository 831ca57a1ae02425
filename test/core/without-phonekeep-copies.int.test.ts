import { execFile } from 'node:child_process'
import { access, lstat, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listFiles } from '../../src/core/disk/list-files'
import { openFolderPlace } from '../../src/core/places/folder-place'
import { rcloneEnvironment } from '../../src/core/rclone/rclone-environment'
import { password, useBackups } from '../backup-fixture'
import { backUp, internal } from '../backup-kit'
import { expectDone, makeComputer } from '../copies-kit'
import { readStorage, type StoredFile } from '../restore-kit'
import { runOnTerminal } from '../run-on-terminal'

const run = promisify(execFile)
const { fixture, storage, formatOf } = await useBackups()
const text = await readFile(resolve('docs/backup-format.md'), 'utf8')
const section = /^## Copies in a place$(.*?)^## /ms.exec(text)?.[1] ?? ''
const [checkPlain = '', copy = '', checkEncrypted = '', decrypt = ''] = [
  ...section.matchAll(/^```sh\n(.*?)^```$/gms),
].map(([, lines]) => lines)
let work = ''

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-without-'))
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/the same as a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/b.jpg': Buffer.alloc(65_536, 'b'),
    'Documents/it’s "here" & $HOME `id`.txt': 'words',
    'Documents/-rf': 'a name like an option',
    'Documents/two\nlines.txt': 'a name of two lines',
    'Documents/empty.txt': '',
    'Documents/con.txt': 'a name that Windows has for itself',
  })
})
afterAll(() => rm(work, { recursive: true, force: true }))

const sh = (lines: string, cwd: string) => run('sh', ['-ec', lines], { cwd })

describe.runIf(process.platform === 'linux').each(['plain', 'encrypted'] as const)(
  'the commands of docs/backup-format.md for copies, %s',
  kind => {
    const states: Map<string, StoredFile>[] = []
    let root = ''
    let phone = ''
    let names: readonly string[] = []
    /** Of the phone, in a download of the place. */
    let downloaded = ''
    const folderOf = (name: string) => join(downloaded, 'backups', name)

    beforeAll(async () => {
      const outputFolder = await mkdtemp(join(work, 'backups-'))
      const backups: string[] = []
      for (const day of [22, 23]) {
        const startedAt = new Date(2026, 10, day, 9)
        backups.push((await backUp(fixture(), { outputFolder, format: formatOf(kind), startedAt })).folder)
        states.push(await readStorage(storage.folder))
        await storage.fill({ [`DCIM/Camera/${kind} ${day}.jpg`]: Buffer.alloc(50_000, `${kind} ${day}`) })
      }
      root = await mkdtemp(join(work, 'place-'))
      const computer = await makeComputer('one')
      expectDone(await computer.copy(openFolderPlace(root), backups))
      await computer.remove()
      phone = basename(dirname(backups[0] ?? ''))
      names = backups.map(backup => basename(backup))
    })
    beforeEach(async () => {
      const target = await mkdtemp(join(work, 'downloaded-'))
      const env = rcloneEnvironment(process.env, { RCLONE_CONFIG: '' })
      await run('rclone', ['copy', join(root, 'Phonekeep'), join(target, 'Phonekeep')], { env })
      downloaded = join(target, 'Phonekeep', phone)
    })

    /** What holds b.jpg, told by its size; an encrypted file is somewhat larger. */
    const someContent = async (): Promise<string> => {
      const folder = join(downloaded, kind === 'plain' ? 'objects' : 'data')
      for await (const { file } of listFiles(folder)) {
        const { size } = await lstat(join(folder, file))
        if (size >= 65_536 && size < 70_000) return join(folder, file)
      }
      throw new Error('It is not there')
    }

    it.each(['a content', 'its list'])('find that %s was changed, and nothing before that', async what => {
      const lines = kind === 'plain' ? checkPlain : checkEncrypted
      for (const name of names) expect((await sh(lines, folderOf(name))).stdout).toBe('')
      const folder = folderOf(names[0] ?? '')
      const list = join(folder, kind === 'plain' ? 'index.jsonl' : 'index.jsonl.age')
      const file = what === 'its list' ? list : await someContent()
      const bytes = await readFile(file)
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
      await writeFile(file, bytes)
      await expect(sh(lines, folder)).rejects.toMatchObject({
        stdout: expect.stringContaining(`${basename(file)}: FAILED`) as string,
      })
    })

    it('give back what the phone had, and when', async () => {
      expect(states).toHaveLength(2)
      expect(states[0]).not.toEqual(states[1])
      const target = resolve(downloaded, '../../phone')
      for (const [number, name] of names.entries()) {
        await rm(target, { recursive: true, force: true })
        if (kind === 'plain') await sh(copy, folderOf(name))
        else {
          const script = join(work, 'commands')
          await writeFile(script, decrypt)
          await runOnTerminal(`sh -e '${script}'`, password, folderOf(name))
        }
        expect(await readStorage(join(target, internal))).toEqual(states[number])
        await expect(access(join(target, '../key.txt'))).rejects.toThrow()
      }
    })
  },
)

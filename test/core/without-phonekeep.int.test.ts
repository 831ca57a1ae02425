import { execFile } from 'node:child_process'
import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { backUp, internal, readAll } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { readStorage, type StoredFile } from '../restore-kit'
import { runOnTerminal } from '../run-on-terminal'
import { makeStorage } from '../storage'

const run = promisify(execFile)
const password = 'correct horse battery'
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let commands: { check: string; copy: string; decrypt: string }
let keys: OpenKeys
let before: Map<string, StoredFile>
let output = ''

beforeAll(async () => {
  const text = await readFile(resolve('docs/backup-format.md'), 'utf8')
  const section = /^## Without Phonekeep$(.*?)^## /ms.exec(text)?.[1] ?? ''
  const [check = '', copy = '', decrypt = ''] = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, lines]) => lines,
  )
  commands = { check, copy, decrypt }
  keys = await createVaultKeys(password)
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/b.jpg': Buffer.alloc(65_536, 'b'),
    'Documents/it’s "here" & $HOME `id`.txt': 'words',
    'Documents/-rf': 'a name like an option',
    'Documents/two\nlines.txt': 'a name of two lines',
    'Documents/empty.txt': '',
    'Documents/con.txt': 'a name that Windows has for itself',
  })
  before = await readStorage(storage.folder)
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  return () => rm(output, { recursive: true, force: true })
})
afterAll(storage.remove)

const sh = (lines: string, cwd: string) => run('sh', ['-ec', lines], { cwd })

describe.runIf(process.platform === 'linux')('the commands of docs/backup-format.md', () => {
  it('check a plain backup, and find what was changed', async () => {
    const { folder } = await backUp(fixture(), { outputFolder: output, format: plainFormat })
    expect((await sh(commands.check, folder)).stdout).toBe('')
    const [line] = (await readAll(folder)).filter(({ path }) => path.endsWith('a.jpg'))
    const file = join(folder, line?.file ?? '')
    await chmod(file, 0o644)
    await writeFile(file, 'something else')
    await expect(sh(commands.check, folder)).rejects.toMatchObject({
      stdout: expect.stringContaining('Camera/a.jpg: FAILED') as string,
    })
  })

  it('give the phone’s files back from a plain backup', async () => {
    const { folder } = await backUp(fixture(), { outputFolder: output, format: plainFormat })
    await sh(commands.copy, folder)
    expect(await readStorage(join(folder, '../phone', internal))).toEqual(before)
  })

  it('give the phone’s files back from an encrypted backup', async () => {
    const { folder } = await backUp(fixture(), { outputFolder: output, format: encryptedFormat(keys) })
    const script = join(output, 'commands')
    await writeFile(script, commands.decrypt)
    await runOnTerminal(`sh -e '${script}'`, password, folder)
    expect(await readStorage(join(folder, '../phone', internal))).toEqual(before)
    await expect(access(join(folder, '../key.txt'))).rejects.toThrow()
  })
})

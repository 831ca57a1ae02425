import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettings } from './settings'
import { noProtection, openKeyRing } from '../format/encrypted/key-ring'
import { keepPrivate, writePrivately } from '../disk/private-folder'

let root = ''
let umask = 0

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'phonekeep-private-'))
  umask = process.umask(0)
})
afterEach(async () => {
  process.umask(umask)
  await rm(root, { recursive: true, force: true })
})

const mode = async (path: string) => ((await stat(path)).mode & 0o7777).toString(8)

/** With a umask that forbids nothing. */
describe.runIf(process.platform !== 'win32')('what the user alone may read', () => {
  it('is made so: the key ring', async () => {
    const file = join(root, 'made/here/vault-keys.json')
    await openKeyRing(file, noProtection).put('age1x', {
      secret: Buffer.alloc(32),
      keySha256: 'a'.repeat(64),
      serial: null,
    })
    expect([await mode(file), await mode(join(root, 'made/here')), await mode(join(root, 'made'))]).toEqual([
      '600',
      '700',
      '700',
    ])
  })

  it('is made so: the settings', async () => {
    const file = join(root, 'app/settings.json')
    await openSettings(file).change({ theme: 'dark' })
    expect([await mode(file), await mode(join(root, 'app'))]).toEqual(['600', '700'])
  })

  it.each([
    ['the key ring', 'vault-keys.json', (file: string) => void openKeyRing(file, noProtection)],
    ['the settings', 'settings.json', (file: string) => void openSettings(file)],
  ])('is made so when it is there already: %s', async (_what, name, open) => {
    const file = join(root, 'app', name)
    await mkdir(join(root, 'app'), { mode: 0o777 })
    await writeFile(file, '{}', { mode: 0o666 })
    open(file)
    expect([await mode(file), await mode(join(root, 'app'))]).toEqual(['600', '700'])
  })

  it('is not made of a folder that is for more, nor through a link', async () => {
    await mkdir(join(root, 'shared'), { mode: 0o777 })
    await writeFile(join(root, 'shared/of others'), '')
    await symlink(join(root, 'shared'), join(root, 'link'))
    await symlink(join(root, 'shared/of others'), join(root, 'shared/settings.json'))
    keepPrivate(join(root, 'shared/vault-keys.json'))
    keepPrivate(join(root, 'link/settings.json'))
    expect(await mode(join(root, 'shared'))).toBe('777')
    expect(await mode(join(root, 'shared/of others'))).toBe('666')
  })

  it('is not made of a folder for everybody', async () => {
    await chmod(root, 0o1777)
    await writePrivately(join(root, 'vault-keys.json'), '{}')
    expect([await mode(root), await mode(join(root, 'vault-keys.json'))]).toEqual(['1777', '600'])
  })
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Make } from '../../src/core/data/item'
import { readManifest } from '../../src/core/format/read-manifest'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { PhoneError } from '../../src/core/phone/phone-error'
import { contentOf, linesOf, made, making, photo, sha256, useMadeItems } from '../made-kit'
import { openAt } from '../restore-kit'

const kit = useMadeItems()

describe.each([['plain'], ['encrypted']] as const)('what is made from what the phone tells, %s', kind => {
  const opened = () => (kind === 'plain' ? null : kit.keys())

  it('is saved beside the files with its version, and verified', async () => {
    const backup = await kit.backUp(
      [
        made(
          'one',
          'v1',
          making(['first ', 'second'], () => 'v1'),
        ),
      ],
      opened(),
    )
    expect(backup).toMatchObject({ status: 'done', issues: [], totals: { checkedByVersion: 1 } })
    const line = (await linesOf(backup, opened())).get('one')
    expect(line).toMatchObject({
      ...{ source: 'notes', key: 'one', version: 'v1', entries: 3, place: 'Notes/one.txt' },
      ...{ bytes: 12, mtime: 1_650_000_000, checked: 'version', sha256: sha256(Buffer.from('first second')) },
    })
    expect(await contentOf(backup, opened(), line?.file ?? '')).toBe('first second')
    expect(await readManifest(backup.folder)).toMatchObject({ version: 2 })
    expect(await verifyBackup(await openAt(backup.folder, opened()))).toMatchObject({
      status: 'done',
      issues: [],
    })
  })

  it('that changes meanwhile is made again; one that never rests is a problem of its own', async () => {
    let version = 1
    const settling = made(
      'settling',
      'v1',
      making(['text'], () => `v${(version = Math.min(version + 1, 2))}`),
    )
    let restless = 1
    const never = made(
      'restless',
      'v1',
      making(['text'], () => `v${++restless}`),
    )
    const backup = await kit.backUp([settling, never], opened())
    expect(backup).toMatchObject({
      status: 'done',
      issues: [{ item: 'Notes/restless.txt', during: 'copying', code: 'changed-while-copying' }],
    })
    const lines = await linesOf(backup, opened())
    expect(lines.get('settling')).toMatchObject({ version: 'v2' })
    expect([...lines.keys()].sort()).toEqual([photo, 'settling'])
  })

  it('is made from its beginning when the phone was away, and given up when it goes each time', async () => {
    let tries = 0
    const flaky: Make = async (_, write) => {
      await write(Buffer.from('half '))
      if (++tries < 2) throw new PhoneError('gone', 'It was unplugged')
      await write(Buffer.from('whole'))
      return 'v1'
    }
    const hopeless: Make = async (_, write) => {
      await write(Buffer.from('half'))
      throw new PhoneError('gone', 'It was unplugged')
    }
    kit.phone().onWait = () => undefined
    const backup = await kit.backUp([made('flaky', 'v1', flaky), made('hopeless', 'v1', hopeless)], opened())
    expect(backup).toMatchObject({
      status: 'done',
      issues: [{ item: 'Notes/hopeless.txt', code: 'phone-failed' }],
    })
    const line = (await linesOf(backup, opened())).get('flaky')
    expect(await contentOf(backup, opened(), line?.file ?? '')).toBe('half whole')
  })

  it('that the phone refuses is a problem, and the rest is saved', async () => {
    const refused: Make = () =>
      Promise.reject(new PhoneError('refused', 'No such provider', { refusal: 'denied' }))
    const backup = await kit.backUp([made('refused', 'v1', refused)], opened())
    expect(backup).toMatchObject({
      status: 'done',
      issues: [{ item: 'Notes/refused.txt', code: 'refused-by-phone', detail: { saidBy: 'phone' } }],
    })
    expect([...(await linesOf(backup, opened())).keys()]).toEqual([photo])
  })
})

it('lies in its folder, readable by anybody', async () => {
  const { folder } = await kit.backUp(
    [
      made(
        'one',
        'v1',
        making(['text'], () => 'v1'),
      ),
    ],
    null,
  )
  expect(await readFile(join(folder, 'Notes/one.txt'), 'utf8')).toBe('text')
})

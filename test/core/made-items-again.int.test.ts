import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { filesSource } from '../../src/core/data/files/files-source'
import type { Make, SourceItem } from '../../src/core/data/item'
import type { DataSource } from '../../src/core/data/source'
import type { SourceLine } from '../../src/core/format/index-line'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { PhoneError } from '../../src/core/phone/phone-error'
import { contentOf, linesOf, made, making, photo, sha256, useMadeItems } from '../made-kit'
import type { MadeBackup } from '../backup-kit'
import { openAt } from '../restore-kit'

const kit = useMadeItems()
const program = '/data/app/org.example/base.apk'

describe.each([['plain'], ['encrypted']] as const)('what is no file, in later backups, %s', kind => {
  const opened = () => (kind === 'plain' ? null : kit.keys())

  it('is not asked for again while its version is the same', async () => {
    await kit.backUp(
      [
        made(
          'one',
          'v1',
          making(['text'], () => 'v1'),
        ),
      ],
      opened(),
    )
    const never: Make = () => expect.fail('it was made again')
    const second = await kit.backUp([made('one', 'v1', never)], opened())
    expect(second).toMatchObject({
      totals: { linked: { count: 2 }, copied: { count: 0 } },
      since: { new: 0, changed: 0, vanished: 0 },
    })
    expect((await linesOf(second, opened())).get('one')).toMatchObject({ version: 'v1', checked: 'version' })
    const third = await kit.backUp(
      [
        made(
          'two',
          'v1',
          making(['two'], () => 'v1'),
        ),
      ],
      opened(),
    )
    expect(third).toMatchObject({ since: { new: 1, changed: 0, vanished: 1 } })
  })

  it('is kept by a run that goes on, and made again where it has changed', async () => {
    const stop = new AbortController()
    const last: Make = () => {
      stop.abort()
      return Promise.reject(new PhoneError('gone', 'It was unplugged'))
    }
    const one = made(
      '1',
      'v1',
      making(['one'], () => 'v1'),
    )
    const two = made(
      '2',
      'v1',
      making(['two'], () => 'v1'),
    )
    const waiting: Make = async (...args) => {
      // Only when the others are there.
      for (let tries = 0; tries < 100; tries++) await new Promise(resolve => setTimeout(resolve, 2))
      return await last(...args)
    }
    const first = await kit.backUp([one, two, made('3', 'v1', waiting)], opened(), { signal: stop.signal })
    expect(first.status).toBe('cancelled')
    expect([...(await linesOf(first, opened())).keys()].sort()).toEqual([photo, '1', '2'].sort())
    const never: Make = () => expect.fail('it was made again')
    const third = made(
      '3',
      'v1',
      making(['three'], () => 'v1'),
    )
    const second = await kit.backUp(
      [
        made('1', 'v1', never),
        made(
          '2',
          'v2',
          making(['two anew'], () => 'v2'),
        ),
        third,
      ],
      opened(),
    )
    expect(second).toMatchObject({ status: 'done', issues: [], totals: { kept: { count: 2 } } })
    const lines = await linesOf(second, opened())
    expect(await contentOf(second, opened(), lines.get('2')?.file ?? '')).toBe('two anew')
    expect(await readdir(second.folder)).not.toContain('Unlisted')
    expect(await verifyBackup(await openAt(second.folder, opened()))).toMatchObject({ issues: [] })
  })

  it('may be a file of the phone outside of its storage: copied, and held against its hash', async () => {
    const content = Buffer.from('a program')
    kit.phone().files.set(program, { content, modifiedAt: 1_640_000_000 })
    const item: SourceItem = {
      ...made(
        'org.example/base.apk',
        '42',
        making([], () => ''),
      ),
      ...{ source: 'notes', bytes: content.length, modifiedAt: 1_640_000_000 },
      from: { kind: 'file', path: program },
    }
    const line = (backup: MadeBackup) =>
      linesOf(backup, opened()).then(lines => lines.get(item.key) as SourceLine)
    expect(await line(await kit.backUp([item], opened()))).toMatchObject({ version: '42', checked: 'sha256' })
    // Another one than was listed has another version, whatever it is.
    const newer = Buffer.from('a newer program')
    kit.phone().files.set(program, { content: newer, modifiedAt: 1_640_000_999 })
    const changed = await line(await kit.backUp([{ ...item, version: '43' }], opened()))
    expect(changed).toMatchObject({ bytes: newer.length, sha256: sha256(newer) })
    expect(changed.version).toBeUndefined()
  })
})

it('what the phone does not let anybody list is a problem, and has not vanished; the files have to be listed', async () => {
  await kit.backUp(
    [
      made(
        'one',
        'v1',
        making(['text'], () => 'v1'),
      ),
    ],
    null,
  )
  const refusing = (kind: string): DataSource => ({
    kind: kind as 'files',
    list: () => Promise.reject(new PhoneError('refused', 'Permission denied')),
  })
  const { plan, steps } = await kit.prepare([filesSource, refusing('notes')], null)
  expect(plan.listingIssues).toMatchObject([
    { item: 'notes', during: 'listing', code: 'refused-by-phone', detail: { saidBy: 'phone' } },
  ])
  expect(steps.since).toMatchObject({ vanished: 0 })
  await expect(kit.prepare([refusing('files')], null)).rejects.toThrow('Permission denied')
})

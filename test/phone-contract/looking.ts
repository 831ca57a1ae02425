import { describe, expect, it } from 'vitest'
import { listingBudget } from '../../src/core/phone/answer-budget'
import { internalStorage } from '../../src/core/phone/place'
import {
  at,
  closedName,
  contents,
  contractTime,
  large,
  odd,
  sha256,
  small,
  versionOf,
} from './contract-files'
import { listAll, type WithPhone } from './phone-under-test'

export function lookingContract(withPhone: WithPhone): void {
  describe('looking', () => {
    it('tells what has a path', () =>
      withPhone(async phone => {
        expect(await phone.stat(at('Contract/small.bin'))).toEqual({
          kind: 'file',
          bytes: small.length,
          exactSize: true,
          modifiedAt: contractTime,
        })
        expect(await phone.stat(at('Contract/Folder'))).toMatchObject({ kind: 'folder' })
        expect(await phone.stat(at('Contract/missing.bin'))).toBeNull()
      }))

    it('lists a folder, whatever the names are', () =>
      withPhone(async phone => {
        const entries = await listAll(phone, at('Contract'))
        expect(entries.map(({ name }) => name).sort()).toEqual(
          ['Folder', 'Odd', 'empty.bin', 'large.bin', 'small.bin'].sort(),
        )
        expect(entries.find(({ name }) => name === 'large.bin')).toEqual({
          name: 'large.bin',
          kind: 'file',
          bytes: large.length,
          exactSize: true,
          modifiedAt: contractTime,
          problem: null,
        })
        expect((await listAll(phone, at('Contract/Odd'))).map(({ name }) => name).sort()).toEqual(odd.sort())
        expect(await listAll(phone, at('Contract/missing'))).toEqual([])
      }))

    it('knows which of the folders that look empty may not be looked into', () =>
      withPhone(async (phone, test) => {
        await test.fill({ [`${closedName}/secret.txt`]: small })
        await test.closeFolder()
        expect(await listAll(phone, at(closedName))).toEqual([])
        const asked = [at('Contract/Folder'), at(closedName)]
        expect(await phone.seemEmpty?.(asked, listingBudget())).toEqual([at(closedName)])
      }))

    it('hashes files in their order, and those it does not have not at all', () =>
      withPhone(async ({ hash }) => {
        const asked = [
          versionOf(at('Contract/small.bin'), small.length),
          versionOf(at('Contract/missing.bin'), 10),
          ...odd.map(name => versionOf(at(`Contract/Odd/${name}`), 1000)),
          versionOf(at('Contract/large.bin'), large.length),
        ]
        expect(await hash?.of(asked)).toEqual([
          sha256(small),
          null,
          ...odd.map(name => sha256(contents[`Contract/Odd/${name}`] ?? Buffer.of())),
          sha256(large),
        ])
        expect(await hash?.of(asked.slice(0, 1))).toEqual([sha256(small)])
        expect(await hash?.beginning(at('Contract/large.bin'), 7777)).toBe(sha256(large.subarray(0, 7777)))
      }))

    it('tells its internal storage', () =>
      withPhone(async ({ volumes }) => {
        expect(await volumes?.()).toContainEqual(
          expect.objectContaining({ path: internalStorage, kind: 'internal' }),
        )
      }))
  })
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { issueCodes, type JobIssue } from '../../shared/model/issue'
import { createNameFilter } from './filter-by-name'
import { groupByCode } from './group-by-code'
import { guessMaker } from './guess-maker'
import { itemRange } from './item-range'
import { splitMiddle } from './split-middle'

describe('createNameFilter', () => {
  it('does not mind capitals and accents', () => {
    const names = [{ name: 'Été à Paris.jpg' }, { name: 'IMG_1.jpg' }]
    const filter = createNameFilter(names)
    expect(filter('ETE A')).toEqual([names[0]])
    expect(filter(' img ')).toEqual([names[1]])
    expect(filter('xyz')).toEqual([])
    expect(filter('  ')).toBe(names)
  })
})

describe('splitMiddle', () => {
  it('loses nothing and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (name, length) => {
        const [start, end] = splitMiddle(name, length)
        expect(start + end).toBe(name)
        expect(Array.from(end).length).toBeLessThanOrEqual(length)
      }),
    )
  })
})

describe('itemRange', () => {
  it('goes either way and holds both ends', () => {
    expect(itemRange(['a', 'b', 'c', 'd'], 1, 3)).toEqual(['b', 'c', 'd'])
    expect(itemRange(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['b', 'c', 'd'])
  })
})

describe('groupByCode', () => {
  it('loses no issue', () => {
    const issue = fc.record({
      item: fc.string(),
      during: fc.constantFrom<JobIssue['during']>('listing', 'copying'),
      code: fc.constantFrom(...issueCodes),
    })
    fc.assert(
      fc.property(fc.array(issue), issues => {
        const groups = groupByCode(issueCodes, issues)
        expect(groups.reduce((sum, group) => sum + group.entries.length, 0)).toBe(issues.length)
        for (const group of groups) expect(group.entries.every(each => each.code === group.code)).toBe(true)
      }),
    )
  })
})

describe('guessMaker', () => {
  it('knows brands by any of their names', () => {
    expect(guessMaker('POCO')).toBe('xiaomi')
    expect(guessMaker('SAMSUNG Electronics')).toBe('samsung')
    expect(guessMaker('Sony')).toBe('other')
    expect(guessMaker(' ')).toBe('samsung')
  })
})

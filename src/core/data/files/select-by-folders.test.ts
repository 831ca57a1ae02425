import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newFolderRules } from '../../../shared/model/folders'
import { deviceFolderOf } from './device-folder'
import {
  changeNewRule,
  firstFolderRules,
  folderState,
  maxKnownFolders,
  noteListed,
  settleNew,
  switchFolders,
  type FolderRules,
} from './folder-rules'
import { selectByFolders } from './select-by-folders'

const volumes = ['/storage/emulated/0', '/storage/1A2B-3C4D']
const folderNames = [
  'DCIM/Camera',
  'DCIM',
  'Music',
  'Pictures/a',
  'Android/data/org.x',
  'constructor/__proto__',
]

const file = fc
  .record({
    volume: fc.constantFrom(...volumes),
    folder: fc.constantFrom(...folderNames),
    name: fc.string({ minLength: 1, maxLength: 5 }).map(text => text.replaceAll('/', '_')),
  })
  .map(({ volume, folder, name }) => ({ volume, path: `${volume}/${folder}/${name}` }))
const files = fc.array(file, { maxLength: 40 })
const path = fc
  .tuple(fc.constantFrom(...volumes), fc.constantFrom(...folderNames, 'not there'))
  .map(names => names.join('/'))
const paths = fc.array(path, { maxLength: 8 })
const rules: fc.Arbitrary<FolderRules> = fc.record({
  newFolders: fc.constantFrom(...newFolderRules),
  complete: fc.boolean(),
  known: fc.dictionary(path, fc.boolean(), { noNullPrototype: true }),
  waiting: fc.constant([]),
})

it('what is on is in, what is off is out, and what is new goes by the rule', () => {
  fc.assert(
    fc.property(files, rules, (all, chosen) => {
      const { selected, leftOut, newFolders } = selectByFolders(all, chosen)
      for (const one of all) {
        const folder = deviceFolderOf(one)
        const said = Object.hasOwn(chosen.known, folder) ? chosen.known[folder] : undefined
        const isNew = said === undefined && chosen.complete
        expect(selected.includes(one)).toBe(isNew ? chosen.newFolders === 'back-up' : (said ?? true))
        expect(newFolders.includes(folder)).toBe(isNew)
        const entry = leftOut.find(other => other.path === folder)
        expect(entry !== undefined).toBe(!selected.includes(one))
        if (entry) expect(entry.waiting === true).toBe(isNew && chosen.newFolders === 'ask')
      }
    }),
  )
})

it('each file is taken or counted in one folder that is left out, and the order stays', () => {
  fc.assert(
    fc.property(files, rules, (all, chosen) => {
      const { selected, leftOut } = selectByFolders(all, chosen)
      expect(selected.length + leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      expect(all.filter(one => selected.includes(one))).toEqual(selected)
      expect(leftOut.every(({ count }) => count > 0)).toBe(true)
      expect([...leftOut].sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual(leftOut)
    }),
  )
})

it('of a phone that nothing was chosen for everything is taken', () => {
  fc.assert(
    fc.property(files, all => {
      expect(selectByFolders(all, firstFolderRules)).toEqual({ selected: all, leftOut: [], newFolders: [] })
    }),
  )
})

it('after a switch folders are what they were switched to, and no others change', () => {
  fc.assert(
    fc.property(rules, paths, path, fc.boolean(), (before, switched, other, on) => {
      const after = switchFolders(before, switched, on)
      for (const one of switched) expect(folderState(after, one)).toEqual({ on, isNew: false })
      if (!switched.includes(other)) expect(folderState(after, other)).toEqual(folderState(before, other))
    }),
  )
})

it('what was there at the first listing is on and never new, whatever the rule becomes', () => {
  fc.assert(
    fc.property(paths, path, fc.constantFrom(...newFolderRules), (there, later, rule) => {
      const after = changeNewRule(noteListed(firstFolderRules, there), rule, there)
      for (const one of there) expect(folderState(after, one)).toEqual({ on: true, isNew: false })
      if (!there.includes(later))
        expect(folderState(after, later)).toEqual({ on: rule === 'back-up', isNew: true })
    }),
  )
})

it('a rule concerns what appears from then on; only what waited for an answer has it now', () => {
  fc.assert(
    fc.property(rules, paths, fc.constantFrom(...newFolderRules), (before, there, rule) => {
      const noted = noteListed(before, there)
      const after = changeNewRule(noted, rule, there)
      for (const one of there) {
        const wasWaiting = noted.newFolders === 'ask' && folderState(noted, one).isNew
        expect(folderState(after, one).on).toBe(wasWaiting ? rule === 'back-up' : folderState(noted, one).on)
      }
    }),
  )
})

it('what waits is told, until it is answered or gone', () => {
  const there = ['/s/a', '/s/b']
  const asking = changeNewRule(noteListed(firstFolderRules, there), 'ask', there)
  const listed = noteListed(asking, [...there, '/s/d', '/s/c', '/s/e'])
  expect(listed.waiting).toEqual(['/s/c', '/s/d', '/s/e'])
  expect(settleNew(listed, ['/s/c'])).toBe(listed)
  const answered = switchFolders(listed, ['/s/c'], true)
  expect(answered.waiting).toEqual(['/s/d', '/s/e'])
  expect(noteListed(answered, [...there, '/s/c', '/s/e']).waiting).toEqual(['/s/e'])
  expect(changeNewRule(answered, 'leave-out', ['/s/d', '/s/e']).waiting).toEqual([])
})

it('the same listing changes nothing', () => {
  fc.assert(
    fc.property(rules, paths, (before, there) => {
      const noted = noteListed(before, there)
      expect(noteListed(noted, [...there].reverse())).toBe(noted)
    }),
  )
})

it('a phone that makes up folders without end fills no disk, and what a person says still holds', () => {
  const many = Array.from({ length: maxKnownFolders + 500 }, (_, number) => `/s/${number}`)
  const noted = noteListed(firstFolderRules, many)
  expect(Object.keys(noted.known)).toHaveLength(maxKnownFolders)
  const after = switchFolders(noted, ['/s/mine'], false)
  expect(Object.keys(after.known)).toHaveLength(maxKnownFolders)
  expect(folderState(after, '/s/mine').on).toBe(false)
  const asking = noteListed({ ...after, newFolders: 'ask', known: {} }, many)
  expect(asking.waiting).toHaveLength(maxKnownFolders)
})

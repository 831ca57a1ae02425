import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMediaRows } from './parse-media-rows'

const print = (rows: readonly (readonly [number, string])[]) =>
  Buffer.from(rows.map(([id, path], at) => `Row: ${at} _id=${id}, _data=${path}\n`).join(''))

describe('parseMediaRows', () => {
  it('reads what content prints, whatever the names hold', () => {
    const rows = [
      [31, '/storage/emulated/0/DCIM/a, b=c.jpg'],
      [32, '/storage/emulated/0/DCIM/two\nlines.jpg'],
      [35, '/storage/emulated/0/DCIM/one\nRow: 7 _id=99, _data=/x.jpg'],
      [40, '/storage/1A2B-3C4D/DCIM/🏖️ é.heic'],
    ] as const
    expect([...parseMediaRows(print(rows))]).toEqual(rows.map(([id, path]) => [path, id]))
  })

  it.each(['', 'No result found.\n', 'Error while accessing provider:media\n', 'Row: 0 _id=, _data=\n'])(
    'finds nothing in %j',
    output => {
      expect(parseMediaRows(Buffer.from(output)).size).toBe(0)
    },
  )

  it('gives back every table of ordinary names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => !/[\0/\r\n]/.test(text))
    const table = fc.uniqueArray(fc.tuple(fc.nat(), name), { selector: ([, text]) => text })
    fc.assert(
      fc.property(table, rows => {
        const paths = rows.map(([id, text]) => [id, `/storage/emulated/0/${text}`] as const)
        expect([...parseMediaRows(print(paths))]).toEqual(paths.map(([id, path]) => [path, id]))
      }),
    )
  })
})

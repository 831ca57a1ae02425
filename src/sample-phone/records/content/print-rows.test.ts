import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeText, printRow, printValue } from './print-rows'

/** Of what rows are made of, and of what takes more than a byte. */
const anyText = fc.string({
  unit: fc.constantFrom('a', ':', ',', ' ', '=', '\n', 'Row: 1 ', '_id', 'ä', '😀'),
})

const value = fc.oneof(
  fc.constant(null),
  anyText,
  fc.integer(),
  fc.constantFrom('NULL', 'BLOB', ', _id=3', 'x\nRow: 1 _id=2', ''),
)

describe('a printed row', () => {
  it('is what Content.java appends, with nothing escaped', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.constantFrom('_id', 'body', 'hex(x)'), value)),
        (number, cells) => {
          // QueryCommand.onExecute, line by line.
          let expected = `Row: ${number} `
          cells.forEach(([name, cell], at) => {
            if (at > 0) expected += ', '
            expected += `${name}=${cell === null ? 'NULL' : String(cell)}`
          })
          const names = cells.map(([name]) => name)
          expect(
            printRow(
              number,
              names,
              cells.map(([, cell]) => cell),
            ),
          ).toBe(`${expected}\n`)
        },
      ),
    )
  })

  it('shows blobs and NULL by a word, like texts that are that word', () => {
    expect(printRow(0, ['a', 'b', 'c', 'd'], [Buffer.from('x'), 'BLOB', null, 'NULL'])).toBe(
      'Row: 0 a=BLOB, b=BLOB, c=NULL, d=NULL\n',
    )
  })

  // Float.toString
  it.each([
    [1.5, '1.5'],
    [0.1, '0.1'],
    [1e10 + 0.5, '1.0E10'],
    [1.5e-5, '1.5E-5'],
    [16_777_217.5, '1.6777218E7'],
    [-0.25, '-0.25'],
  ])('shows %d as a float: %s', (number, text) => {
    expect(printValue(number)).toBe(text)
  })

  it('writes half a surrogate pair as a question mark', () => {
    expect(encodeText('a\ud83dz😀').toString()).toBe('a?z😀')
  })
})

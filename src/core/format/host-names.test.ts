import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameAssigner, hostSafeName } from './host-names'

/** Any string a phone can send: also lone surrogates, which stand for bytes that are not UTF-8. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('.', ' ', 'a', 'A', '/', '\\', '\0', 'é', 'e\u0301', '\udcff', '😀') }),
  fc.constantFrom(
    '..',
    '.',
    '',
    'con',
    'CON.txt',
    'nul .tar.gz',
    'COM¹',
    'a:b',
    'x'.repeat(400),
    'x'.repeat(254) + '. .y'.repeat(20),
    '.a',
    'lpt1.',
  ),
)

/** What each host refuses, written down apart from the code under test. */
const hosts = {
  linux: (name: string) => !/[/\0]/.test(name) && Buffer.byteLength(name) <= 255,
  macos: (name: string) => !/[/\0:]/.test(name) && name.length <= 255 && name.isWellFormed(),
  windows: (name: string) =>
    // oxlint-disable-next-line no-control-regex -- what no name may have
    !/[<>:"/\\|?*\u0000-\u001f]/.test(name) &&
    !/[. ]$/.test(name) &&
    !/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)/i.test(name) &&
    name.length <= 255,
}

describe('hostSafeName', () => {
  it('gives a name that Linux, macOS and Windows hold', () => {
    fc.assert(
      fc.property(anyName, name => {
        const safe = hostSafeName(name)
        expect(safe).not.toBe('')
        expect(['.', '..']).not.toContain(safe)
        for (const holds of Object.values(hosts)) expect(holds(safe)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves a harmless name alone', () => {
    for (const name of [
      "it's.jpg",
      '$(rm -rf).png',
      '`x`',
      '-rf',
      '😀.gif',
      'Ünïcödé.txt',
      '.nomedia',
      ' a.b',
    ]) {
      expect(hostSafeName(name)).toBe(name)
    }
  })

  it('keeps the extension of a name that is too long', () => {
    expect(hostSafeName('é'.repeat(200) + '.jpeg')).toBe('é'.repeat(125) + '.jpeg')
  })

  it.each([
    ['con.jpg', '_con.jpg'],
    ['a:b?.txt', 'a_b_.txt'],
    ['ends. ', 'ends__'],
    ['..', '__'],
    ['', '_'],
    ['bad\udcff.jpg', 'bad_.jpg'],
  ])('changes %j to %j', (name, safe) => {
    expect(hostSafeName(name)).toBe(safe)
  })
})

describe('createNameAssigner', () => {
  const paths = fc.uniqueArray(fc.array(anyName, { minLength: 1, maxLength: 4 }), {
    selector: path => path.join('/'),
    maxLength: 30,
  })
  const fold = (text: string) => text.normalize('NFC').toLowerCase()

  it('never gives two sources one place, on no host', () => {
    fc.assert(
      fc.property(paths, sources => {
        const { assign } = createNameAssigner()
        const places = sources.map(source => assign(source))
        expect(new Set(places.map(fold)).size).toBe(sources.length)
      }),
    )
  })

  it('never leaves the root', () => {
    fc.assert(
      fc.property(paths, sources => {
        const { assign } = createNameAssigner()
        for (const source of sources) {
          const names = assign(source).split('/')
          expect(names).toHaveLength(source.length)
          expect(names.some(name => name === '..' || name === '.' || name === '')).toBe(false)
        }
      }),
    )
  })

  it('tells names apart that differ only by case or by composition', () => {
    const { assign } = createNameAssigner()
    const places = ['a.jpg', 'A.JPG', 'é.jpg', 'e\u0301.jpg'].map(name => assign(['DCIM', name]))
    expect(places).toEqual(['DCIM/a.jpg', 'DCIM/A (2).JPG', 'DCIM/é.jpg', 'DCIM/e\u0301 (2).jpg'])
  })

  it('keeps folders that differ only by case apart, and each one together', () => {
    const { assign } = createNameAssigner()
    const places = [
      ['Trip', '1'],
      ['trip', '1'],
      ['Trip', '2'],
      ['trip', '2'],
    ].map(path => assign(path))
    expect(places).toEqual(['Trip/1', 'trip (2)/1', 'Trip/2', 'trip (2)/2'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentUsage } from './content-usage'
import { parseContentCommand } from './parse-content-command'

const uri = ['--uri', 'content://sms']
const bindings = (sdk: number, ...words: string[]): unknown => {
  const command = parseContentCommand(['insert', ...uri, ...words.flatMap(word => ['--bind', word])], sdk)
  return 'values' in command ? command.values : undefined
}

/** Of what quotes, escapes and separators are made of, and of what takes more than a byte. */
const anyText = fc.string({
  unit: fc.constantFrom(
    'a',
    "'",
    '"',
    '\\',
    ':',
    ',',
    '=',
    '\n',
    '%',
    ';',
    '\u0000',
    'ä',
    '€',
    '😀',
    '\u0301',
  ),
})

describe('a command line of content', () => {
  it('takes all that a query may say', () => {
    const words = ['--projection', '_id : body:', '--where', "body='a:b'", '--sort', '_id ASC', '--user', '0']
    expect(parseContentCommand(['query', ...uri, ...words], 33)).toEqual({
      verb: 'query',
      uri: 'content://sms',
      projection: ['_id', 'body'],
      where: "body='a:b'",
      sort: '_id ASC',
    })
  })

  it('types what is bound', () => {
    expect(bindings(33, 'a:s:', 'b:i:-7', 'c:l:1700000000000', 'd:b:TRUE', 'e:d:1.5', 'f:n:x')).toEqual({
      a: '',
      b: -7,
      c: 1_700_000_000_000,
      d: 1,
      e: 1.5,
      f: null,
    })
  })

  it('splits at the first two colons until Android 10, and escapes from 11 on', () => {
    expect(bindings(29, 'body:s:a:b\\:c\\\\')).toEqual({ body: 'a:b\\:c\\\\' })
    expect(bindings(30, 'body:s:a\\:b\\\\c\\n')).toEqual({ body: 'a:b\\cn' })
    expect(() => bindings(30, 'body:s:a:b')).toThrow('Binding not well formed: body:s:a:b')
    expect(() => bindings(30, 'body:s:a\\')).toThrow('Invalid escaping')
  })

  it('brings back any text that is escaped', () => {
    fc.assert(
      fc.property(anyText, text => {
        const escaped = text.replace(/[\\:]/g, '\\$&')
        expect(bindings(35, `body:s:${escaped}`)).toEqual({ body: text })
        expect(bindings(28, `body:s:${text}`)).toEqual({ body: text })
      }),
    )
  })

  it.each([
    [33, [], 'Unsupported operation: null'],
    [33, ['sing'], 'Unsupported operation: sing'],
    [28, ['write', ...uri], 'Unsupported operation: write'],
    [33, ['query'], 'Content provider URI not specified. Did you specify --uri argument?'],
    [33, ['query', '--uri'], 'No value for argument: --uri'],
    [33, ['query', ...uri, '--where', '--sort'], 'No value for argument: --where'],
    [33, ['query', ...uri, '--bind', 'a:s:b'], 'Unsupported argument: --bind'],
    [33, ['insert', ...uri], 'Bindings not specified. Did you specify --bind argument(s)?'],
    [33, ['insert', ...uri, '--bind', 'a:i:x'], 'For input string: "x"'],
    [33, ['insert', ...uri, '--bind', 'a:i:3000000000'], 'For input string: "3000000000"'],
    [28, ['insert', ...uri, '--bind', 'a:n:'], 'Unsupported type: n'],
    [28, ['insert', ...uri, '--extra', 'a:s:b', '--bind', 'a:s:b'], 'Unsupported argument: --extra'],
    [33, ['call', ...uri], 'Content provider method not specified.'],
    [33, ['query', ...uri, '--user', 'x'], 'For input string: "x"'],
  ])('on API %i refuses %j', (sdk, words, message) => {
    expect(() => parseContentCommand(words, sdk)).toThrow(message)
  })

  it('tells by its usage whether bindings are escaped', () => {
    expect([28, 29, 30, 36].map(sdk => /insert .*--extra/.test(contentUsage(sdk)))).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect([28, 29].map(sdk => contentUsage(sdk).includes('content write'))).toEqual([false, true])
  })
})

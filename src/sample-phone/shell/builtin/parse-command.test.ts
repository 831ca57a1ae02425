import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShellSyntaxError, parseCommand, type Word } from './parse-command'

const words = (text: string): readonly (readonly Word[])[] => parseCommand(text).map(command => command.words)

describe('the built-in shell', () => {
  it('gets back whatever was put into single quotes', () => {
    // The form in which programs pass paths: every quote closed, escaped, opened again.
    const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), texts => {
        expect(words(`cat ${texts.map(quote).join(' ')}`)).toEqual([['cat', ...texts]])
      }),
    )
  })

  it('knows double quotes and backslashes', () => {
    expect(words('echo "a b" c\\ d "q\\"\\$\\\\" "l\\n" ""')).toEqual([
      ['echo', 'a b', 'c d', 'q"$\\', 'l\\n', ''],
    ])
    expect(words("ls pre'mid dle'post")).toEqual([['ls', 'premid dlepost']])
  })

  it('joins commands', () => {
    const [first, second, third, fourth] = parseCommand('a;b && c||d\n')
    expect([first?.when, second?.when, third?.when, fourth?.when]).toEqual(['then', 'then', 'and', 'or'])
  })

  it('redirects in the order written', () => {
    expect(parseCommand('a >/dev/null 2>&1')[0]).toMatchObject({
      words: ['a'],
      output: 'nowhere',
      errors: 'nowhere',
    })
    expect(parseCommand('a 2>&1 >/dev/null')[0]).toMatchObject({ output: 'nowhere', errors: 'stdout' })
    expect(parseCommand('a 2> /dev/null')[0]).toMatchObject({ output: 'stdout', errors: 'nowhere' })
    expect(parseCommand('echo x >&2')[0]).toMatchObject({ words: ['echo', 'x'], output: 'stderr' })
  })

  it('knows the bracket as a command', () => {
    expect(words("[ -e '/a b' ] && echo yes")).toEqual([
      ['[', '-e', '/a b', ']'],
      ['echo', 'yes'],
    ])
  })

  it('writes output to a file', () => {
    expect(parseCommand('a b >/c/d.1 && e')[0]).toMatchObject({
      words: ['a', 'b'],
      output: { file: '/c/d.1' },
      errors: 'stderr',
    })
    expect(parseCommand('a 2>/dev/null > /c')[0]).toMatchObject({ output: { file: '/c' }, errors: 'nowhere' })
  })

  it('knows its process and the output of a command as words', () => {
    expect(words('[ "$(cat /a 2>/dev/null)" = $$ ]')).toEqual([
      ['[', { kind: 'output', of: 'cat /a 2>/dev/null' }, '=', { kind: 'process' }, ']'],
    ])
  })

  it.each([
    ...['a > file', 'a >> /file', 'a 2>/file', "a >'/file'", 'a >/$x', 'a >/file$$'],
    ...['echo $HOME', 'echo "$HOME"', 'echo $$1', 'echo "$$"', 'echo a$$', '$(a)', 'echo "$(a)b"'],
    ...['echo "$(a $b)"', 'echo "$(a &)"', 'echo "$(a"', 'echo "$()"'],
    ...['ls *', "cat 'open", 'a &', '&& a', 'a &&', '(a)'],
  ])('refuses what it does not know: %s', text => {
    expect(() => parseCommand(text)).toThrow(ShellSyntaxError)
  })
})

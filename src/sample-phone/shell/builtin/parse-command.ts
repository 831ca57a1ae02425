/** One simple command of the built-in shell. */
export interface SimpleCommand {
  readonly words: readonly Word[]
  /** Where it stands: `then` after `;` or a line end, `and` after `&&`, `or` after `||`, `pipe` after `|`. */
  readonly when: 'then' | 'and' | 'or' | 'pipe'
  readonly output: Target
  readonly errors: Target
}

/** Bytes as latin1 text, or a whole word that is known once its command runs: `$$`, or `"$(command)"`. */
export type Word = string | { readonly kind: 'process' } | { readonly kind: 'output'; readonly of: string }

export type Target = 'stdout' | 'stderr' | 'nowhere' | FileTarget

/** A file that is emptied and written: `>/path`. */
export interface FileTarget {
  readonly file: string
}

/** The command line is outside the subset that the built-in shell knows. */
export class ShellSyntaxError extends Error {
  override readonly name: string = 'ShellSyntaxError'
}

type Token =
  | { readonly kind: 'word'; readonly text: Word }
  | { readonly kind: 'connector'; readonly when: SimpleCommand['when'] }
  | { readonly kind: 'redirect'; readonly from: 1 | 2; readonly to: Target }

const connectors: readonly (readonly [string, SimpleCommand['when']])[] = [
  ['&&', 'and'],
  ['||', 'or'],
  ['|', 'pipe'],
  [';', 'then'],
  ['\n', 'then'],
]

/** No command reads input it is not given, so this one changes nothing here. */
const emptyInput = /^<[ ]*\/dev\/null(?=$|[\s;&|])/

const redirects = /^([12]?)>(?:>?[ ]*\/dev\/null|&([12]))(?=$|[\s;&|])/

/** Of output alone, and the path is plain: what is quoted or expanded is refused. */
const fileRedirect = /^1?>[ ]*(\/[^\s;&|<>()$`'"\\*?[#~{]+)(?=$|[\s;&|])/

/** `$$` and a command's output as whole words; in the command nothing is quoted or expanded again. */
const expansions = /^(?:\$\$|"\$\(([^"'`$()\\]+)\)")(?=$|[\s;&|])/

/** The text ends inside quotes: more of it may follow. */
export class OpenQuoteError extends ShellSyntaxError {
  override readonly name = 'OpenQuoteError'
}

/** Unquoted, these ask for a part of the shell that is not there. */
const unknown = new Set(['&', '<', '>', '(', ')', '`', '$', '*', '?', '[', '#', '~', '{'])

/** Characters that a backslash inside double quotes makes literal (POSIX XCU 2.2.3). */
const escapable = new Set(['"', '\\', '$', '`'])

/**
 * Parses commands joined by `;`, `&&`, `||`, `|` and line ends, with quotes, backslashes, the words `$$` and `"$(command)"`, and
 * redirects to /dev/null, of output to a file, or of errors to output. Throws {@link ShellSyntaxError} for anything else.
 */
export function parseCommand(text: string): readonly SimpleCommand[] {
  const commands: SimpleCommand[] = []
  let command = emptyCommand('then')
  for (const token of tokenize(text)) {
    if (token.kind === 'word') command = { ...command, words: [...command.words, token.text] }
    else if (token.kind === 'redirect') command = redirect(command, token.from, token.to)
    else {
      if (command.words.length > 0) commands.push(command)
      else if (token.when !== 'then') throw new ShellSyntaxError('syntax error: unexpected operator')
      command = emptyCommand(token.when)
    }
  }
  if (command.words.length > 0) commands.push(command)
  else if (command.when !== 'then') throw new ShellSyntaxError('syntax error: unexpected end of file')
  return commands
}

const emptyCommand = (when: SimpleCommand['when']): SimpleCommand => ({
  words: [],
  when,
  output: 'stdout',
  errors: 'stderr',
})

const redirect = (command: SimpleCommand, from: 1 | 2, to: Target): SimpleCommand => {
  // `2>&1` means wherever output goes at this point.
  const target = to === 'stdout' ? command.output : to === 'stderr' ? command.errors : to
  return from === 1 ? { ...command, output: target } : { ...command, errors: target }
}

function* tokenize(text: string): Generator<Token> {
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const connector = connectors.find(([sign]) => rest.startsWith(sign))
    const redirected = redirects.exec(rest)
    const silenced = emptyInput.exec(rest)
    const written = fileRedirect.exec(rest)
    const expanded = expansions.exec(rest)
    if (connector !== undefined) {
      at += connector[0].length
      yield { kind: 'connector', when: connector[1] }
    } else if (/^\s/.test(rest)) at++
    else if (silenced !== null) at += silenced[0].length
    else if (redirected !== null) {
      at += redirected[0].length
      yield readRedirect(redirected)
    } else if (written !== null) {
      at += written[0].length
      yield { kind: 'redirect', from: 1, to: { file: written[1] ?? '' } }
    } else if (expanded !== null) {
      at += expanded[0].length
      yield { kind: 'word', text: readExpansion(expanded) }
    } else {
      const word = readWord(text, at)
      at = word.end
      yield { kind: 'word', text: word.text }
    }
  }
}

function readRedirect([, from, to]: RegExpExecArray): Token {
  const target = to === undefined ? 'nowhere' : to === '1' ? 'stdout' : 'stderr'
  return { kind: 'redirect', from: from === '2' ? 2 : 1, to: target }
}

/** What is between the brackets is parsed now, so that what is refused is refused before anything runs. */
function readExpansion([, command]: RegExpExecArray): Word {
  if (command === undefined) return { kind: 'process' }
  parseCommand(command)
  return { kind: 'output', of: command }
}

interface ReadWord {
  readonly text: string
  readonly end: number
}

function readWord(text: string, start: number): ReadWord {
  // `[` alone is a command, and its words are quoted or plain.
  if (/^\[(?=\s)/.test(text.slice(start))) return { text: '[', end: start + 1 }
  let word = ''
  let at = start
  while (at < text.length && !/[\s;]/.test(text.charAt(at))) {
    const sign = text.charAt(at)
    if (text.startsWith('&&', at) || sign === '|') break
    if (unknown.has(sign)) throw new ShellSyntaxError(`'${sign}' is not known to the built-in shell`)
    const part =
      sign === "'" ? readSingle(text, at) : sign === '"' ? readDouble(text, at) : readPlain(text, at)
    word += part.text
    at = part.end
  }
  return { text: word, end: at }
}

function readPlain(text: string, at: number): ReadWord {
  const sign = text.charAt(at)
  if (sign !== '\\') return { text: sign, end: at + 1 }
  const escaped = text.charAt(at + 1)
  return { text: escaped === '\n' ? '' : escaped, end: at + 2 }
}

function readSingle(text: string, start: number): ReadWord {
  const end = text.indexOf("'", start + 1)
  if (end === -1) throw new OpenQuoteError('no closing quote')
  return { text: text.slice(start + 1, end), end: end + 1 }
}

function readDouble(text: string, start: number): ReadWord {
  let word = ''
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '"') return { text: word, end: at + 1 }
    if (sign === '$' || sign === '`')
      throw new ShellSyntaxError(`'${sign}' is not known to the built-in shell`)
    if (sign === '\\' && escapable.has(text.charAt(at + 1))) word += text.charAt(++at)
    else word += sign
  }
  throw new OpenQuoteError('no closing quote')
}

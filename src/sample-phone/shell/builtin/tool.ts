import type { BigIntStats } from 'node:fs'
import { PhoneFileError } from '../../files/phone-errors'
import { resolvePhonePath, type PhoneFiles, type Resolved } from '../../files/phone-files'
import type { PhoneIdentity } from '../../phone-identity'
import type { FrameworkCommands } from '../framework-commands'

/** What a command of the built-in shell works with. Texts are bytes as latin1. */
export interface ToolContext {
  readonly files: PhoneFiles
  readonly phone: PhoneIdentity
  /** Commands that ask Android's framework. */
  readonly commands: FrameworkCommands
  /** The process of the shell that runs it, `$$`. */
  readonly process: number
  /** Whether that process of the phone's shell is there. */
  readonly isRunning: (process: number) => boolean
  /** Resolves false when nobody takes output any more. */
  readonly print: (text: string) => Promise<boolean>
  readonly printBytes: (bytes: Buffer) => Promise<boolean>
  readonly complain: (line: string) => Promise<void>
  /** The next bytes of the input; null at its end. */
  readonly readInput: () => Promise<Buffer | null>
  /** The next line of the input without its line feed; null at its end. */
  readonly readLine: () => Promise<Buffer | null>
}

/** Runs with the words after its name; gives the exit code. */
export type Tool = (context: ToolContext, words: readonly string[]) => Promise<number>

export const toBytes = (text: string): Buffer => Buffer.from(text, 'latin1')
export const toText = (bytes: Buffer): string => bytes.toString('latin1')

/** What is at a phone path, links not followed. Throws PhoneFileError when nothing is. */
export function lookUp(files: PhoneFiles, path: string, follow: boolean): Existing {
  const found = resolvePhonePath(files, toBytes(path), follow)
  if (found.stat === undefined) throw new PhoneFileError('ENOENT')
  return { ...found, stat: found.stat }
}

export interface Existing extends Resolved {
  readonly stat: BigIntStats
}

export interface Options {
  /** Option letters, each as often as given. */
  readonly letters: ReadonlySet<string>
  readonly paths: readonly string[]
}

/** OpenedItems words like `-la -d -- path` into letters and the rest. */
export function readOptions(words: readonly string[]): Options {
  const end = words.findIndex(word => word === '--' || !/^-./.test(word))
  const count = end === -1 ? words.length : end
  const letters = words.slice(0, count).flatMap(word => [...word.slice(1)])
  return { letters: new Set(letters), paths: words.slice(words[count] === '--' ? count + 1 : count) }
}

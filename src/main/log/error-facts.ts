import { Failure } from '../../core/errors/failure'

export interface ErrorFacts {
  readonly name: string
  /** Of a `Failure`, or as Node gives it: `ENOSPC`. */
  readonly code?: string
  /** Where it was thrown, innermost first: functions, and lines of our own files by their last names. */
  readonly at: readonly string[]
}

const maxFrames = 8

/**
 * What may be written down about an error. Its message may not: it can name a file, a folder or a person, or quote what is
 * in a file.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const code = error instanceof Failure ? error.info.code : codeOf(error)
  return { name: nameOf(error), ...(code === null ? {} : { code }), at: framesOf(error) }
}

function nameOf({ name }: Error): string {
  return /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error'
}

function codeOf(error: Error): string | null {
  const code: unknown = 'code' in error ? error.code : null
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : null
}

/**
 * The message is in `stack`, too, and may have lines that look like frames: only what follows it counts. Nothing does where it
 * has changed since: then the old one is there.
 */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const start = stack.indexOf(message)
  if (start === -1) return []
  const frames = [
    ...stack
      .slice(start + message.length)
      .matchAll(/^\s+at (?:(?:async )?([\w$.<> ]+) )?\(?(?:.*[/\\:])?([\w.-]+\.[cm]?js):(\d+):\d+\)?$/gm),
  ]
  return frames
    .slice(0, maxFrames)
    .map(([, name = '', file, line]) => `${name.trim()} ${file}:${line}`.trim())
}

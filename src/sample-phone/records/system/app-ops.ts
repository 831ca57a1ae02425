/** The state of app-op WRITE_SMS of the shell's package, which guards the providers of messages. */
export interface AppOps {
  /** `cmd appops` with these words. */
  readonly run: (words: readonly string[]) => CommandText
  /** Whether a write is let through; told or not, it is noted. */
  readonly noteWriteSms: () => boolean
  readonly mode: () => AppOpMode
}

export interface CommandText {
  readonly output: string
  readonly errors: string
  readonly code: number
}

const modes = ['allow', 'ignore', 'deny', 'default', 'foreground'] as const
export type AppOpMode = (typeof modes)[number]

/** AppOpsManager: the mode where nobody has set one. */
const defaultMode: AppOpMode = 'ignore'

const op = 'WRITE_SMS'
const packageName = 'com.android.shell'

const said = (output: string): CommandText => ({ output, errors: '', code: 0 })
/** Errors of a shell command end with -1. */
const failed = (errors: string): CommandText => ({ output: '', errors, code: 255 })

const usage = (): CommandText =>
  failed('AppOps service (appops) commands:\n  help\n    Print this help text.\n')

/**
 * AOSP frameworks/base, services/core, AppOpsService.java: its shell command, for one package and one op. Other packages are
 * not known here.
 */
export function createAppOps(now: () => number): AppOps {
  let mode: AppOpMode = defaultMode
  let allowedAt: number | undefined
  let rejectedAt: number | undefined

  const describe = (): string => {
    // An op in its default mode that nobody has used is not kept.
    if (mode === defaultMode && allowedAt === undefined && rejectedAt === undefined)
      return `No operations.\nDefault mode: ${defaultMode}\n`
    const times = [
      ...(allowedAt === undefined ? [] : [`; time=${formatDuration(now() - allowedAt)} ago`]),
      ...(rejectedAt === undefined ? [] : [`; rejectTime=${formatDuration(now() - rejectedAt)} ago`]),
    ]
    return `${op}: ${mode}${times.join('')}\n`
  }

  const checkTarget = (target: string | undefined, wanted: string | undefined): CommandText | undefined => {
    if (target === undefined) return failed('Error: Package name must be specified.\n')
    if (target !== packageName && target !== '2000') return failed(`Error: No UID for ${target} in user 0\n`)
    if (wanted !== undefined && wanted !== op && wanted !== `android:${op.toLowerCase()}` && wanted !== '15')
      return failed(`Error: Unknown operation string: ${wanted}\n`)
    return undefined
  }

  const set = ([target, wanted, wish]: readonly string[]): CommandText => {
    if (target !== undefined && wanted === undefined) return failed('Error: Operation not specified.\n')
    const problem = checkTarget(target, wanted)
    if (problem !== undefined) return problem
    if (wish === undefined) return failed('Error: Mode not specified.\n')
    const found = modes.find(name => name === wish)
    if (found === undefined) return failed(`Error: Mode ${wish} is not valid\n`)
    mode = found
    return said('')
  }

  return {
    run: words => {
      const [verb, ...rest] = withoutUser(words)
      if (verb === 'get') return checkTarget(rest[0], rest[1]) ?? said(describe())
      if (verb === 'set') return set(rest)
      if (verb !== 'reset') return usage()
      mode = defaultMode
      allowedAt = rejectedAt = undefined
      return said('Reset all modes for: all users, all packages\n')
    },
    noteWriteSms: () => {
      if (mode === 'allow') allowedAt = now()
      else rejectedAt = now()
      return mode === 'allow'
    },
    mode: () => mode,
  }
}

function withoutUser(words: readonly string[]): readonly string[] {
  const at = words.indexOf('--user')
  return at === -1 ? words : words.filter((_, index) => index !== at && index !== at + 1)
}

/** android.util.TimeUtils.formatDuration: `+1m2s3ms`. @param milliseconds of a duration */
export function formatDuration(milliseconds: number): string {
  if (milliseconds <= 0) return '0'
  const parts = [
    [Math.floor(milliseconds / 86_400_000), 'd'],
    [Math.floor(milliseconds / 3_600_000) % 24, 'h'],
    [Math.floor(milliseconds / 60_000) % 60, 'm'],
    [Math.floor(milliseconds / 1000) % 60, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  const shown = first === -1 ? [] : parts.slice(first).map(([count, unit]) => `${count}${unit}`)
  return `+${shown.join('')}${milliseconds % 1000}ms`
}

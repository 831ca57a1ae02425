import { isRefusal, PhoneError } from '../../phone/phone-error'
import type { OpenOptions } from '../../phone/phone'
import { openCommandShell, type CommandShell } from '../adb/open-command-shell'
import type { PhoneLink } from '../adb/open-service'
import { encodePhoneText } from '../adb/phone-text'
import { bindArgument, readsAlike, type BindDialect, type BindValue } from './bind-value'
import { readProviderError } from './provider-answer'
import { contentCommand } from './run-content'

export interface NewRow {
  readonly uri: string
  readonly values: Readonly<Record<string, BindValue>>
  /** Those next to each other with the same one are inserted one after the other. */
  readonly group?: number
}

/** Linux takes no argument of more (MAX_ARG_STRLEN, 32 pages), and we stay below all of them together. */
const maxArgumentBytes = 128 * 1024 - 1
const maxCommandBytes = 1024 * 1024
/** A stack trace, or how `content` is used. */
const maxToldBytes = 64 * 1024
/** Each insert starts Java on the phone, on one core: a few at a time take less than one after the other. */
const lanes = 3

/**
 * Inserts rows by `content insert`: a Java start on the phone for each, three at a time, in as many shells. Nothing tells
 * that a row is there: ask for it. After a refusal for want of a permission the others are not tried.
 * @returns for each row what was said against it; null for nothing
 * @throws PhoneError other than `refused`; the signal's reason
 */
export async function insertRows(
  link: PhoneLink,
  rows: readonly NewRow[],
  options: OpenOptions,
): Promise<readonly (PhoneError | null)[]> {
  const results: (PhoneError | null)[] = rows.map(() => null)
  if (rows.length === 0) return results
  const clear = rows.every(row => Object.values(row.values).every(readsAlike))
  const dialect = clear ? 'escaped' : await probeDialect(link, options)
  const runs = inRuns(rows)
  let denied: PhoneError | null = null
  const work = async () => {
    const shell = await openCommandShell(link, options)
    try {
      for (let run = runs.shift(); run; run = runs.shift()) {
        for (const { at, row } of run) {
          const said: PhoneError | null = denied ?? (await insertRow(shell, row, dialect))
          if (said?.refusal === 'denied') denied = said
          results[at] = said
        }
      }
    } finally {
      shell.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, runs.length) }, work))
  return results
}

interface NumberedRow {
  readonly at: number
  readonly row: NewRow
}

function inRuns(rows: readonly NewRow[]): NumberedRow[][] {
  const runs: NumberedRow[][] = []
  for (const [at, row] of rows.entries()) {
    const last = runs.at(-1)
    if (last && row.group !== undefined && last[0]?.row.group === row.group) last.push({ at, row })
    else runs.push([{ at, row }])
  }
  return runs
}

async function insertRow(
  shell: CommandShell,
  { uri, values }: NewRow,
  dialect: BindDialect,
): Promise<PhoneError | null> {
  const args = ['insert', '--uri', uri]
  for (const [column, value] of Object.entries(values))
    if (value !== null) args.push('--bind', bindArgument(column, value, dialect))
  if (args.some(arg => arg.includes('\0') || encodePhoneText(arg).length > maxArgumentBytes)) return tooLong()
  const command = `${contentCommand(args)} 2>&1`
  if (Buffer.byteLength(command) > maxCommandBytes) return tooLong()
  const { ok, stdout } = await shell.run(command, maxToldBytes)
  return readProviderError({ exitCode: ok ? 0 : 1, stdout, stderr: stdout })
}

function tooLong(): PhoneError {
  return new PhoneError('refused', 'No command of the phone takes so long a value, or one with a NUL in it')
}

const dialects = new WeakMap<PhoneLink, Promise<BindDialect>>()

/** The dialect of a phone's `content`, asked for once. */
function probeDialect(link: PhoneLink, options: OpenOptions): Promise<BindDialect> {
  const known = dialects.get(link)
  if (known) return known
  const asked = askDialect(link, options)
  dialects.set(link, asked)
  asked.catch(() => dialects.delete(link))
  return asked
}

/**
 * A binding with three colons: where they are escaped, it is told how `content` is used; else a provider is looked for, and
 * there is none of that name. The usage text itself does not tell the dialects apart for sure.
 */
async function askDialect(link: PhoneLink, options: OpenOptions): Promise<BindDialect> {
  const shell = await openCommandShell(link, options)
  try {
    const args = ['insert', '--uri', 'content://none.phonekeep/none', '--bind', 'a:s:b:c']
    const { stdout } = await shell.run(`${contentCommand(args)} 2>&1`, maxToldBytes)
    const said = readProviderError({ exitCode: 0, stdout, stderr: stdout })
    if (said && isRefusal(said) && /Binding not well formed/.test(said.message)) return 'escaped'
    if (said?.refusal === 'missing') return 'split'
    throw said ?? new PhoneError('refused', 'The phone does not say how values are written')
  } finally {
    shell.close()
  }
}

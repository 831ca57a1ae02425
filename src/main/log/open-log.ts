import electronLog from 'electron-log/main'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorFacts } from './error-facts'

/** What a line of the log may have: numbers, yes and no, and words of our own. Never what a phone, a disk or a person said. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export interface Log {
  readonly file: string
  readonly write: (event: string, facts?: LogFacts) => void
  readonly error: (where: string, error: unknown) => void
  /** The newest lines. */
  readonly tail: () => Promise<string>
}

/** One older file of this size is kept beside it. */
const maxBytes = 512 * 1024
const maxTailBytes = 64 * 1024

/** Opens the log of the app, which stays on this computer unless someone sends it. @param folder is made if it is missing */
export function openLog(folder: string): Log {
  const file = join(folder, 'phonekeep.log')
  const log = electronLog.create({ logId: 'phonekeep' })
  log.transports.console.level = false
  log.transports.file.resolvePathFn = () => file
  log.transports.file.maxSize = maxBytes
  log.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {text}'
  const line = (event: string, facts: object) => `${event} ${JSON.stringify(facts)}`
  return {
    file,
    write: (event, facts = {}) => log.info(line(event, facts)),
    error: (where, error) => {
      console.error(`${where}:`, error)
      log.error(line('error', { where, ...errorFacts(error) }))
    },
    tail: async () => (await readFile(file, 'utf8').catch(() => '')).slice(-maxTailBytes),
  }
}

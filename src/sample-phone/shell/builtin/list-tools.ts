import { readdirSync, readlinkSync } from 'node:fs'
import { PhoneFileError, toPhoneError } from '../../files/phone-errors'
import { mayAccess, type PhoneFiles } from '../../files/phone-files'
import { dateText, modeText, userName } from './format-stat'
import { lookUp, readOptions, toText, type Existing, type Tool, type ToolContext } from './tool'

/** Names in a folder, sorted as bytes. Throws PhoneFileError when it may not be read. */
export function namesIn(files: PhoneFiles, folder: Existing): readonly string[] {
  if (!mayAccess(files, folder.stat, 4)) throw new PhoneFileError('EACCES')
  return readdirSync(folder.host, 'buffer').map(toText).sort()
}

export const join = (folder: string, name: string): string =>
  folder.endsWith('/') ? folder + name : `${folder}/${name}`

export const ls: Tool = async (context, words) => {
  const { letters, paths } = readOptions(words)
  let code = 0
  const wanted = paths.length === 0 ? ['/'] : paths
  for (const path of wanted) {
    try {
      const long = letters.has('l')
      const found = lookUp(context.files, path, !long && !letters.has('d'))
      if (letters.has('d') || !found.stat.isDirectory()) await context.print(row(found, path, long))
      else
        await context.print(
          (wanted.length > 1 ? `${path}:\n` : '') + folderRows(context, found, path, letters),
        )
    } catch (thrown) {
      await context.complain(`ls: ${path}: ${toPhoneError(thrown).message}`)
      code = 1
    }
  }
  return code
}

function folderRows(
  context: ToolContext,
  folder: Existing,
  path: string,
  letters: ReadonlySet<string>,
): string {
  const own = letters.has('a') ? ['.', '..'] : []
  const all = [...own, ...namesIn(context.files, folder)]
  const names = letters.has('a') || letters.has('A') ? all : all.filter(name => !name.startsWith('.'))
  if (!letters.has('l')) return names.map(name => `${name}\n`).join('')
  const entries = names.map(name => ({ name, found: lookUp(context.files, join(path, name), false) }))
  const width = (text: (entry: Existing) => string): number =>
    Math.max(0, ...entries.map(({ found }) => text(found).length))
  const widths = {
    links: width(({ stat }) => String(stat.nlink)),
    user: width(({ stat }) => userName(stat.uid)),
    group: width(({ stat }) => userName(stat.gid)),
    size: width(({ stat }) => String(stat.size)),
  }
  // Blocks are of 512 bytes; `total` is told in KiB.
  const blocks = entries.reduce((sum, { found }) => sum + found.stat.blocks, 0n)
  return `total ${blocks / 2n}\n${entries.map(({ found, name }) => longRow(found, name, widths)).join('')}`
}

interface Widths {
  readonly links: number
  readonly user: number
  readonly group: number
  readonly size: number
}

const noWidths: Widths = { links: 0, user: 0, group: 0, size: 0 }

const row = (found: Existing, name: string, long: boolean): string =>
  long ? longRow(found, name, noWidths) : `${name}\n`

function longRow({ stat, host }: Existing, name: string, widths: Widths): string {
  const link = stat.isSymbolicLink() ? ` -> ${toText(readlinkSync(host, 'buffer'))}` : ''
  const columns = [
    modeText(stat),
    String(stat.nlink).padStart(widths.links),
    userName(stat.uid).padEnd(widths.user),
    userName(stat.gid).padEnd(widths.group),
    String(stat.size).padStart(widths.size),
    dateText(stat.mtimeMs),
  ]
  return `${columns.join(' ')} ${name}${link}\n`
}

import { readdir } from 'node:fs/promises'
import { categoryFolders } from '../core/data/files/place-of-file'
import { formatBytes } from '../cli/format'
import { sourceCategories } from '../shared/model/source-categories'
import type { CheckResult } from './check-against-phone'

/** The table of what was saved and where, and the outcome of the check. */
export async function printSaved(folder: string, { lines, wrong }: CheckResult): Promise<void> {
  const rows = sourceCategories.files.map(category => {
    const items = lines.filter(line => line.category === category)
    const bytes = items.reduce((total, item) => total + item.bytes, 0)
    return { folder: `${categoryFolders[category]}/`, items: items.length, size: formatBytes(bytes) }
  })
  console.log(`\nSaved in ${folder}`)
  console.table(Object.fromEntries(rows.map(({ folder: name, ...row }) => [name, row])))
  console.log(`Alongside: ${(await readdir(folder)).filter(name => name.includes('.')).join(', ')}`)
  for (const complaint of wrong) console.log(`WRONG  ${complaint}`)
  console.log(
    wrong.length === 0
      ? `All ${lines.length} files on disk verified against the phone (SHA-256).`
      : `Problems found: ${wrong.length}.`,
  )
}

import { readdir } from 'node:fs/promises'
import { categoryFolders } from '../core/data/files/place-of-file'
import { format, say } from '../cli/say'
import { sourceCategories } from '../shared/model/source-categories'
import type { CheckResult } from './check-against-phone'

/** The table of what was saved and where, and the outcome of the check. */
export async function printSaved(folder: string, { lines, wrong }: CheckResult): Promise<void> {
  const rows = sourceCategories.files.map(category => {
    const items = lines.filter(line => line.category === category)
    const bytes = items.reduce((total, item) => total + item.bytes, 0)
    return { folder: `${categoryFolders[category]}/`, items: items.length, size: format().bytes(bytes) }
  })
  console.log(`\n${say('demo.saved', { folder })}`)
  console.table(Object.fromEntries(rows.map(({ folder: name, ...row }) => [name, row])))
  const beside = (await readdir(folder)).filter(name => name.includes('.'))
  console.log(say('demo.alongside', { files: beside.join(', ') }))
  for (const complaint of wrong) console.log(`WRONG  ${complaint}`)
  console.log(
    wrong.length === 0
      ? say('demo.allVerified', { count: lines.length })
      : say('demo.problems', { count: wrong.length }),
  )
}

import { describeFolder, folderTitle } from './describe-folder'
import { words } from './words'

const { compare } = new Intl.Collator(words.locale, { numeric: true, sensitivity: 'base' })

/** By what people call them, then by path. */
export function compareFolders(a: string, b: string): number {
  return (
    compare(folderTitle(a), folderTitle(b)) ||
    compare(describeFolder(a), describeFolder(b)) ||
    (a < b ? -1 : 1)
  )
}

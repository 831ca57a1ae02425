import { describeFolder, folderTitle } from './describe-folder'
import { language } from './say'

/** By what people call them, then by path. @returns how to order two folders */
export function folderOrder(): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(language(), { numeric: true, sensitivity: 'base' })
  return (a, b) =>
    compare(folderTitle(a), folderTitle(b)) ||
    compare(describeFolder(a), describeFolder(b)) ||
    (a < b ? -1 : 1)
}

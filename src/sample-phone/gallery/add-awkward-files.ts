import type { Tree } from './write-tree'

const folder = 'Download/Awkward names'
const longestName = 255

const textNames: readonly string[] = [
  'two  spaces and (brackets).txt',
  'it\'s "quoted".txt',
  '$(touch evil) and $HOME.txt',
  '`reboot`.txt',
  '-rf',
  '--help.txt',
  '; rm x & echo | cat.txt',
  'back\\slash.txt',
  '100% #1 * [a-z]?.txt',
  'beach 🏖️ café.txt',
  // The same word with one code point for é, and with e and an accent apart.
  'r\u00e9sum\u00e9.txt',
  're\u0301sume\u0301.txt',
  'right-to-left \u202etxt.exe',
  '文件 – файл – αρχείο.txt',
  'UPPER CASE.JPG',
  'con.jpg',
  'NUL.txt',
  'aux',
  'Twin.txt',
  'twin.txt',
  'TWIN.TXT',
  '..leading dots.txt',
  'trailing dot.',
  'trailing space ',
  ' leading space.txt',
  'line\nbreak.txt',
  'tab\there.txt',
  `${'n'.repeat(longestName - 4)}.txt`,
]

const rawNames: readonly Buffer[] = [
  // Latin-1, as old cards carry it: é alone is no UTF-8.
  Buffer.from('caf\xe9 latin-1.txt', 'latin1'),
  Buffer.from('broken \xff\xfe.txt', 'latin1'),
]

/** Names that trip programs up; those the host's file system cannot hold are left out. */
export function addAwkwardFiles(tree: Tree, picture: Buffer, modified: Date): void {
  const names = [...textNames.map(name => Buffer.from(name)), ...rawNames]
  names.forEach((name, index) => {
    const isPicture = /\.jpe?g$/i.test(name.toString('latin1'))
    const text = Buffer.from(`awkward file ${index}\n`)
    tree.writeAwkward(folder, name, isPicture ? picture : text, modified)
  })
}

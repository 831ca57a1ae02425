import path from 'node:path'

/**
 * Whether Playwright may come to the tests of the packed app with these arguments: unless they name other files. A word right
 * behind an option may be the option's.
 */
export function mayRunPackage(args) {
  const files = args.filter((arg, index) => {
    const before = args[index - 1]
    const isOfOption = before?.startsWith('-') === true && !before.includes('=')
    return !arg.startsWith('-') && !isOfOption
  })
  return files.length === 0 || files.some(file => /package|update/.test(path.basename(file)))
}

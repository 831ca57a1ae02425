const maxBytes = 100
/** What the storage of most phones does not take in a name (docs of MediaProvider's FileUtils.isValidFatFilename). */
// oxlint-disable-next-line no-control-regex -- exactly these are refused
const refused = /["*:<>?\\|/\u0000-\u001f\u007f]/

/** Whether a person may give a folder of the phone this name. */
export function isFolderName(name: string): boolean {
  if (name === '' || name.trim() !== name || name.startsWith('.')) return false
  return name.isWellFormed() && !refused.test(name) && utf8Bytes(name) <= maxBytes
}

function utf8Bytes(text: string): number {
  return [...text].reduce((total, character) => total + bytesOf(character.codePointAt(0) ?? 0), 0)
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}

/** rclone's quotation mark, in front of a character that it means itself. */
const quote = '‛'
const controlPictures = 0x2400

/**
 * A path as rclone writes it: control characters as their pictures, and what looks like one of its own replacements quoted
 * (lib/encoder, Standard).
 * @param path with `/` between the names
 */
export function toRclonePath(path: string): string {
  return path.split('/').map(encodeName).join('/')
}

/** The reverse. */
export function fromRclonePath(path: string): string {
  return path.split('/').map(decodeName).join('/')
}

function encodeName(name: string): string {
  if (/^．{1,2}$/.test(name)) return name.replaceAll('．', `${quote}．`)
  // oxlint-disable-next-line no-control-regex -- they are what this is about
  return name.replace(/[\x00-\x1f\x7f\u2400-\u241f␡‛／]/g, character => {
    const code = character.charCodeAt(0)
    if (code === 0x7f) return '␡'
    return code < 0x20 ? String.fromCharCode(controlPictures + code) : quote + character
  })
}

function decodeName(name: string): string {
  if (name === `${quote}．` || name === `${quote}．${quote}．`) return name.replaceAll(quote, '')
  return name.replace(/‛([\u2400-\u241f␡‛／])|[\u2400-\u241f␡]/g, (found, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted
    return found === '␡' ? '\x7f' : String.fromCharCode(found.charCodeAt(0) - controlPictures)
  })
}

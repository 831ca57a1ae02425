import { quoteParameter, type Parameter } from './content-line'
import { encodingOf, decodeText } from './decode-value'
import { escapeText } from './escape-text'
import type { CardValue } from './card-value'

const ofEncoding = new Set(['ENCODING', 'CHARSET'])

/**
 * A line that means nothing to us, as a file of vCard 3.0 in UTF-8 can have it: of 3.0 and 4.0 as it was written, of 2.1
 * without its charset and its quoted-printable.
 */
export function keepLine(text: string, value: CardValue): string {
  const { line, version } = value
  const encoding = encodingOf(line)
  const isForeign = line.parameters.some(({ name }) => name === 'CHARSET') || encoding === 'quoted-printable'
  if (version !== '2.1' && !isForeign) return decodeText(text, undefined)
  const group = line.group === null ? '' : `${line.group}.`
  const parameters = line.parameters.filter(({ name }) => !ofEncoding.has(name)).map(writeParameter)
  if (encoding === 'base64') return `${group}${line.name};ENCODING=b${parameters.join('')}:${line.value}`
  return `${group}${line.name}${parameters.join('')}:${value.parts().map(escapeText).join(';')}`
}

function writeParameter({ name, values }: Parameter): string {
  return `;${name}=${values.map(quoteParameter).join(',')}`
}

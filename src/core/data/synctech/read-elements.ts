import { SaxesParser } from 'saxes'
import { ItemFailure } from '../../errors/item-failure'
import { mendReferences } from './mend-references'
import { readAttributes } from './xml-text'

export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string | null>
  readonly children: readonly XmlElement[]
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
}

/** In UTF-16 units, of all that is between two rows. A phone gives rows of two megabytes at most (CursorWindow). */
const maxRowLength = 32 * 1024 * 1024
/** `smses`, `mms`, `parts`, `part`. */
const maxDepth = 4

/**
 * The elements in a file's root, one by one: the file is never in memory. A DTD is refused, and with it every entity but
 * XML's own five.
 * @throws ItemFailure `damaged-in-backup` for what is no such XML; what reading throws
 */
export async function* readElements(pieces: AsyncIterable<Buffer>, root: string): AsyncGenerator<XmlElement> {
  const reader = createReader(root)
  for await (const text of mendReferences(decode(pieces))) yield* reader.read(text)
  yield* reader.end()
}

async function* decode(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (piece?: Buffer) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch (error) {
      throw damaged('not UTF-8', error)
    }
  }
  for await (const piece of pieces) yield decoded(piece)
  yield decoded()
}

function createReader(root: string) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const path: OpenElement[] = []
  let rows: XmlElement[] = []
  let sinceRow = 0

  parser.on('error', error => {
    throw damaged(error.message, error)
  })
  parser.on('doctype', () => {
    throw damaged('it has a DTD')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length === 0 && name !== root) throw damaged(`it begins with ${name}`)
    if (path.length === maxDepth) throw damaged('elements are too deep in each other')
    path.push({ name, attributes: attributesOf(attributes), children: [] })
  })
  parser.on('closetag', () => {
    const closed = path.pop()
    if (!closed) return
    if (path.length > 1) path.at(-1)?.children.push(closed)
    if (path.length !== 1) return
    rows.push(closed)
    sinceRow = 0
  })
  const take = () => {
    const taken = rows
    rows = []
    return taken
  }
  return {
    read: (text: string) => {
      sinceRow += text.length
      if (sinceRow > maxRowLength) throw damaged('one row of it is too long')
      parser.write(text)
      return take()
    },
    end: () => {
      parser.close()
      return take()
    },
  }
}

function attributesOf(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string | null> {
  try {
    return readAttributes(attributes)
  } catch (error) {
    throw damaged('an attribute has another form', error)
  }
}

function damaged(why: string, cause?: unknown): ItemFailure {
  return new ItemFailure('damaged-in-backup', `This is no file of messages or calls: ${why}`, { cause })
}

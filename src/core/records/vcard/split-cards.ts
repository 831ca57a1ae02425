import { endOfHead } from './content-line'

/** What a reader takes: far beyond what people have, so that a hostile file ends. */
export interface CardLimits {
  /** Of one line, unfolded: a photo is one. */
  readonly maxLineBytes: number
  /** Of one card. */
  readonly maxCardBytes: number
  /** Of one card, unfolded. */
  readonly maxLines: number
}

export const cardLimits: CardLimits = {
  maxLineBytes: 16 * 1024 * 1024,
  maxCardBytes: 32 * 1024 * 1024,
  maxLines: 10_000,
}

/** The lines of a card, unfolded, without `BEGIN:VCARD` and `END:VCARD`; each character is one byte. */
export interface RawCard {
  readonly kind: 'card'
  readonly lines: readonly string[]
  /** In the file. */
  readonly bytes: number
  /** How many lines were longer than is taken; they are not among `lines`. */
  readonly tooLong: number
  /** How many lines are not among `lines` because they were not wanted. */
  readonly leftOut: number
}

export interface DamagedCard {
  readonly kind: 'damaged'
  readonly why: 'no-end' | 'too-large'
  /** As far as they were read. */
  readonly lines: readonly string[]
}

export interface SplitOptions {
  readonly limits?: CardLimits
  /** Lines with these names are not kept: photos, where only headings are wanted. In upper case. */
  readonly without?: readonly string[]
}

/** Takes the bytes of a file in pieces and gives the cards that have come to their end. */
export interface CardSplitter {
  readonly push: (piece: Uint8Array) => readonly (RawCard | DamagedCard)[]
  /** What is left at the end of the file. */
  readonly end: () => readonly (RawCard | DamagedCard)[]
}

/** Folded lines come in so many bytes that a line of a whole photo need not be searched again with each. */
export function createCardSplitter({ limits = cardLimits, without = [] }: SplitOptions = {}): CardSplitter {
  let rest: string[] = []
  let restBytes = 0
  let overlong = false
  let card = createCard(limits, without)
  let ready: (RawCard | DamagedCard)[] = []

  const addLine = (text: string, tooLong: boolean) => {
    const line = text.endsWith('\r') ? text.slice(0, -1) : text
    switch (markOf(line)) {
      case 'begin': {
        const torn = card.torn()
        if (torn) ready.push(torn)
        card = createCard(limits, without)
        card.begin()
        return
      }
      case 'end':
        if (!card.begun()) return
        ready.push(card.finish())
        card = createCard(limits, without)
        return
      case null:
        card.add(line, tooLong)
    }
  }
  const take = () => {
    const given = ready
    ready = []
    return given
  }
  /** Keeps a part of a line whose end has not come yet. */
  const keep = (part: string) => {
    restBytes += part.length
    if (restBytes > limits.maxLineBytes) overlong = true
    else if (part !== '') rest.push(part)
  }
  const endLine = (part: string) => {
    keep(part)
    addLine(rest.length === 1 ? (rest[0] ?? '') : rest.join(''), overlong)
    if (rest.length > 0) rest = []
    restBytes = 0
    overlong = false
  }
  return {
    push: piece => {
      const text = Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1')
      let from = 0
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        endLine(text.slice(from, at))
        from = at + 1
      }
      keep(text.slice(from))
      return take()
    },
    end: () => {
      endLine('')
      const torn = card.torn()
      if (torn) ready.push(torn)
      card = createCard(limits, without)
      return take()
    },
  }
}

/** Whether a card begins or ends with this line. Most lines are of photos, and are not asked twice. */
function markOf(line: string): 'begin' | 'end' | null {
  const first = line.charCodeAt(0) & ~0x20
  // B and E, and the first byte of a mark of UTF-8 at the beginning of a file.
  if (first !== 0x42 && first !== 0x45 && first !== 0xcf) return null
  if (/^(?:\u00ef\u00bb\u00bf)?BEGIN:VCARD\s*$/i.test(line)) return 'begin'
  return /^END:VCARD\s*$/i.test(line) ? 'end' : null
}

/** What of a line decides whether the next one belongs to it. */
interface OpenLine {
  readonly parts: string[]
  bytes: number
  tooLong: boolean
  readonly encoding: 'quoted-printable' | 'base64' | 'none'
  readonly dropped: boolean
}

function createCard(limits: CardLimits, without: readonly string[]) {
  const lines: string[] = []
  let hasBegun = false
  let bytes = 0
  let tooLong = 0
  let leftOut = 0
  let old = false
  let open: OpenLine | null = null

  const close = () => {
    if (!open) return
    if (open.dropped) leftOut += 1
    else if (open.tooLong) tooLong += 1
    else {
      const line = open.parts.join('')
      if (/^VERSION:\s*2\.1/i.test(line)) old = true
      lines.push(line)
    }
    open = null
  }
  const extend = (line: OpenLine, part: string, isTooLong: boolean) => {
    line.bytes += part.length
    if (isTooLong || line.bytes > limits.maxLineBytes) line.tooLong = true
    if (!line.tooLong && !line.dropped) line.parts.push(part)
  }
  const add = (text: string, isTooLong: boolean) => {
    if (!hasBegun) return
    bytes += text.length + 2
    if (bytes > limits.maxCardBytes || lines.length > limits.maxLines) {
      open = null
      return
    }
    const part = open && continuationOf(open, text, old)
    if (open && part !== null) extend(open, part, isTooLong)
    else {
      close()
      if (/^[ \t]*$/.test(text) && !isTooLong) return
      open = openLine(text, without)
      open.tooLong = isTooLong
    }
  }
  return {
    begun: () => hasBegun,
    begin: () => {
      hasBegun = true
    },
    add,
    finish: (): RawCard | DamagedCard => {
      close()
      return bytes > limits.maxCardBytes || lines.length > limits.maxLines
        ? { kind: 'damaged', why: 'too-large', lines }
        : { kind: 'card', lines, bytes: bytes + 'BEGIN:VCARD\r\nEND:VCARD\r\n'.length, tooLong, leftOut }
    },
    torn: (): DamagedCard | null => {
      close()
      return hasBegun ? { kind: 'damaged', why: 'no-end', lines } : null
    },
  }
}

function openLine(text: string, without: readonly string[]): OpenLine {
  const colon = endOfHead(text)
  const head = text.slice(0, Math.max(0, colon)).toUpperCase()
  const name = /^(?:[A-Z0-9-]+\.)?([A-Z0-9-]+)/.exec(head)?.[1] ?? ''
  const encoding = /;(ENCODING=)?QUOTED-PRINTABLE(;|$)/.test(head)
    ? 'quoted-printable'
    : /;(ENCODING=)?(BASE64|B)(;|$)/.test(head)
      ? 'base64'
      : 'none'
  return { parts: [text], bytes: text.length, tooLong: false, encoding, dropped: without.includes(name) }
}

/**
 * What a line adds to the one before; null where it is one of its own. A soft line break of quoted-printable takes whatever
 * comes, an empty line too: Android writes one when its last character filled a line (AOSP VCardBuilder.encodeQuotedPrintable).
 */
function continuationOf(open: OpenLine, text: string, old: boolean): string | null {
  if (open.encoding === 'quoted-printable') {
    const last = open.parts.at(-1) ?? ''
    if (last.endsWith('=')) {
      open.parts[open.parts.length - 1] = last.slice(0, -1)
      return text
    }
  }
  if (text.startsWith(' ') || text.startsWith('\t')) {
    // vCard 2.1 folds where a space is, which stays (section 2.1.3).
    return old && open.encoding !== 'base64' ? text : text.slice(1)
  }
  // Some write base64 in plain lines, up to an empty one.
  return open.encoding === 'base64' && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? text : null
}

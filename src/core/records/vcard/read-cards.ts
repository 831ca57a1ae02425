import type { Contact } from '../contact'
import { readContact } from './read-contact'
import { createCardSplitter, type DamagedCard, type RawCard, type SplitOptions } from './split-cards'

export type ReadCard =
  | {
      readonly kind: 'contact'
      readonly contact: Contact
      /** How long the card is in the file. */
      readonly bytes: number
      /** Lines that are no lines of a vCard, or longer than is taken: what may be missing in the contact. */
      readonly unread: readonly string[]
      /** How many lines were not wanted. */
      readonly leftOut: number
    }
  | {
      readonly kind: 'damaged'
      readonly why: DamagedCard['why']
      /** As far as it could be read. */
      readonly displayName: string
    }

/**
 * The contacts of a file of vCards, one after another: never more than one card is in memory, and of a hostile file no more
 * than the limits say. What cannot be read is told, and the others are read.
 * @throws what `pieces` throws
 */
export async function* readCards(
  pieces: AsyncIterable<Uint8Array>,
  options: SplitOptions = {},
): AsyncGenerator<ReadCard> {
  const splitter = createCardSplitter(options)
  // One by one: a hostile file may have a card in every few bytes.
  for await (const piece of pieces) for (const card of splitter.push(piece)) yield readCard(card)
  for (const card of splitter.end()) yield readCard(card)
}

/** The same of bytes that are in memory. */
export function readCardsOf(bytes: Uint8Array, options: SplitOptions = {}): readonly ReadCard[] {
  const splitter = createCardSplitter(options)
  return [...splitter.push(bytes), ...splitter.end()].map(readCard)
}

function readCard(card: RawCard | DamagedCard): ReadCard {
  const { contact, unread } = readContact(card.lines)
  if (card.kind === 'damaged') return { kind: 'damaged', why: card.why, displayName: contact.displayName }
  const tooLong = Array.from({ length: card.tooLong }, () => 'A line that is too long')
  const { bytes, leftOut } = card
  return { kind: 'contact', contact, bytes, unread: [...unread, ...tooLong], leftOut }
}

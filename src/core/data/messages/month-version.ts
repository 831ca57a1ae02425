import { createHash } from 'node:crypto'
import type { MessageHeader } from '../../records/message'
import type { Conversation } from './list-messages'

/**
 * Counts messages into the version of their month: all that tells one state of it from another without a text. The text of
 * a row changes only as long as it is a draft, and then its length or its date do.
 */
export function createMonthVersion() {
  const hash = createHash('sha256')
  return {
    add: (header: MessageHeader, { addresses }: Conversation, partVersions: readonly string[]) => {
      const { kind, id, date, box, bytes, read } = header
      const parts = [...partVersions].sort()
      hash.update(JSON.stringify([kind, id, date, box, bytes, read, addresses, parts]) + '\n')
    },
    digest: () => hash.digest('hex'),
  }
}

import { PhoneError } from '../../src/core/phone/phone-error'
import type {
  AddResult,
  MessageStore,
  MessageWriter,
  UnclearRecord,
} from '../../src/core/phone/record-stores'
import type { Message, MessageHeader, MessagePart, Thread } from '../../src/core/records/message'
import type { MemoryConnection } from './memory-state'

export interface MemoryMessage {
  readonly message: Message
  /** Of its parts that are files, by their version. */
  readonly bytes: ReadonlyMap<string, Buffer>
}

export interface MemoryMessageFaults {
  /** It gives nobody its messages. */
  readonly closed?: boolean
  /** It takes none. */
  readonly takesNone?: boolean
  readonly refuses?: (message: Message) => boolean
  /** It is unplugged, once, when it has taken so many. */
  readonly unplugAfter?: number
  /** Their texts cannot be told for sure. */
  readonly unclear?: (message: Message) => boolean
  /** What happens, once, when texts are asked for. */
  readonly onRead?: () => void
}

/** The messages of a phone in memory. */
export interface MemoryMessages {
  readonly rows: MemoryMessage[]
  readonly threads: Thread[]
  /** What was asked of it: texts by message, parts by version. */
  readonly asked: { texts: number; readonly parts: string[] }
  /** Whether it is open for writing now. */
  readonly isOpen: () => boolean
  readonly setFaults: (faults: MemoryMessageFaults) => void
  readonly open: (connection: MemoryConnection) => MessageStore
}

const batch = 3
const ownAddress = { address: '+15550199', type: 151, charset: '106' }

/** @param unplug all its connections end */
export function createMemoryMessages(unplug: () => void): MemoryMessages {
  const rows: MemoryMessage[] = []
  const threads: Thread[] = []
  const asked = { texts: 0, parts: [] as string[] }
  let faults: MemoryMessageFaults = {}
  let taken = 0
  let isOpen = false
  let nextId = 100_000

  const find = ({ kind, id }: MessageHeader) =>
    rows.find(({ message: { header } }) => header.kind === kind && header.id === id)
  const threadOf = (addresses: readonly string[]): number => {
    const known = threads.find(thread => thread.addresses.join() === addresses.join())
    if (known) return known.id
    threads.push({ id: (nextId += 1), addresses })
    return nextId
  }
  const store = (message: Message, parts: ReadonlyMap<MessagePart, Buffer>) => {
    const bytes = new Map<string, Buffer>()
    const header = { ...message.header, id: (nextId += 1), thread: threadOf(othersOf(message)) }
    const keepPart = (part: MessagePart): MessagePart => {
      const content = parts.get(part)
      if (!content) return part
      const version = `app_parts/PART_${(nextId += 1)}`
      bytes.set(version, content)
      return { ...part, version }
    }
    // Files first, and its own number among the recipients: a phone need not have them as they were given.
    const inOrder = (all: readonly MessagePart[]) => [
      ...all.filter(({ version }) => version !== null),
      ...all.filter(({ version }) => version === null),
    ]
    const kept: Message =
      message.kind === 'sms'
        ? { ...message, header }
        : {
            ...message,
            header,
            addresses: [...message.addresses].reverse().concat(ownAddress),
            parts: inOrder(message.parts.map(keepPart)),
          }
    rows.push({ message: kept, bytes })
  }

  const createWriter = (answer: MemoryConnection['answer']): MessageWriter => {
    const writeOne = async ({
      message,
      part,
    }: Parameters<MessageWriter['write']>[0][number]): Promise<AddResult> => {
      await answer()
      if (!isOpen || faults.refuses?.(message)) return 'refused'
      const parts = new Map<MessagePart, Buffer>()
      for (const one of message.kind === 'sms' ? [] : message.parts)
        if (one.version !== null) parts.set(one, await gather(part(one)))
      await answer()
      store(message, parts)
      taken += 1
      if (taken === faults.unplugAfter) unplug()
      return 'there'
    }
    return {
      whileOpen: async work => {
        await answer()
        if (faults.takesNone) throw new PhoneError('refused', 'WRITE_SMS stays closed', { refusal: 'denied' })
        isOpen = true
        try {
          return await work()
        } finally {
          isOpen = false
        }
      },
      write: async messages => {
        const results: AddResult[] = []
        for (const message of messages) results.push(await writeOne(message))
        return results
      },
    }
  }

  const open = ({ answer }: MemoryConnection): MessageStore => {
    const allowed = async () => {
      await answer()
      if (faults.closed) throw new PhoneError('refused', 'Permission Denial', { refusal: 'denied' })
    }
    return {
      access: async () => {
        await answer()
        const why = faults.closed ? 'permission' : null
        return { count: why ? null : rows.length, whyNotRead: why, whyNotWrite: why }
      },
      list: async () => {
        await allowed()
        return { headers: rows.map(({ message }) => message.header), threads: [...threads], unclear: [] }
      },
      read: async function* (headers) {
        for (let at = 0; at < headers.length; at += batch) {
          await allowed()
          const { onRead } = faults
          faults = { ...faults, onRead: () => undefined }
          onRead?.()
          const found = headers.slice(at, at + batch).flatMap(header => find(header)?.message ?? [])
          asked.texts += found.length
          const isClear = (message: Message) => !faults.unclear?.(message)
          yield {
            records: found.filter(isClear),
            unclear: found.filter(each => !isClear(each)).map(unclearOf),
          }
        }
      },
      parts: async headers => {
        await allowed()
        return headers.flatMap(header => {
          const message = find(header)?.message
          return message?.kind === 'mms'
            ? message.parts.filter(({ version }) => version !== null).map(part => ({ message: header, part }))
            : []
        })
      },
      readPart: async ({ version }, write) => {
        await allowed()
        const bytes = rows.map(row => row.bytes.get(version ?? '')).find(found => found !== undefined)
        if (!bytes) throw new PhoneError('refused', 'No such part', { refusal: 'missing' })
        asked.parts.push(version ?? '')
        for (let at = 0; at < bytes.length; at += 1000) {
          await answer()
          await write(Buffer.from(bytes.subarray(at, at + 1000)))
        }
      },
      add: createWriter(answer),
    }
  }
  return {
    ...{ rows, threads, asked, open },
    isOpen: () => isOpen,
    setFaults: next => {
      faults = next
      taken = 0
    },
  }
}

function unclearOf({ header }: Message): UnclearRecord {
  return { record: `Message ${header.id}`, why: 'It reads in two ways' }
}

/** Whom a message that was put there is with: AOSP groups by its recipients. */
function othersOf(message: Message): readonly string[] {
  if (message.kind === 'sms') return message.address === null ? [] : [message.address]
  return message.addresses.flatMap(({ address }) => (address === 'insert-address-token' ? [] : address))
}

async function gather(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(Buffer.from(piece))
  return Buffer.concat(all)
}

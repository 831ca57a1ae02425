import type { OpenOptions } from '../../phone/phone'
import type { MessageStore } from '../../phone/record-stores'
import type { PhoneLink } from '../adb/open-service'
import type { AccessInput } from '../content/ask-access'
import { changeRows } from './change-rows'
import { listMessages } from './list-messages'
import { messageAccess } from './message-access'
import { createMessageReader } from './message-reader'
import { mmsTable } from './message-tables'
import { openForWriting } from './open-for-writing'
import { readMessages } from './read-messages'
import { readPartRows } from './read-multimedia'
import { readPart } from './read-part'
import { unfinishedCondition, unfinishedMessages } from './unfinished-messages'
import { createBatchWriter } from './write-messages'

/** The messages of a phone with `shell_v2`, by its `content`. */
export function createMessageStore(input: AccessInput): MessageStore {
  const { link, options } = input
  let writer = createBatchWriter(link, options)
  const reader = createMessageReader(link, options)
  return {
    access: () => messageAccess(input),
    list: async () => {
      const list = await listMessages(link, options)
      reader.remember(list.threads)
      return list
    },
    read: headers => readMessages(reader, headers),
    parts: async headers => {
      const multimedia = headers.filter(({ kind }) => kind === 'mms')
      const { byMessage } = await readPartRows(reader, multimedia, 'files')
      return multimedia.flatMap(message => (byMessage.get(message.id) ?? []).map(part => ({ message, part })))
    },
    readPart: (part, write) => readPart(link, part, write, options),
    add: {
      whileOpen: work =>
        openForWriting(
          link,
          async () => {
            writer = createBatchWriter(link, options)
            await removeUnfinished(link, options)
            return await work()
          },
          options,
        ),
      write: messages => writer.write(messages),
    },
  }
}

/** What an earlier restore was ended in the middle of. @throws PhoneError; the signal's reason */
async function removeUnfinished(link: PhoneLink, options: OpenOptions): Promise<void> {
  if ((await unfinishedMessages(link, options)).size === 0) return
  await changeRows(link, ['delete', '--uri', mmsTable.uri, '--where', unfinishedCondition], options)
}

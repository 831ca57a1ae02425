import type { Move, MoveResult, PhoneWriter } from '../../src/core/phone/phone'
import { PhoneError } from '../../src/core/phone/phone-error'
import { fileName } from '../../src/core/phone/file-name'
import { maxPathBytes, phoneNameBytes } from '../../src/core/phone/place'
import type { MemoryConnection, MemoryState } from './memory-state'

const maxNameBytes = 255

export function createMemoryWriter(state: MemoryState, { answer, end }: MemoryConnection): PhoneWriter {
  const { files } = state
  const rename = ({ from, to, over }: Move): MoveResult => {
    const file = files.get(from)
    const isFolder = [...files.keys()].some(path => path.startsWith(`${to}/`))
    if (!file) return isFolder ? 'stayed' : 'lost'
    if (isFolder || (files.has(to) && !over)) return 'stayed'
    files.delete(from)
    files.set(to, file)
    return 'moved'
  }
  return {
    write: async ({ path, modifiedAt, content }) => {
      await answer(path)
      if (phoneNameBytes(fileName(path)) > maxNameBytes || phoneNameBytes(path) > maxPathBytes)
        throw new PhoneError('refused', 'That name is too long', { refusal: 'name-too-long' })
      const pieces: Buffer[] = []
      for await (const piece of content) {
        await answer()
        state.move(piece.length)
        end.throwIfAborted()
        if (piece.length > state.room()) throw new PhoneError('refused', 'It is full', { refusal: 'no-room' })
        state.takeRoom(piece.length)
        pieces.push(Buffer.from(piece))
      }
      await answer()
      // Only whole: what was broken off is not there.
      files.set(path, { content: Buffer.concat(pieces), modifiedAt })
    },
    rename: async moves => {
      await answer()
      return moves.map(rename)
    },
    remove: async paths => {
      await answer()
      for (const path of paths) files.delete(path)
    },
  }
}

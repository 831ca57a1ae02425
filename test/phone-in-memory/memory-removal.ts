import { createHash } from 'node:crypto'
import { fileName, folderOf } from '../../src/core/phone/file-name'
import type { PhoneRemoval, ProvenFile } from '../../src/core/phone/phone'
import type { MemoryConnection, MemoryFile, MemoryState } from './memory-state'

const expires = 1_800_000_000

/** Where a file is in the trash of a phone in memory. */
export const trashedPath = (path: string) => `${folderOf(path)}/.trashed-${expires}-${fileName(path)}`

/** Each file that was ever put there is another one, whatever is in it. */
const numbers = new WeakMap<MemoryFile, number>()
let last = 0
const stateOf = (file: MemoryFile): string => {
  const number = numbers.get(file) ?? ++last
  numbers.set(file, number)
  return String(number)
}

export function createMemoryRemoval(state: MemoryState, { answer }: MemoryConnection): PhoneRemoval {
  const { files, options, faults } = state
  const isThere = ({ path }: ProvenFile) => files.has(path)
  const isTrashed = ({ path, sha256 }: ProvenFile) => {
    const trashed = files.get(trashedPath(path))
    return trashed !== undefined && hashOf(trashed) === sha256
  }
  return {
    hasTrash: async () => {
      await answer()
      return !options.without?.includes('trash')
    },
    prove: async ({ path, bytes, modifiedAt }) => {
      await answer(path)
      const before = files.get(path)
      if (before?.content.length !== bytes || before.modifiedAt !== modifiedAt) return null
      const lie = faults().lieAbout?.has(path) ? 'not what it has' : ''
      const sha256 = createHash('sha256').update(before.content).update(lie).digest('hex')
      await answer()
      if (files.get(path) !== before) return null
      await faults().onRemoval?.('proven', path)
      return { path, bytes, modifiedAt, sha256, state: stateOf(before) }
    },
    remove: async (file, way) => {
      await answer()
      const { path } = file
      const found = files.get(path)
      const same = found !== undefined && stateOf(found) === file.state
      const refused = faults().keeps?.has(path) === true
      if (same && !refused) {
        files.delete(path)
        state.removals.push({ path, file: found, way })
        if (way === 'trash') files.set(trashedPath(path), found)
      }
      await faults().onRemoval?.('removed', path)
      // What was done is done, whether or not its answer comes.
      await answer()
      if (isThere(file)) return same ? 'refused' : 'changed'
      return same && (way === 'for-good' || isTrashed(file)) ? 'removed' : 'unclear'
    },
    look: async (file, way) => {
      await answer()
      if (isThere(file)) return 'refused'
      return way === 'for-good' || isTrashed(file) ? 'removed' : 'unclear'
    },
  }
}

function hashOf({ content }: MemoryFile): string {
  return createHash('sha256').update(content).digest('hex')
}

import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import pLimit from 'p-limit'
import {
  resumeStep,
  type DirEntry,
  type Phone,
  type ReadRequest,
  type Stat,
} from '../../src/core/phone/phone'
import { PhoneError } from '../../src/core/phone/phone-error'
import { internalStorage } from '../../src/core/phone/place'
import { createBufferRing } from './buffer-ring'
import type { MemoryState } from './memory-state'
import { createMemoryRemoval } from './memory-removal'
import { createMemoryWriter } from './memory-writer'

/** One connection; all that is asked of it ends with the first of these signals. */
export function openMemoryPhone(state: MemoryState, ends: readonly AbortSignal[]): Phone {
  const { files, options, faults } = state
  const closing = new AbortController()
  const end = AbortSignal.any([...ends, closing.signal])
  const ring = createBufferRing()
  const inTurn = pLimit(2)
  const without = new Set(options.without)

  const told = (bytes: number) => (options.sizesModulo ? bytes % options.sizesModulo : bytes)
  /** Nothing is answered at once, and nothing by a connection that has ended. */
  const answer = async (path?: string) => {
    await turn()
    end.throwIfAborted()
    const refusal = path === undefined ? undefined : faults().refuse?.get(path)
    if (refusal) throw new PhoneError('refused', `It says no: ${refusal}`, { refusal })
  }
  const look = (path: string): Stat | null => {
    const exactSize = options.sizesModulo === undefined
    const file = files.get(path)
    if (file)
      return { kind: 'file', bytes: told(file.content.length), exactSize, modifiedAt: file.modifiedAt }
    const isFolder = [...files.keys()].some(each => each.startsWith(`${path}/`))
    return isFolder || path === internalStorage
      ? { kind: 'folder', bytes: 0, exactSize, modifiedAt: 0 }
      : null
  }
  const contentOf = (path: string): Buffer => {
    const file = files.get(path)
    if (!file) throw new PhoneError('refused', 'It has no such file', { refusal: 'missing' })
    return file.content
  }
  const hashOf = (path: string, bytes: number): string | null => {
    const content = files.get(path)?.content.subarray(0, bytes)
    if (!content) return null
    const lie = faults().lieAbout?.has(path) ? 'not what it has' : ''
    return createHash('sha256').update(content).update(lie).digest('hex')
  }
  const read = async ({ path, bytes, from, begin, sink }: ReadRequest) => {
    await answer()
    await begin()
    await answer(path)
    if (from % resumeStep !== 0 || (from > 0 && without.has('resume')))
      throw new RangeError('This phone cannot read from there')
    state.reads.push({ path, from })
    const { shortAfter = Infinity, growing } = faults()
    const content = contentOf(path)
    const whole = growing?.has(path) ? Buffer.concat([content, content, Buffer.of(1)]) : content
    const limit = options.sizesModulo === undefined ? bytes : Infinity
    await ring.send(whole.subarray(from, Math.min(limit, shortAfter)), sink, async next => {
      await answer()
      state.move(next)
      end.throwIfAborted()
    })
    if (whole.length > limit && shortAfter > limit)
      throw new PhoneError('refused', 'It has grown', { refusal: 'grew' })
    const after = look(path)
    return { after, whole: after !== null && whole.length <= shortAfter }
  }
  return {
    read: request => inTurn(() => read(request)),
    head: async (path, maxBytes) => {
      await answer()
      return files.get(path)?.content.subarray(0, maxBytes) ?? null
    },
    stat: async path => {
      await answer()
      return look(path)
    },
    list: async function* (folder) {
      await answer(folder)
      if (faults().closedFolders?.has(folder)) return
      const names = new Set<string>()
      for (const path of files.keys())
        if (path.startsWith(`${folder}/`)) names.add(path.slice(folder.length + 1).split('/')[0] ?? '')
      const entries = [...names].flatMap((name): DirEntry[] => {
        const stat = look(`${folder}/${name}`)
        return stat ? [{ name, problem: null, ...stat }] : []
      })
      for (let at = 0; at < entries.length; at += 3) {
        yield entries.slice(at, at + 3)
        await answer()
      }
    },
    toldSize: told,
    canResume: !without.has('resume'),
    seemEmpty: async folders => {
      await answer()
      return folders.filter(folder => faults().closedFolders?.has(folder))
    },
    ...(without.has('hash')
      ? {}
      : {
          hash: {
            of: async asked => {
              await answer()
              return asked.map(({ path }) => hashOf(path, Infinity))
            },
            beginning: async (path, bytes) => {
              await answer()
              return hashOf(path, bytes)
            },
          },
        }),
    ...(without.has('put') ? {} : { put: createMemoryWriter(state, { answer, end }) }),
    ...(without.has('removal') ? {} : { removal: createMemoryRemoval(state, { answer, end }) }),
    ...(without.has('mediaIndex')
      ? {}
      : {
          mediaIndex: {
            tell: async paths => {
              await answer()
              for (const path of paths) if (files.has(path)) state.gallery.add(path)
            },
            countListed: async paths => {
              await answer()
              return [...paths].filter(path => state.gallery.has(path)).length
            },
            listFavourites: async () => {
              await answer()
              return new Set(state.favourites)
            },
            addFavourites: async paths => {
              await answer()
              for (const path of paths) if (state.gallery.has(path)) state.favourites.add(path)
            },
          },
        }),
    ...(without.has('volumes')
      ? {}
      : {
          volumes: async () => {
            await answer()
            const freeBytes = Number.isFinite(state.room()) ? state.room() : 2 ** 40
            return [{ path: internalStorage, kind: 'internal' as const, totalBytes: 2 ** 41, freeBytes }]
          },
        }),
    ...options.stores?.({ answer, end }),
    close: () => closing.abort(new PhoneError('gone', 'This connection has been closed')),
  }
}

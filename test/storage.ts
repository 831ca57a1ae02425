import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface Storage {
  readonly folder: string
  /** Writes files below it; keys are relative paths. Times count up from 2023-01-01 by a day. */
  readonly fill: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<void>
  readonly remove: () => Promise<void>
}

const firstDay = Date.UTC(2023, 0, 1) / 1000

/** A host folder to be the internal storage of a sample phone. */
export async function makeStorage(): Promise<Storage> {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-storage-'))
  // The phone reads it as Android's shell user.
  await chmod(folder, 0o755)
  let days = 0
  return {
    folder,
    fill: async files => {
      for (const [path, content] of Object.entries(files)) {
        const file = join(folder, path)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, content)
        await utimes(file, firstDay + days * 86_400, firstDay + days * 86_400)
        days += 1
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** So many bytes, of which every thousand are others. */
export function makeFilm(bytes: number): Buffer {
  const film = Buffer.alloc(bytes, 'film')
  for (let at = 0; at < bytes; at += 1000) film.writeUInt32LE(at, at)
  return film
}

import type { PhoneStorage } from './phone-storage'
import { noise } from './phone-storage'

const MiB = 1024 * 1024

export const film = 'Movies/film.mp4'
const notes = 'Documents/notes'

/** A few dozen files, from nothing to a film, with names that trip programs up as far as this host can hold them. */
export function phoneContents(): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const add = (path: string, bytes: number) => files.set(path, noise(path, bytes))
  for (let number = 0; number < 18; number++)
    add(`DCIM/Camera/IMG_${1000 + number}.jpg`, 3_000 + ((number * 7919) % 23) * 19_001)
  add('DCIM/Camera/empty.jpg', 0)
  add('Download/at the limit.zip', 8 * MiB)
  add('Download/below the limit.zip', 8 * MiB - 1)
  add('Music/song.mp3', 2_000_003)
  add('Movies/whole blocks.mp4', 9 * MiB)
  add(film, 24 * MiB + 123_457)
  add(notes, 500)
  for (const name of ['résumé', 're\u0301sume\u0301 2', 'con', 'trailing dot.', "it's $(here) `x`", '文件'])
    add(`Documents/${name}.txt`, 700 + name.length)
  if (process.platform !== 'win32') add('Documents/line\nbreak: "q".txt', 900)
  if (process.platform === 'linux') {
    add('Documents/Twin.txt', 901)
    add('Documents/twin.txt', 902)
    add('Documents/caf\udce9 latin-1.txt', 903)
  }
  return files
}

/** Enough for every step of a run, and no more. */
export function smallContents(): Map<string, Buffer> {
  const names = [film, notes, ...[1003, 1004, 1010, 1011].map(number => `DCIM/Camera/IMG_${number}.jpg`)]
  return new Map(names.map(name => [name, noise(name, name === film ? 9 * MiB + 5 : 40_000)]))
}

/** What happens on the phone between two runs. */
export const changes = [
  'photo changed',
  'photo touched',
  'film grown',
  'film replaced',
  'film touched',
  'new and deleted',
  'folder for file',
] as const

export type Change = (typeof changes)[number]

export async function applyChange(storage: PhoneStorage, change: Change): Promise<void> {
  const later = Date.UTC(2026, 0, 1) / 1000
  const photo = 'DCIM/Camera/IMG_1003.jpg'
  const replace = (path: string) =>
    storage.put(path, noise(`another ${path}`, storage.content(path).length), later)
  switch (change) {
    case 'photo changed':
      return await replace(photo)
    case 'photo touched':
      return await storage.put(photo, storage.content(photo), later)
    case 'film grown':
      return await storage.put(
        film,
        Buffer.concat([storage.content(film), noise('more', 3 * MiB + 11)]),
        later,
      )
    case 'film replaced':
      return await replace(film)
    case 'film touched':
      return await storage.put(film, storage.content(film), later)
    case 'new and deleted':
      await storage.put('DCIM/Camera/IMG_2000.jpg', noise('new', 333_333), later)
      return await storage.remove(photo)
    case 'folder for file':
      await storage.remove(notes)
      return await storage.put(`${notes}/inner.txt`, noise('inner', 1234), later)
  }
}

/** What is used of yauzl 3, which has no types of its own (its README: openPromise, eachEntry, openReadStreamPromise). */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export interface Entry {
    readonly fileName: string
    readonly uncompressedSize: number
    readonly versionMadeBy: number
    readonly externalFileAttributes: number
    readonly isEncrypted: () => boolean
  }

  export interface ZipFile {
    readonly entryCount: number
    readonly eachEntry: () => AsyncIterable<Entry>
    readonly openReadStreamPromise: (entry: Entry) => Promise<Readable>
    readonly close: () => void
  }

  export function openPromise(
    path: string,
    options: { readonly autoClose: boolean; readonly strictFileNames: boolean },
  ): Promise<ZipFile>
}

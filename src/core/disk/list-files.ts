import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

export interface FolderFile {
  /** Below the folder, `/` between the names. */
  readonly file: string
  /** False for links, devices and the like, which no backup has. */
  readonly regular: boolean
}

/** Everything in a folder that is no folder; links are not followed. @throws Node's system errors */
export async function* listFiles(root: string, below = ''): AsyncGenerator<FolderFile> {
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) yield* listFiles(root, file)
    else yield { file, regular: entry.isFile() }
  }
}

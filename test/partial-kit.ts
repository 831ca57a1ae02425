import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { password } from './backup-fixture'
import { verifyEither } from './backup-kit'

/** As a kill left it that came when everything had its place, and before a line told so. */
export async function withoutLines(
  folder: string,
  kept: (line: string) => boolean = () => false,
): Promise<string> {
  const index = join(folder, 'index.jsonl')
  const lines = (await readFile(index, 'utf8')).split('\n').filter(line => line !== '' && kept(line))
  await writeFile(index, lines.map(line => `${line}\n`).join(''))
  const manifest = await readFile(join(folder, 'backup.json'), 'utf8')
  await writeFile(join(folder, 'backup.json'), manifest.replace('"complete"', '"partial"'))
  await rename(folder, `${folder}.partial`)
  return `${folder}.partial`
}

/** It is complete and has no fault, and no partial one is left beside it. */
export async function expectTidy(folder: string): Promise<void> {
  expect(await verifyEither(folder, password)).toMatchObject({
    complete: true,
    issues: [],
  })
  const phoneFolder = await readdir(dirname(folder))
  expect(phoneFolder.filter(name => name.endsWith('.partial'))).toEqual([])
}

import type { CommandShell } from './adb/open-command-shell'
import { quoteShell } from './adb/quote-shell'
import { readSha256 } from './read-sha256'

/** A line of `sha256sum` for each name: the hash, two spaces, the name as it was given. */
const maxAnswerBytes = 4096

/**
 * The SHA-256 of several files by one command, in hexadecimal, in their order; null for one that the phone cannot read.
 * @throws AdbError; the signal's reason
 */
export async function hashTogether(
  shell: CommandShell,
  paths: readonly string[],
): Promise<readonly (string | null)[]> {
  // A name that could be taken for a line of its own is asked for alone.
  const plain = paths.filter(isPlain)
  const together = plain.length > 1 ? await askTogether(shell, plain) : null
  return await Promise.all(
    paths.map(async path => {
      const known = isPlain(path) ? together?.get(path) : undefined
      return known ?? (await askAlone(shell, path))
    }),
  )
}

/** Null when one is missing: which of the lines are whose cannot be told by their number then. */
async function askTogether(
  shell: CommandShell,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string> | null> {
  const command = `sha256sum ${paths.map(quoteShell).join(' ')}`
  const { stdout } = await shell.run(command, maxAnswerBytes * paths.length)
  const lines = stdout.toString('latin1').split('\n').slice(0, -1)
  const hashes = lines.map(line => readSha256(Buffer.from(line, 'latin1')))
  if (hashes.length !== paths.length) return null
  return new Map(paths.flatMap((path, number) => (hashes[number] ? [[path, hashes[number]] as const] : [])))
}

async function askAlone(shell: CommandShell, path: string): Promise<string | null> {
  return readSha256((await shell.run(`sha256sum ${quoteShell(path)}`, maxAnswerBytes)).stdout)
}

function isPlain(path: string): boolean {
  return !/[\\\r\n]/.test(path)
}

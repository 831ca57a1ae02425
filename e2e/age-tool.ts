import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runOnTerminal } from '../test/run-on-terminal'

const run = promisify(execFile)

/** Opens a `key.age` with the age tool, which asks for the password on a terminal and nowhere else. */
export async function openKeyWithAge(keyFile: string, password: string, identityFile: string): Promise<void> {
  const command = ['age', '-d', '-o', identityFile, keyFile].map(word => `'${word}'`).join(' ')
  await runOnTerminal(command, password)
}

/** Decrypts a file with the age tool. */
export async function decryptWithAge(file: string, identityFile: string): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: 2 ** 30 } as const
  return (await run('age', ['-d', '-i', identityFile, file], options)).stdout
}

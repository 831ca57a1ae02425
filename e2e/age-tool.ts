import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Opens a `key.age` with the age tool, which asks for the password on a terminal and nowhere else. */
export async function openKeyWithAge(keyFile: string, password: string, identityFile: string): Promise<void> {
  const command = ['age', '-d', '-o', identityFile, keyFile].map(word => `'${word}'`).join(' ')
  const terminal = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'])
  let output = ''
  let answered = false
  terminal.stdout.on('data', (piece: Buffer) => {
    output += piece.toString()
    if (answered || !/passphrase[^:\n]*: /i.test(output)) return
    answered = true
    terminal.stdin.write(`${password}\n`)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    terminal.on('error', reject)
    terminal.on('close', resolve)
  })
  if (code !== 0) throw new Error(`age: ${output}`)
}

/** Decrypts a file with the age tool. */
export async function decryptWithAge(file: string, identityFile: string): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: 2 ** 30 } as const
  return (await run('age', ['-d', '-i', identityFile, file], options)).stdout
}

import { spawn } from 'node:child_process'

/**
 * Runs a command line that asks for a passphrase on its terminal, as age does, and answers it.
 * @returns what it printed
 * @throws an Error with what it printed, when it does not end with 0
 */
export async function runOnTerminal(command: string, password: string, cwd?: string): Promise<string> {
  const args = ['--quiet', '--return', '--flush', '--command', command, '/dev/null']
  const terminal = spawn('script', args, cwd === undefined ? {} : { cwd })
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
  if (code !== 0) throw new Error(output)
  return output
}

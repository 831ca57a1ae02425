import { spawn } from 'node:child_process'

/**
 * Runs a program to its end, without a shell.
 * @param options spawn's, and `timeoutMs`: after it the program is killed and `timedOut` is true
 * @returns `{ code, output, timedOut }`; output is stdout and stderr as text, empty where stdio is inherited
 */
export function runCommand(command, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let output = ''
    let timedOut = false
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            child.kill('SIGKILL')
          }, timeoutMs)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => (output += text))
    }
    child.on('error', error => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code: code ?? (signal ? 1 : 0), output, timedOut })
    })
  })
}

import { spawn } from 'node:child_process'
import { copyLines } from './copy-lines.mjs'

/**
 * Runs a program to its end, without a shell.
 * @param options spawn's, and `timeoutMs`: after it the program is killed and `timedOut` is true; and `onLine`: gets each
 *   line of stdout and stderr when it is whole, so that programs that run side by side do not write into each other's
 * @returns `{ code, output, timedOut }`; output is stdout and stderr as text, empty where stdio is inherited
 */
export function runCommand(command, args, { timeoutMs, onLine, ...options } = {}) {
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
      if (stream && onLine) copyLines(stream, onLine)
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

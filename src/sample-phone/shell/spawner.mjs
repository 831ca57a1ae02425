// Starts programs for start-program.ts, whose process is too large to fork quickly. It ends with that process.
import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

const address = Buffer.from(process.argv[2], 'hex').toString('latin1')

/** A connection that is not read here: it is the program's. */
function connect(label) {
  return new Promise((resolve, reject) => {
    const socket = new Socket()
    socket.pause()
    socket.once('error', reject)
    socket.connect(address, () => socket.write(label, () => resolve(socket)))
  })
}

async function start({ id, command, args, env }) {
  const stdio = await Promise.all(['0', '1', '2'].map(number => connect(`${id}${number}`)))
  const child = spawn(command, args, { env, stdio, detached: true })
  // Only the program shall hold them.
  for (const stream of stdio) stream.destroy()
  child.once('error', () => process.send({ id, event: 'ended', code: 127, signal: null }))
  child.once('exit', (code, signal) => process.send({ id, event: 'ended', code, signal }))
  process.send({ id, event: 'started', pid: child.pid })
}

process.on('message', request => void start(request))
process.on('disconnect', () => process.exit())

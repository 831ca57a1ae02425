import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { FaultControl } from '../fault-control'

/** The way out to the computer, on which the faults of the wire happen. */
export interface Link {
  /** Sends the buffers in order. They must not be changed before the peer has acknowledged them. */
  send(buffers: readonly Buffer[]): void
  close(): void
}

export interface LinkOptions {
  readonly socket: Socket
  readonly faults: FaultControl
  /** The cable is to be pulled: the owner must drop every connection. */
  readonly onUnplug: () => void
}

/** Slices of a slow link: short enough that progress looks even, long enough that timers hold the pace. */
const slicesPerSecond = 20

export function createLink({ socket, faults, onUnplug }: LinkOptions): Link {
  const queue: Buffer[] = []
  let pumping = false

  const frozen = (): boolean => faults.allowance() === 0
  const limited = (): boolean =>
    faults.allowance() !== Infinity || faults.current().bytesPerSecond !== undefined

  const pump = async (): Promise<void> => {
    if (pumping) return
    pumping = true
    while (queue.length > 0 && !socket.destroyed && !frozen()) await sendSlice()
    pumping = false
    if (!frozen() || socket.destroyed) return
    if (faults.mustUnplug()) onUnplug()
    else socket.pause()
  }

  const sendSlice = async (): Promise<void> => {
    const first = queue[0]
    if (first === undefined) return
    const rate = faults.current().bytesPerSecond
    const atMost = rate === undefined ? Infinity : Math.max(1, Math.ceil(rate / slicesPerSecond))
    const count = Math.min(first.length, faults.allowance(), atMost)
    if (count === first.length) queue.shift()
    else queue[0] = first.subarray(count)
    faults.addSent(count)
    await new Promise<void>(resolve => socket.write(first.subarray(0, count), () => resolve()))
    if (rate !== undefined) await delay((count / rate) * 1000)
  }

  const stopListening = faults.onChange(() => {
    if (!frozen()) socket.resume()
    void pump()
  })
  socket.once('close', stopListening)

  return {
    send(buffers) {
      if (socket.destroyed) return
      if (queue.length > 0 || pumping || limited()) {
        queue.push(...buffers)
        void pump()
        return
      }
      socket.cork()
      for (const buffer of buffers) {
        faults.addSent(buffer.length)
        socket.write(buffer)
      }
      socket.uncork()
    },
    close() {
      stopListening()
      socket.destroy()
    },
  }
}

import { createInterface } from 'node:readline'

/** What the phone's process tells, one JSON object a line or message. */
export type PhoneEvent =
  | { readonly event: 'preparing'; readonly done: number; readonly total: number }
  | { readonly event: 'ready'; readonly port: number; readonly serial: string }
  | { readonly event: 'done'; readonly command: string }
  | { readonly event: 'error'; readonly message: string }
  | { readonly event: 'closed' }

/** The part of Electron's utility process port that is used; absent in plain Node. */
interface ParentPort {
  readonly on: (name: 'message', listener: (message: { readonly data: unknown }) => void) => void
  readonly postMessage: (message: unknown) => void
}

const parentPort = (): ParentPort | undefined =>
  (process as unknown as { readonly parentPort?: ParentPort }).parentPort

const toText = (event: PhoneEvent): string => {
  switch (event.event) {
    case 'preparing':
      return `Making the gallery: ${event.done} of ${event.total}`
    case 'ready':
      return `The sample phone is on. Connect to it with:  adb connect ${event.serial}`
    case 'done':
      return `${event.command}: done`
    case 'error':
      return `Error: ${event.message}`
    case 'closed':
      return 'The sample phone is off.'
  }
}

/** Tells events on stdout, as JSON or in words, and to the parent port if there is one. */
export function tell(event: PhoneEvent, json: boolean): void {
  parentPort()?.postMessage(event)
  process.stdout.write(`${json ? JSON.stringify(event) : toText(event)}\n`)
}

/** Takes command lines from stdin and from the parent port. */
export function listenForCommands(onLine: (line: string) => void, onStdinEnd: () => void): void {
  const port = parentPort()
  port?.on('message', ({ data }) => {
    if (typeof data === 'string') onLine(data)
  })
  const lines = createInterface({ input: process.stdin })
  lines.on('line', onLine)
  lines.on('close', onStdinEnd)
}

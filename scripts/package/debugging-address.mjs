import { createInterface } from 'node:readline'

/**
 * Where an app that was started with --remote-debugging-port=0 can be driven: it says so on stderr, which is to be a pipe.
 * @throws Error with what it said when it ends before that
 */
export async function debuggingAddress({ stderr }) {
  const said = []
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /^DevTools listening on (ws:\S+)$/.exec(line) ?? []
    if (address !== undefined) {
      // Whatever else it says is not to fill the pipe.
      stderr.resume()
      return address
    }
    said.push(line)
  }
  throw new Error(`The app ended: ${said.join('\n')}`)
}

/** What a shell service asks for. */
export interface ShellRequest {
  /** Empty for an interactive shell. */
  readonly command: Buffer
  /** Whether the stream carries shell packets (v2) or bare bytes. */
  readonly packets: boolean
  /** Whether the computer wants a terminal: echo, and CR LF at line ends. */
  readonly terminal: boolean
  readonly term: string
}

/**
 * Reads `shell[,option]*:command` and `exec:command`; undefined for anything else. As services.cpp ShellService: an
 * interactive shell gets a terminal, a command does not, unless `raw` or `pty` says so.
 */
export function parseShellService(service: Buffer): ShellRequest | undefined {
  const colon = service.indexOf(0x3a)
  if (colon === -1) return undefined
  const [name, ...options] = service.subarray(0, colon).toString('latin1').split(',')
  const command = service.subarray(colon + 1)
  if (name === 'exec') return { command, packets: false, terminal: false, term: '' }
  if (name !== 'shell') return undefined
  let terminal = command.length === 0
  let term = 'dumb'
  for (const option of options) {
    if (option === 'raw') terminal = false
    else if (option === 'pty') terminal = true
    else if (option.startsWith('TERM=')) term = option.slice('TERM='.length)
  }
  return { command, packets: options.includes('v2'), terminal, term }
}

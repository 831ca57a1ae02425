import { describe, expect, it } from 'vitest'
import { parseShellService } from './parse-service'
import { createShellPacketReader, encodeShellPacket, shellId } from './shell-packets'
import { createTerminal, screenText } from './terminal'

describe('shell packets', () => {
  it('come whole out of a stream cut anywhere', () => {
    const sent = [
      encodeShellPacket(shellId.stdin, Buffer.from('abc')),
      encodeShellPacket(shellId.closeStdin, Buffer.alloc(0)),
    ]
    const read = createShellPacketReader()
    const packets = [...Buffer.concat(sent)].flatMap(byte => [...read(Buffer.from([byte]))])
    expect(packets).toEqual([
      { id: 0, data: Buffer.from('abc') },
      { id: 4, data: Buffer.alloc(0) },
    ])
  })
})

describe('shell services', () => {
  const parse = (service: string): unknown => {
    const request = parseShellService(Buffer.from(service))
    return request === undefined ? undefined : { ...request, command: request.command.toString() }
  }

  it('are read as adbd reads them', () => {
    expect(parse('shell:echo a:b')).toEqual({
      command: 'echo a:b',
      packets: false,
      terminal: false,
      term: 'dumb',
    })
    expect(parse('shell:')).toEqual({ command: '', packets: false, terminal: true, term: 'dumb' })
    expect(parse('shell,v2,TERM=xterm,raw:ls')).toEqual({
      command: 'ls',
      packets: true,
      terminal: false,
      term: 'xterm',
    })
    expect(parse('shell,v2,pty:ls')).toMatchObject({ packets: true, terminal: true })
    expect(parse('exec:cat x')).toEqual({ command: 'cat x', packets: false, terminal: false, term: '' })
    expect(parse('reboot:')).toBeUndefined()
    expect(parse('sync')).toBeUndefined()
  })
})

describe('the terminal', () => {
  it('echoes, erases whole characters, and hands over lines', () => {
    const lines: string[] = []
    let screen = ''
    let ends = 0
    const terminal = createTerminal({
      onLine: line => lines.push(line.toString()),
      onEcho: echo => (screen += echo.toString('latin1')),
      onInterrupt: () => lines.push('^C'),
      onEnd: () => ends++,
    })
    terminal.type(Buffer.from('lsé\x7f -l\r\x03\x04'))
    expect(lines).toEqual(['ls -l\n', '^C'])
    expect(screen).toContain('\b \b')
    expect(ends).toBe(1)
  })

  it('shows line ends as a screen wants them', () => {
    expect(screenText(Buffer.from('a\nb\r\n')).toString()).toBe('a\r\nb\r\n')
  })
})

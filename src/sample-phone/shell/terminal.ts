/** The little of a terminal that `adb shell` at a keyboard needs where there is no pseudo-terminal. */
export interface Terminal {
  /** Keys from the computer. */
  readonly type: (keys: Buffer) => void
}

export interface TerminalOptions {
  readonly onLine: (line: Buffer) => void
  readonly onEcho: (echo: Buffer) => void
  readonly onInterrupt: () => void
  readonly onEnd: () => void
}

const key = { interrupt: 0x03, end: 0x04, backspace: 0x08, newline: 0x0a, enter: 0x0d, erase: 0x7f } as const
const newlineBytes = Buffer.from('\r\n')
const eraseBytes = Buffer.from('\b \b')

export function createTerminal({ onLine, onEcho, onInterrupt, onEnd }: TerminalOptions): Terminal {
  let line: number[] = []

  const erase = (): void => {
    // One character may be several bytes of UTF-8: those after the first look like 10xxxxxx.
    while (line.length > 0 && ((line.pop() ?? 0) & 0xc0) === 0x80);
    onEcho(eraseBytes)
  }

  const enter = (): void => {
    onEcho(newlineBytes)
    onLine(Buffer.from([...line, key.newline]))
    line = []
  }

  const press = (byte: number): void => {
    if (byte === key.enter || byte === key.newline) enter()
    else if (byte === key.interrupt) onInterrupt()
    else if (byte === key.end && line.length === 0) onEnd()
    else if (byte === key.erase || byte === key.backspace) {
      if (line.length > 0) erase()
    } else {
      line.push(byte)
      onEcho(Buffer.from([byte]))
    }
  }

  return { type: keys => keys.forEach(press) }
}

/** Output of a command as a screen wants it: a carriage return before each line feed. */
export function screenText(output: Buffer): Buffer {
  return Buffer.from(output.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}

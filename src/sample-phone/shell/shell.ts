/** How a command is to run; output goes to the callbacks, which resolve when more may come. */
export interface ShellStart {
  /** Empty: an interactive shell, which reads commands from its input. */
  readonly command: Buffer
  /** Whether errors go where output goes, in their order. */
  readonly merged: boolean
  readonly term: string
  readonly onOutput: (data: Buffer) => Promise<boolean>
  readonly onError: (data: Buffer) => Promise<boolean>
}

export interface ShellRun {
  readonly write: (input: Buffer) => Promise<void>
  readonly closeInput: () => void
  /** The computer is gone, or Ctrl-C was typed: end the command with all that it has started. */
  readonly hangUp: () => void
  /** The exit code, once the command has ended and all its output is delivered. */
  readonly exit: Promise<number>
}

/** What runs commands for the phone: Android's own userland, or the built-in subset. */
export interface Shell {
  readonly kind: 'userland' | 'builtin'
  readonly start: (start: ShellStart) => ShellRun
  readonly close: () => Promise<void>
}

/** What a command of Android's framework reads and writes; its words and all it says are bytes. */
export interface CommandStreams {
  /** The next bytes of the input; null at its end. */
  readonly readInput: () => Promise<Buffer | null>
  readonly print: (bytes: Buffer) => Promise<void>
  readonly complain: (bytes: Buffer) => Promise<void>
}

/** Runs a command that asks Android's framework, by its name and the words after it, for both shells. Gives the exit code. */
export type FrameworkCommands = (
  name: string,
  words: readonly Buffer[],
  streams: CommandStreams,
) => Promise<number>

/** What has to be said by commands that need a part of Android's framework that is not there. */
export const notAvailable = (command: string): string => `${command}: not available on the sample phone`

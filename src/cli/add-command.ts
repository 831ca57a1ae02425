import type { Command } from 'commander'

/** Adds a command to what the program can be told to do. @param end takes the exit code */
export type AddCommand = (program: Command, io: NodeJS.Process, end: (exitCode: number) => void) => void

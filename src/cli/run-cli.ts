import { Command, CommanderError } from 'commander'
import { version } from '../../package.json'
import { describeError } from '../core/errors/describe-error'
import { commands } from './commands'
import { describeFailure } from './describe-failure'
import { exitCodes } from './exit-codes'

/** Runs one command line. Writes to the given streams. @returns the exit code */
export async function runCli(argv: readonly string[], io: NodeJS.Process): Promise<number> {
  let exitCode: number = exitCodes.done
  const program = new Command('phonekeep')
    .description('Back up an Android phone and restore it.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: text => io.stdout.write(text), writeErr: text => io.stderr.write(text) })

  for (const add of commands) add(program, io, code => (exitCode = code))
  try {
    await program.parseAsync(argv)
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse
    const info = describeError(error)
    if (argv.includes('--json')) io.stdout.write(JSON.stringify({ event: 'failed', ...info }) + '\n')
    else io.stderr.write(describeFailure(info) + '\n')
    return exitCodes.failed
  }
}

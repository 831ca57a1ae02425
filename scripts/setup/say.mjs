/** Tells the person at the terminal what is being done: one line a step. */
export function say(line) {
  console.log(`phonekeep: ${line}`)
}

/** What went wrong, in words a person can act on: shown without a stack. */
export class SetupError extends Error {
  name = 'SetupError'
}

/** Runs a script's main function; a SetupError ends it with its message alone and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(`phonekeep: ${error.message}`)
    process.exitCode = 1
  }
}

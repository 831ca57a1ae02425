import { ShellSyntaxError, type SimpleCommand, type Word } from './parse-command'

/** What of a line with `if` is run; no `if` within another is known. */
export interface Branches {
  /** Whether a command is reached. @param code of the command before */
  readonly isTaken: (command: SimpleCommand, code: number) => boolean
  /** Its words without `if`, `then`, `else` or `fi` before them. */
  readonly wordsOf: (command: SimpleCommand) => readonly Word[]
}

type Place = 'outside' | 'condition' | 'then' | 'else'

/** By the word that begins it: from which place it leads, and to which. */
const steps: Readonly<Record<string, readonly [from: readonly Place[], to: Place]>> = {
  if: [['outside'], 'condition'],
  then: [['condition'], 'then'],
  else: [['then'], 'else'],
  fi: [['then', 'else'], 'outside'],
}

/** @throws ShellSyntaxError for an `if` that is not whole */
export function chooseBranches(commands: readonly SimpleCommand[]): Branches {
  const places = new Map<SimpleCommand, Place>()
  let place: Place = 'outside'
  for (const command of commands) {
    const step = stepOf(command)
    if (step && !step[0].includes(place))
      throw new ShellSyntaxError(`syntax error: unexpected '${firstWord(command)}'`)
    place = step?.[1] ?? place
    places.set(command, place)
  }
  if (place !== 'outside') throw new ShellSyntaxError('syntax error: unexpected end of file')
  let held = false
  return {
    isTaken: (command, code) => {
      if (command.words[0] === 'then') held = code === 0
      const at = places.get(command)
      return at === 'then' ? held : at === 'else' ? !held : true
    },
    wordsOf: command => (stepOf(command) ? command.words.slice(1) : command.words),
  }
}

/** None where it is known only when it runs: then it is no word of the shell's own. */
function firstWord({ words: [first = ''] }: SimpleCommand): string {
  return typeof first === 'string' ? first : ''
}

function stepOf(command: SimpleCommand): (typeof steps)[string] | undefined {
  const first = firstWord(command)
  return Object.hasOwn(steps, first) ? steps[first] : undefined
}

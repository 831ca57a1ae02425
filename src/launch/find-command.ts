/** Asked for in place of a command. */
const questions = ['-h', '--help', '-V', '--version']

/**
 * The command line among the arguments that the packaged app was started with: from its first word on, for what comes before
 * are switches of Chromium's (`--no-sandbox`), whose values are part of them. Null when there is no word: then a window is
 * wanted. A word that is no command is for the command line to refuse: `phonekeep backpu` must not open a window.
 */
export function findCommand(args: readonly string[]): readonly string[] | null {
  const first = args.findIndex(arg => !arg.startsWith('-') || questions.includes(arg))
  return first === -1 ? null : args.slice(first)
}

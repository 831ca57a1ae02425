/**
 * One argument for the phone's shell, whatever is in it: in single quotes nothing is special but the single quote itself
 * (POSIX 2.2.2).
 * @throws RangeError for a NUL, which no argument can hold
 */
export function quoteShell(argument: string): string {
  if (argument.includes('\0')) throw new RangeError('A shell argument cannot hold a NUL')
  return `'${argument.replaceAll("'", `'\\''`)}'`
}

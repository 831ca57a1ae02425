/** What starts this app with the computer on Linux. @param command its program and arguments */
export function desktopEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Phonekeep',
    `Exec=${command.map(quoteArgument).join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** As `Exec` has it (Desktop Entry Specification, "The Exec key"): quoted, and escaped once more as any string of the file. */
function quoteArgument(argument: string): string {
  if (/^[\w@:=,./+-]+$/.test(argument)) return argument
  const quoted = argument.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%')
  return `"${quoted}"`.replace(/\\/g, '\\\\')
}

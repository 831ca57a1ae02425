import { expect, it } from 'vitest'
import { desktopEntry } from './desktop-entry'

it.each([
  [['/opt/Phonekeep/phonekeep', '--hidden'], 'Exec=/opt/Phonekeep/phonekeep --hidden'],
  [['/home/a b/Phonekeep.AppImage', '--hidden'], 'Exec="/home/a b/Phonekeep.AppImage" --hidden'],
  // A percent sign asks for something, a dollar for a variable; what escapes it in quotes is escaped once more.
  [['/x/100%/$HOME', '--hidden'], 'Exec="/x/100%%/\\\\$HOME" --hidden'],
  [['/x/a"b', '--hidden'], 'Exec="/x/a\\\\"b" --hidden'],
])('%j', (command, line) => {
  expect(desktopEntry(command).split('\n')).toContain(line)
})

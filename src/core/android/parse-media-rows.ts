import { decodePhoneText } from './adb/phone-text'

const first = /^Row: 0 _id=(\d+), _data=/

/**
 * Reads what `content query --projection _id:_data` prints (AOSP cmds/content, Content.java): `Row: N _id=1, _data=/a` for
 * each row, N counting from 0. Nothing is escaped, so a path may hold line feeds; a row ends only where the next number
 * follows. A name made to look like the next row gives wrong pairs, which show a wrong thumbnail and do no other harm.
 * @returns ids by path, in the form of `core/android/adb/phone-text`
 */
export function parseMediaRows(output: Uint8Array): ReadonlyMap<string, number> {
  const ids = new Map<string, number>()
  let rest = decodePhoneText(output)
  let row = first.exec(rest)
  for (let number = 1; row; number++) {
    rest = rest.slice(row[0].length)
    const next = new RegExp(`\\nRow: ${number} _id=(\\d+), _data=`).exec(rest)
    ids.set(next ? rest.slice(0, next.index) : rest.replace(/\r?\n$/, ''), Number(row[1]))
    if (next) rest = rest.slice(next.index)
    row = next
  }
  return ids
}

import { describe, expect, it } from 'vitest'
import { parseAppOp } from './app-op'
import { parseNote, settleNote, writeNote } from './app-op-note'

describe('what the phone tells of an app-op', () => {
  it('is its mode', () => {
    expect(parseAppOp('WRITE_SMS: ignore; time=+3d2h ago\n')).toBe('ignore')
    expect(parseAppOp('WRITE_SMS: allow\n')).toBe('allow')
  })

  it('is the default where nobody has set it', () => {
    expect(parseAppOp('No operations.\nDefault mode: deny\n')).toBe('deny')
    expect(parseAppOp('No operations.\n')).toBe('ignore')
    expect(parseAppOp('Uid mode: WRITE_SMS: allow\n')).toBe('ignore')
  })

  it('is that of the package where the user has one as well', () => {
    expect(parseAppOp('Uid mode: WRITE_SMS: ignore\nWRITE_SMS: deny; rejectTime=+1s ago\n')).toBe('deny')
  })

  it('is nothing for an error or another mode', () => {
    for (const printed of [
      '',
      "Error: Unknown operation string 'WRITE_SMS'",
      'WRITE_SMS: rm -rf',
      '/bin/sh: cmd',
    ])
      expect(parseAppOp(printed)).toBeNull()
  })
})

describe('the note on the phone', () => {
  const note = { mode: 'ignore', holder: 1234, owner: '0123456789abcdef' } as const

  it('is read as it was written', () => {
    const text = /^echo '(.*)' >/.exec(writeNote(note))?.[1]
    expect(parseNote(`${text}\n`)).toEqual(note)
    expect(settleNote(note, 'true')).toContain(`= '${text}' ]`)
  })

  it('is none when it is anything else', () => {
    for (const text of [
      '',
      'phonekeep ignore',
      'phonekeep reboot 1 0123456789abcdef',
      'phonekeep ignore 1 $(x)',
    ])
      expect(parseNote(text)).toBeNull()
  })
})

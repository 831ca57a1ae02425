import { describe, expect, it } from 'vitest'
import type { LibraryBackup, LibraryState, LibraryView } from '../../../shared/model/library'
import { preselect } from './preselect'

const backup = (
  id: string,
  state: LibraryState = 'complete',
  mark: LibraryBackup['mark'] = null,
): LibraryBackup => ({
  id,
  state,
  encrypted: false,
  startedAt: 1,
  tellsSelection: false,
  finishedAt: 2,
  items: 1,
  bytes: 1,
  ownBytes: null,
  damagedFiles: 0,
  mark,
  folderLabel: id,
  covers: 0,
  place: null,
  copies: [],
})

const library = (phones: Readonly<Record<string, readonly LibraryBackup[]>>): LibraryView => ({
  status: 'complete',
  folders: [],
  phones: Object.entries(phones).map(([serial, backups]) => ({
    id: serial,
    name: serial,
    serial,
    backups,
    diskBytes: null,
  })),
})

describe('preselect', () => {
  it('takes the newest whole one of the phone at hand', () => {
    const view = library({ A: [backup('a1')], B: [backup('b1', 'interrupted'), backup('b2'), backup('b3')] })
    expect(preselect(view, 'B')).toBe('b2')
  })

  it('takes the newest of another phone where there is none of this one', () => {
    expect(preselect(library({ A: [backup('a1'), backup('a2')] }), 'B')).toBe('a1')
    expect(preselect(library({ A: [backup('a1')] }), null)).toBe('a1')
  })

  it('passes over what was not made with the key of the phone, unless there is nothing else', () => {
    const stranger = backup('a1', 'complete', 'not-encrypted')
    expect(preselect(library({ A: [stranger, backup('a2')] }), 'A')).toBe('a2')
    expect(preselect(library({ A: [stranger, backup('a2', 'interrupted')] }), 'A')).toBe('a1')
  })

  it('takes one that is not whole rather than none, but none that cannot be opened', () => {
    expect(preselect(library({ A: [backup('a1', 'newer'), backup('a2', 'damaged')] }), 'A')).toBe('a2')
    expect(preselect(library({ A: [backup('a1', 'newer')] }), 'A')).toBeNull()
    expect(preselect(null, 'A')).toBeNull()
  })
})

import { expect, it } from 'vitest'
import type { LibraryBackup, LibraryView } from '../../shared/model/library'
import { newestBackups, placeOf } from './newest-backups'

function backup(id: string, part: Partial<LibraryBackup>): LibraryBackup {
  return {
    ...{
      id,
      state: 'complete',
      encrypted: false,
      startedAt: 1,
      finishedAt: 2,
      tellsSelection: false,
      items: 1,
      bytes: 1,
    },
    ...{ ownBytes: null, damagedFiles: 0, mark: null, folderLabel: `~/Backups/Phone (A)/${id}`, covers: 0 },
    ...{ place: null, copies: [] },
    ...part,
  }
}

function library(serial: string | null, backups: readonly LibraryBackup[]): LibraryView {
  return {
    status: 'complete',
    folders: [],
    phones: [{ id: 'phone', name: 'Phone', serial, backups, diskBytes: null }],
  }
}

it('finds the newest complete backup of a phone, wherever it is', () => {
  const old = backup('old', { startedAt: 10, finishedAt: 20 })
  const last = backup('last', { startedAt: 30, finishedAt: 40 })
  const broken = backup('broken', { state: 'damaged', startedAt: 50, finishedAt: 60 })
  expect(newestBackups(library('A', [broken, old, last]), 'A')).toEqual({ last, interrupted: null })
  expect(newestBackups(library('B', [old, last]), 'A')).toEqual({ last: null, interrupted: null })
  expect(newestBackups(null, 'A')).toEqual({ last: null, interrupted: null })
})

it('leaves out what is only in a place for second copies', () => {
  const here = backup('here', { startedAt: 10, finishedAt: 20 })
  const there = backup('there', { startedAt: 30, finishedAt: 40, place: { id: 'p', name: 'NAS' } })
  expect(newestBackups(library('A', [there, here]), 'A').last).toBe(here)
  expect(newestBackups(library('A', [there]), 'A').last).toBeNull()
})

it('tells of an interrupted one until a later one is complete', () => {
  const interrupted = backup('half', { state: 'interrupted', startedAt: 30, finishedAt: null })
  const before = backup('before', { startedAt: 10, finishedAt: 20 })
  const after = backup('after', { startedAt: 40, finishedAt: 50 })
  expect(newestBackups(library('A', [interrupted, before]), 'A')).toEqual({ last: before, interrupted })
  expect(newestBackups(library('A', [after, interrupted]), 'A')).toEqual({ last: after, interrupted: null })
})

it('says in which known folder a backup is', () => {
  const folders = ['~/Back', '~', '~/Backups'].map(label => ({
    id: label,
    label,
    there: true,
    removable: true,
  }))
  expect(placeOf(backup('x', {}), folders)).toBe('~/Backups')
  expect(placeOf(backup('x', { folderLabel: 'D:\\Mine\\x' }), folders)).toBe('D:\\Mine\\x')
})

import { beforeAll, describe, expect, it } from 'vitest'
import { errorCodes } from '../../shared/model/errors'
import { issueCodes } from '../../shared/model/issue'
import { notIncludedReasons } from '../../shared/model/backup-report'
import { explainError } from './explain-error'
import { describeHold } from './describe-hold'
import { folderOrder } from './folder-order'
import { describeFolder, folderTitle } from './describe-folder'
import { say, speak } from './say'

beforeAll(() => speak('en'))

describe('words for people', () => {
  it.each(errorCodes)('say what happened and what to do next: %s', code => {
    const { title, advice } = explainError({ code })
    for (const text of [title, advice]) {
      expect(text.length).toBeGreaterThan(10)
      expect(text).not.toMatch(/undefined|NaN/)
      expect(text).not.toBe(code)
    }
  })

  it.each(errorCodes)('say why it waits for the phone, what to do and what then happens: %s', code => {
    const text = describeHold({ kind: 'phone', error: { code } })
    expect(text).toMatch(/It resumes when the phone reconnects/)
    expect(text.split('. ').length).toBeGreaterThan(2)
    expect(text).not.toMatch(/undefined|\. \./)
  })

  it('say how much space is missing where it is known', () => {
    const { advice } = explainError({ code: 'no-space', details: { neededBytes: 5e9, freeBytes: 1e9 } })
    expect(advice).toContain('5.0 GB needed, 1.0 GB free')
  })

  it.each(issueCodes)('explain the issue %s', code => {
    expect(say(`issues.${code}.advice`)).toMatch(/\.$/)
  })

  it.each([...notIncludedReasons, 'closed-folders'] as const)(
    'explain what is not included with and without a number: %s',
    reason => {
      for (const values of [
        { count: 0, counted: false },
        { count: 1204, counted: true },
      ]) {
        const text = say(`notIncluded.${reason}`, { ...values, name: 'x' })
        expect(text).toMatch(/\.$/)
        expect(text).not.toMatch(/undefined|NaN/)
      }
    },
  )
})

describe('describeFolder', () => {
  it.each([
    ['/storage/emulated/0/DCIM/Camera', 'DCIM/Camera'],
    ['/storage/emulated/0', 'Internal storage'],
    ['/storage/1A2B-3C4D/Music', 'SD card/Music'],
    ['/data/local/tmp', '/data/local/tmp'],
  ])('%s is %s', (folder, text) => {
    expect(describeFolder(folder)).toBe(text)
  })
})

describe('folderTitle', () => {
  it.each([
    ['/storage/emulated/0/DCIM/Camera', 'Camera'],
    ['/storage/emulated/0', 'Internal storage'],
    ['/storage/1A2B-3C4D', 'SD card'],
    ['/storage/emulated/0/Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images', 'WhatsApp Images'],
    [
      '/storage/emulated/0/Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images/Sent',
      'WhatsApp Images › Sent',
    ],
    ['/storage/emulated/0/WhatsApp Voice Notes/202619', 'WhatsApp Voice Notes › 202619'],
    ['/storage/emulated/0/Pictures/.hidden', 'Pictures › .hidden'],
  ])('%s is %s', (folder, title) => {
    expect(folderTitle(folder)).toBe(title)
  })
})

describe('folderOrder', () => {
  it('orders by what people read: numbers as numbers, capitals alike, equal names by path', () => {
    const folders = ['/x/Trip 10', '/x/trip 2', '/b/Camera', '/a/Camera']
    expect(folders.sort(folderOrder())).toEqual(['/a/Camera', '/b/Camera', '/x/trip 2', '/x/Trip 10'])
  })
})

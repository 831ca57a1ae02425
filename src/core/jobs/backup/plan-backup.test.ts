import { describe, expect, it } from 'vitest'
import type { PhoneFile } from '../../data/files/phone-file'
import { planBackup, type PlanInput } from './plan-backup'

const internal = '/storage/emulated/0'

function file(path: string, part: Partial<PhoneFile> = {}): PhoneFile {
  const category = 'gallery'
  return {
    path: `${internal}/${path}`,
    volume: internal,
    category,
    bytes: 10,
    exactSize: true,
    modifiedAt: 1,
    ...part,
  }
}

function input(items: readonly PhoneFile[], part: Partial<PlanInput> = {}): PlanInput {
  return {
    phone: {
      manufacturer: 'Google',
      model: 'Pixel 7',
      androidVersion: '14',
      sdk: 34,
      hardwareSerial: '1A2B',
      volumes: [],
    },
    items,
    notSelected: 0,
    leftOutCount: 0,
    closed: [],
    access: {},
    problems: [],
    startedAt: new Date(2026, 0, 2, 3, 4, 5),
    ...part,
  }
}

describe('planBackup', () => {
  it('names the folders after the phone and the local time', () => {
    expect(planBackup(input([]))).toMatchObject({
      phoneFolder: 'Pixel 7 (1A2B)',
      name: '2026-01-02 03.04.05',
    })
  })

  it('gives a phone that calls itself a path no way out', () => {
    const phone = { ...input([]).phone, model: '../..', hardwareSerial: 'a/b' }
    expect(planBackup(input([], { phone })).phoneFolder).toBe('.._.. (a_b)')
  })

  it('keeps the phone’s own folders, and SD cards apart', () => {
    const card = file('', { path: '/storage/1A2B-3C4D/DCIM/c.jpg', volume: '/storage/1A2B-3C4D' })
    const { items, totalBytes } = planBackup(
      input([file('DCIM/a.jpg'), file('DCIM/b.mp4', { category: 'videos' }), card]),
    )
    expect(items.map(item => item.file)).toEqual([
      'Gallery/SD card 1A2B-3C4D/DCIM/c.jpg',
      'Gallery/DCIM/a.jpg',
      'Videos/DCIM/b.mp4',
    ])
    expect(totalBytes).toBe(30)
  })

  it('does not depend on the order in which the phone lists', () => {
    const files = ['b/X.jpg', 'b/x.jpg', 'a/1.jpg', 'A/1.jpg'].map(path => file(path))
    expect(planBackup(input([...files].reverse())).items).toEqual(planBackup(input(files)).items)
  })

  it('says what is not in it', () => {
    const plan = planBackup(
      input([file('a.jpg')], {
        notSelected: 4,
        leftOutCount: 2,
        closed: ['/c'],
        problems: [{ item: '/x', during: 'listing', code: 'folder-unreadable' }],
      }),
    )
    expect(plan.notIncluded).toEqual([
      { reason: 'not-selected', count: 4 },
      { reason: 'caches-and-trash', count: 2 },
      { reason: 'contacts-messages-calls' },
      { reason: 'app-data' },
    ])
    expect(plan.closedFolders).toEqual(['/c'])
    expect(plan.listingIssues.map(({ code, item }) => [code, item])).toEqual([['folder-unreadable', '/x']])
  })

  it('says which records the phone does not give, where it gives others', () => {
    const given = { count: 3, whyNotRead: null, whyNotWrite: null }
    const refused = { count: null, whyNotRead: 'permission', whyNotWrite: 'permission' } as const
    const access = { contacts: given, messages: given, calls: refused }
    expect(planBackup(input([], { access })).notIncluded).toEqual([
      { reason: 'calls-not-given' },
      { reason: 'app-data' },
    ])
  })
})

import { createRandom, type Random } from '../../gallery/random'
import type { ContactTables } from '../providers/contact-tables'
import { mimeTypes } from '../providers/contact-view'
import { joinName, namesFrom } from '../providers/display-name'
import type { Row } from '../sql/expressions'
import { personOf } from './people'
import { awkwardContacts } from './awkward-contacts'

export const googleAccount = { account_name: 'ada.sample@example.com', account_type: 'com.google' } as const

const accounts = [
  googleAccount,
  { account_name: null, account_type: null },
  { account_name: 'ada@mail.example.org', account_type: 'com.example.mail' },
] as const

const groupTitles = ['Family', 'Friends', 'Colleagues', 'Choir, tenors; and basses', 'Walks 🥾'] as const

/** Every third contact has a photo. */
const hasPhoto = (index: number): boolean => index % 3 === 0

/** Fills contacts, some of them awkward, and the groups of their accounts. */
export function fillContacts({ rawContacts, data, groups }: ContactTables, count: number): void {
  if (count === 0) return
  const groupIds = accounts
    .slice(0, 1)
    .flatMap(account =>
      groupTitles.map((title, at) =>
        groups.insert({ ...account, title, sourceid: `group${at + 1}`, group_visible: 1 }),
      ),
    )
  for (let at = 0; at < count; at++) {
    const account = accounts[at % 5 === 4 ? 2 : at % 2] ?? accounts[0]
    const rows = detailsOf(
      at,
      groupIds.flatMap(id => (account === accounts[0] && id !== undefined ? [id] : [])),
    )
    const id = rawContacts.insert({
      ...account,
      sourceid: account.account_name === null ? null : `${(at * 2_654_435_761 + 0x1000_0000).toString(16)}`,
      starred: at % 15 === 2 ? 1 : 0,
      version: 1 + (at % 4),
      ...namesFrom(rows),
    })
    rawContacts.update(id ?? 0, { contact_id: id ?? 0 })
    for (const row of rows) {
      const added = data.insert({ ...row, raw_contact_id: id ?? 0 })
      if (row['mimetype'] === mimeTypes.photo) data.update(added ?? 0, { data14: String(added) })
    }
  }
}

function detailsOf(index: number, groupIds: readonly number[]): readonly Row[] {
  const awkward = awkwardContacts[index]
  const random = createRandom(index * 17 + 3)
  const photo = hasPhoto(index)
    ? [{ mimetype: mimeTypes.photo, is_primary: 1, is_super_primary: 1, data15: Buffer.alloc(0) }]
    : []
  const member = groupIds.filter((_, at) => (index + at) % 4 === 0)
  const groups = member.map(id => ({ mimetype: mimeTypes.group, data1: String(id) }))
  return [...(awkward ?? ordinaryRows(index, random)), ...photo, ...groups]
}

function ordinaryRows(index: number, random: Random): readonly Row[] {
  const { given, family, number } = personOf(index)
  const name = { data2: given, data3: family, ...(index % 20 === 7 ? { data4: 'Dr.', data6: 'PhD' } : {}) }
  const address = `${given}.${family}@example.com`.toLowerCase()
  return [
    { mimetype: mimeTypes.name, ...name, data1: joinName(name), data10: '1', data11: '0' },
    {
      mimetype: mimeTypes.phone,
      data1: number,
      data2: '2',
      data4: number,
      is_primary: index % 4 === 0 ? 1 : 0,
    },
    ...(random.chance(0.4) ? [{ mimetype: mimeTypes.phone, ...secondNumber(index, random) }] : []),
    ...(random.chance(0.6)
      ? [{ mimetype: mimeTypes.email, data1: address, data2: String(random.int(1, 3)) }]
      : []),
    ...(random.chance(0.2)
      ? [{ mimetype: mimeTypes.email, data1: `work.${address}`, data2: '0', data3: 'Second office' }]
      : []),
    ...(random.chance(0.3) ? [addressRow(index)] : []),
    ...(random.chance(0.3) ? [organizationRow(random)] : []),
    ...(random.chance(0.3) ? [{ mimetype: mimeTypes.event, data1: birthday(random), data2: '3' }] : []),
    ...(random.chance(0.1) ? [{ mimetype: mimeTypes.event, data1: '2015-06-20', data2: '1' }] : []),
    ...(random.chance(0.1)
      ? [{ mimetype: mimeTypes.nickname, data1: `${given.slice(0, 3)}i`, data2: '1' }]
      : []),
    ...(random.chance(0.15)
      ? [
          {
            mimetype: mimeTypes.note,
            data1: `Met at the fair, ${2015 + (index % 10)}.\nLikes tea; no sugar.`,
          },
        ]
      : []),
    ...(random.chance(0.1)
      ? [{ mimetype: mimeTypes.website, data1: `https://${family.toLowerCase()}.example.com/`, data2: '7' }]
      : []),
    ...(random.chance(0.05) ? [{ mimetype: mimeTypes.relation, data1: 'Ben Sample', data2: '14' }] : []),
    ...(random.chance(0.05) ? [{ mimetype: mimeTypes.im, data1: address, data2: '1', data5: '7' }] : []),
  ]
}

const secondNumber = (index: number, random: Random): Row => {
  const data1 = `+44 161 496 ${String(index % 1000).padStart(4, '0')}`
  const custom = random.chance(0.2)
  return custom
    ? { data1, data2: '0', data3: 'Boat' }
    : { data1, data2: String(random.pick([1, 3, 4, 7, 12, 17])) }
}

const addressRow = (index: number): Row => {
  const [street, city, code] = [`${1 + (index % 90)} Sample Street`, 'Exampleton', `EX${index % 10} 1AA`]
  const data1 = `${street}\n${city}\n${code}\nUnited Kingdom`
  return {
    mimetype: mimeTypes.address,
    data1,
    data2: '1',
    data4: street,
    data7: city,
    data9: code,
    data10: 'United Kingdom',
  }
}

const organizationRow = (random: Random): Row => ({
  mimetype: mimeTypes.organization,
  data1: random.pick(['Example Ltd', 'Muster & Söhne', 'Sample, Placeholder; Partners']),
  data2: '1',
  data4: random.pick(['Engineer', 'Head of "Walks"', 'Ärztin']),
  data5: random.chance(0.5) ? 'Research' : null,
})

function birthday(random: Random): string {
  const day = `${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
  return random.chance(0.3) ? `--${day}` : `${random.int(1940, 2015)}-${day}`
}

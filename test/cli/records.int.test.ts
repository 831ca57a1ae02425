import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSamplePhone } from '../../src/sample-phone/start-sample-phone'
import { lightenKey } from '../light-keys'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, runPhonekeep, type Run } from './run-phonekeep'

const storage = await makeStorage()
const counts = { contacts: 16, messages: 40, multimedia: 3, calls: 12 }
const fixture = usePhone({ storage: storage.folder, ...counts })
const password = 'lantern otter walnut 5'
let work = ''

beforeAll(async () => {
  await storage.fill({ 'DCIM/a.jpg': 'a' })
  work = await mkdtemp(join(tmpdir(), 'phonekeep-records-'))
  return () => rm(work, { recursive: true, force: true })
})
afterAll(storage.remove)

const phonekeep = (args: readonly string[], input = ''): Promise<Run> =>
  runPhonekeep(args, { input, env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config') } })

async function allBytes(folder: string): Promise<string> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return (await Promise.all(files.map(file => readFile(file, 'latin1')))).join('')
}

/** What people would look for, as the phone has it. */
const rowsOnPhone = () => {
  const { records } = fixture().phone
  return {
    contacts: records
      .contacts()
      .map(({ contact }) => String(contact['display_name']))
      .sort(),
    messages: records
      .messages()
      .map(({ row }) => `${String(row['date'])} ${String(row['body'])}`)
      .sort(),
    calls: records
      .calls()
      .map(({ number, date, duration }) => [number, date, duration].join(' '))
      .sort(),
  }
}

describe.each(['plain', 'encrypted'] as const)('records, %s', kind => {
  const secret = kind === 'plain' ? [] : ['--password-stdin']
  const input = kind === 'plain' ? '' : `${password}\n`
  const device = () => ['--device', fixture().phone.serial]
  let folder = ''

  beforeEach(async () => {
    if (folder !== '') return
    const to = join(work, kind)
    await mkdir(to)
    const encrypt = kind === 'plain' ? [] : ['--encrypt', ...secret]
    const run = await phonekeep(['backup', '--to', to, '--json', ...device(), ...encrypt], input)
    expect([run.code, run.stderr]).toEqual([0, ''])
    const last = events(run).at(-1)
    folder = last?.folder ?? ''
    expect(last).toMatchObject({ saved: { gallery: { count: 1 }, contacts: { count: 16 } } })
    if (kind === 'encrypted') await lightenKey(folder, password)
  })

  it('are listed and verified, and an encrypted backup tells no word of them', async () => {
    const lines = events(await phonekeep(['list', folder, '--json', ...secret], input))
    const ofTypes = (category: string) => lines.filter(line => line.category === category)
    expect(ofTypes('contacts')).toMatchObject([{ key: 'contacts.vcf', entries: 16 }])
    expect(ofTypes('calls')).toMatchObject([{ key: 'calls.xml', place: 'Call log/calls.xml' }])
    expect(ofTypes('messages').length).toBeGreaterThan(3)
    const verified = await phonekeep(['verify', folder, ...secret], input)
    expect(verified.stdout).toContain('All present and unchanged.')
    const bytes = await allBytes(folder)
    const told = rowsOnPhone().contacts.filter(name => name.length > 5 && bytes.includes(name))
    expect(told.length > 0).toBe(kind === 'plain')
  })

  it('are exported in the formats that other programs read, single ones too', async () => {
    const to = join(work, `exported-${kind}`)
    await mkdir(to)
    const types = ['--types', 'contacts,messages,calls']
    const run = await phonekeep(['export', folder, '--to', to, ...types, ...secret], input)
    expect(run.code).toBe(0)
    const names = await readdir(to, { recursive: true })
    expect(names).toEqual(expect.arrayContaining(['Contacts/contacts.vcf', 'Call log/calls.xml']))
    const messages = names.filter(name => name.startsWith('Messages/'))
    expect(messages).toEqual([expect.stringMatching(/^Messages\/sms-.+\.xml$/)])
    expect(await readFile(join(to, messages[0] ?? ''), 'utf8')).toContain('<smses count="')
    expect(await readFile(join(to, 'Contacts/contacts.vcf'), 'utf8')).toMatch(/^BEGIN:VCARD\r\nVERSION:3.0/)

    const single = join(work, `single-${kind}`)
    await mkdir(single)
    const [name = ''] = rowsOnPhone().contacts.filter(one => /^[\w ]+$/.test(one))
    await phonekeep(['export', folder, '--to', single, '--select', `Contacts/${name}`, ...secret], input)
    const [file = ''] = (await readdir(single, { recursive: true })).filter(each => each.endsWith('.vcf'))
    expect((await readFile(join(single, file), 'utf8')).match(/BEGIN:VCARD/g)).toHaveLength(1)
  })

  it('go back onto a phone that has lost them, and once only', { timeout: 240_000 }, async () => {
    const before = rowsOnPhone()
    fixture().phone.records.wipe()
    const types = ['--types', 'contacts,messages,calls']
    const restore = () => phonekeep(['restore', folder, '--json', ...device(), ...types, ...secret], input)
    const first = events(await restore()).at(-1)
    const after = rowsOnPhone()
    expect(after.contacts).toEqual(before.contacts)
    // A computer sees no voicemail and no draft, and so saves none.
    expect(before.calls).toEqual(expect.arrayContaining(after.calls))
    expect(before.messages).toEqual(expect.arrayContaining(after.messages))
    const count = after.contacts.length + after.messages.length + after.calls.length
    expect(first).toMatchObject({ event: 'done', totals: { restored: { count } } })
    expect(events(await restore()).at(-1)).toMatchObject({
      totals: { restored: { count: 0 }, alreadyThere: { count } },
    })
    expect(rowsOnPhone()).toEqual(after)
  })

  // The last: the phone has them twice then.
  if (kind === 'encrypted')
    it('contacts are given to the phone’s own importer', { timeout: 60_000 }, async () => {
      const { phone } = fixture()
      const before = phone.records.contacts().length
      const args = [
        'restore',
        folder,
        ...device(),
        '--types',
        'contacts',
        '--contacts-by',
        'importer',
        ...secret,
      ]
      const told = await phonekeep(args, input)
      const path = '/storage/emulated/0/Download/Phonekeep contacts.vcf'
      expect([told.code, told.stderr]).toEqual([0, ''])
      expect(told.stdout).toContain(
        `16 contacts are in ${path}; unlock the phone and confirm the import there`,
      )
      expect(told.stdout).toContain(`the phone had ${before} contacts before; what it imports isn't checked`)
      expect(await phone.tapImport()).toBe(16)
      expect(phone.records.contacts()).toHaveLength(before + 16)

      phone.setFaults({ importer: 'missing' })
      const refused = await phonekeep([...args, '--json'], input)
      expect(refused.code).toBe(1)
      expect(events(refused).at(-1)).toMatchObject({
        handedOver: null,
        issues: [{ item: 'Contacts/contacts.vcf', code: 'importer-not-opened' }],
      })
      phone.setFaults({})
    })
})

it('a phone that does not give its call log says so, and the rest is saved', async () => {
  const { adb } = fixture()
  const phone = await startSamplePhone({ android: '12', storage: storage.folder, ...counts })
  try {
    await adb.connect(phone.serial)
    const to = join(work, 'android-12')
    await mkdir(to)
    const run = await phonekeep(['backup', '--to', to, '--json', '--device', phone.serial])
    expect(run.code).toBe(0)
    const told = await phonekeep(['backup', '--to', to, '--device', phone.serial])
    expect(told.stdout).toContain("call log: not included, the phone doesn't give it to this computer")
    expect(told.stdout).not.toContain('contacts: not included')
    const manifest = JSON.parse(
      await readFile(join(events(run).at(-1)?.folder ?? '', 'backup.json'), 'utf8'),
    ) as unknown
    expect(manifest).toMatchObject({
      version: 2,
      notIncluded: expect.arrayContaining([{ reason: 'calls-not-given' }]) as unknown,
      saved: { contacts: { count: 16 } },
    })
  } finally {
    await phone.close()
  }
})

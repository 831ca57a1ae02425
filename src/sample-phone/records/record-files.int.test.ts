import { describe, expect, it } from 'vitest'
import { quoted, shellKinds, useRecordPhone } from './record-phone'

describe.each(shellKinds)('files and faults of records, with the %s shell', kind => {
  const { start, shell, plug } = useRecordPhone(kind)
  const contacts = 'content://com.android.contacts'
  const hashOf = async (command: string): Promise<string> => (await shell(`${command} | sha256sum`)).stdout

  it('gives vCards of the contacts that are asked for, with their photos', async () => {
    const { records } = await start({ faults: { contactFiles: true } })
    const keys = records
      .contacts()
      .slice(0, 40)
      .map(({ contact }) => String(contact['lookup']))
    const uri = `${contacts}/contacts/as_multi_vcard/${encodeURIComponent(keys.join(':'))}`
    const { stdout } = await shell(`content read --uri ${quoted(uri)}`)
    expect(stdout.match(/^BEGIN:VCARD\r$/gm)?.length).toBe(40)
    expect(stdout.match(/^END:VCARD\r$/gm)?.length).toBe(40)
    expect(stdout.match(/^PHOTO;ENCODING=BASE64;JPEG:/gm)?.length).toBe(14)
    const one = await shell(
      `content read --uri ${quoted(`${contacts}/contacts/as_vcard/${encodeURIComponent(keys[1] ?? '')}`)}`,
    )
    expect(one.stdout).toContain('FN:Row: 7 _id=8, data1=\r\n')
  })

  it('gives photos and parts as they are, the same each time, and each its own', async () => {
    const { records } = await start({ faults: { contactFiles: true } })
    const [one, other] = records
      .messages()
      .flatMap(message =>
        message.kind === 'mms' ? message.parts.filter(part => part['_data'] !== null) : [],
      )
    const part = (id: unknown): string => `content read --uri content://mms/part/${String(id)}`
    const [hash, again, different] = [
      await hashOf(part(one?.['_id'])),
      await hashOf(part(one?.['_id'])),
      await hashOf(part(other?.['_id'])),
    ]
    expect(again).toBe(hash)
    expect(different).not.toBe(hash)
    const size = async (uri: string): Promise<number> =>
      Number((await shell(`content read --uri ${uri} | wc -c`)).stdout)
    const [thumbnail, display] = [
      await size(`${contacts}/contacts/1/photo`),
      await size(`${contacts}/contacts/1/display_photo`),
    ]
    expect([thumbnail > 500, display > thumbnail]).toEqual([true, true])
    expect((await shell(`content read --uri ${contacts}/contacts/2/photo`)).stderr).toContain(
      'java.io.FileNotFoundException',
    )
  })

  it('can have large parts', async () => {
    const { records } = await start({ messages: 3, multimedia: 3, partBytes: 1_500_000 })
    const [part] = records
      .messages()
      .flatMap(message => (message.kind === 'mms' ? message.parts.filter(({ _data }) => _data !== null) : []))
    expect(
      (await shell(`content read --uri content://mms/part/${String(part?.['_id'])} | wc -c`)).stdout,
    ).toBe('1500000\n')
  })

  it('refuses what its faults say', async () => {
    const phone = await start({ contacts: 1, messages: 10, multimedia: 1 })
    const insertSms = 'content insert --uri content://sms --bind address:s:1 --bind body:s:x'
    const insertContact = `content insert --uri ${contacts}/raw_contacts --bind starred:i:1`
    await shell('cmd appops set com.android.shell WRITE_SMS allow')
    phone.setFaults({ refuseSmsWrites: true })
    expect(await shell(insertSms)).toEqual({ stdout: '', stderr: '', code: 0 })
    expect(phone.records.messages().length).toBe(10)
    phone.setFaults({ refuseContactWrites: true })
    expect((await shell(insertContact)).stderr).toContain(
      `SecurityException: Permission Denial: writing com.android.providers.contacts.ContactsProvider2 uri ${contacts}/raw_contacts from pid=`,
    )
    phone.setFaults({ noSmsProvider: true })
    expect((await shell('content query --uri content://mms')).stderr).toContain(
      'IllegalStateException: Could not find provider: mms',
    )
    phone.setFaults({ xiaomiSwitchOff: true })
    expect((await shell(`content query --uri ${contacts}/contacts`)).stderr).toContain(
      'requires android.permission.READ_CONTACTS or android.permission.WRITE_CONTACTS',
    )
    phone.setFaults({})
    expect((await shell(`content read --uri ${contacts}/contacts/1/photo`)).stderr).toContain(
      `No files supported by provider at ${contacts}/contacts/1/photo`,
    )
    phone.setFaults({ cloudContacts: true })
    expect((await shell(`${insertContact} --bind account_name:s: --bind account_type:s:`)).stderr).toContain(
      'Cannot add contacts to local or SIM accounts when default account is set to cloud',
    )
    expect(phone.records.contacts().length).toBe(1)
    await shell(insertContact)
    expect(phone.records.contacts()[1]?.rawContact).toMatchObject({ account_type: 'com.google' })
  })

  it('is unplugged after so many inserts, and keeps them', async () => {
    const phone = await start({ contacts: 0 })
    const insert = `content insert --uri ${contacts}/raw_contacts --bind starred:i:1`
    phone.setFaults({ unplugAfterInserts: 2 })
    expect((await shell(insert)).code).toBe(0)
    await shell(`${insert}; ${insert}; ${insert}`)
    expect((await shell(insert)).code).not.toBe(0)
    expect(phone.records.contacts().length).toBe(2)
    phone.setFaults({})
    await plug()
    await shell(insert)
    expect(phone.records.contacts().length).toBe(3)
  })

  it('takes its time to start Java, and counts how often', async () => {
    const phone = await start({
      contacts: 2,
      messages: 0,
      calls: 0,
      faults: { contentDelayMs: 300, batteryPercent: 12 },
    })
    const before = Date.now()
    await shell(`content query --uri ${contacts}/contacts --projection _id`)
    expect(Date.now() - before).toBeGreaterThanOrEqual(300)
    expect((await shell('dumpsys battery')).stdout).toMatch(
      /^Current Battery Service state:\n {2}AC powered: false\n {2}USB powered: true\n[^]* {2}level: 12\n/,
    )
    await shell('cmd appops get com.android.shell')
    expect(phone.javaStarts()).toBe(1)
    for (const command of ['dumpsys meminfo', 'cmd statusbar expand', 'settings list system'])
      expect((await shell(command)).stderr).toContain('not available on the sample phone')
    phone.records.wipe()
    expect((await shell(`content query --uri ${contacts}/contacts`)).stdout).toBe('No result found.\n')
  })
})

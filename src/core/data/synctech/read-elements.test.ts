import { expect, it } from 'vitest'
import { readElements, type XmlElement } from './read-elements'

async function* cut(text: string, size = 64 * 1024) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function read(pieces: AsyncIterable<Buffer>): Promise<readonly XmlElement[]> {
  const rows: XmlElement[] = []
  for await (const row of readElements(pieces, 'smses')) rows.push(row)
  return rows
}

async function bodyOf(body: string, size?: number): Promise<string | null | undefined> {
  const [row] = await read(cut(`<smses count="1"><sms body="${body}"/></smses>`, size))
  return row?.attributes.get('body')
}

it('reads what SyncTech’s app writes: halves of emoji as references, control characters too', async () => {
  for (const size of [1, 2, 3, 7, 11, 1000]) {
    expect(await bodyOf('a&#55357;&#56832;b&#xD83D;&#XDE00;&amp;', size)).toBe('a😀b😀&')
    expect(await bodyOf('&#55357;&#56832;&#55357;&#56832;&#10;&#65;', size)).toBe('😀😀\nA')
    expect(await bodyOf('&#55357;x&#56832;&#0;&#11;&#1114112;', size)).toBe('\ufffdx\ufffd\ufffd\ufffd\ufffd')
    expect(await bodyOf('1 &amp;#55357; 2', size)).toBe('1 &#55357; 2')
  }
  expect(await bodyOf('null')).toBeNull()
})

it.each([
  ['a DTD', '<!DOCTYPE smses [<!ENTITY a "b">]><smses><sms body="&a;"/></smses>'],
  ['an entity of its own', '<smses><sms body="&a;"/></smses>'],
  ['another root', '<calls></calls>'],
  ['an end too early', '<smses><sms body="a"'],
  ['no end', '<smses><sms body="a"/>'],
  ['nothing', ''],
  ['elements in elements', `<smses>${'<a>'.repeat(9)}${'</a>'.repeat(9)}</smses>`],
  ['our own attribute in another form', '<smses><sms phonekeep_exact="{}"/></smses>'],
  ['our own attribute that is no JSON', '<smses><sms phonekeep_exact="["/></smses>'],
])('refuses %s', async (_, text) => {
  await expect(read(cut(text))).rejects.toMatchObject({ code: 'damaged-in-backup' })
})

it('refuses what is not UTF-8', async () => {
  const bytes = (async function* () {
    yield await Promise.resolve(Buffer.from('<smses><sms body="\xff"/></smses>', 'latin1'))
  })()
  await expect(read(bytes)).rejects.toMatchObject({ code: 'damaged-in-backup' })
})

it('keeps no more of a row than a phone can give', async () => {
  let given = 0
  const endless = (async function* () {
    yield await Promise.resolve(Buffer.from('<smses><sms body="'))
    for (;;) {
      given += 1
      yield Buffer.alloc(1024 * 1024, 'a')
    }
  })()
  await expect(read(endless)).rejects.toMatchObject({ code: 'damaged-in-backup' })
  expect(given).toBeLessThan(40)
})

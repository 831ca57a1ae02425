import { createRandom } from '../../gallery/random'
import type { TelephonyTables } from '../providers/telephony-tables'
import { picturePath } from './pictures'
import { hostileTexts, ordinaryText } from './texts'

export interface Multimedia {
  /** Which of the sample MMS it is. */
  readonly index: number
  readonly recipients: readonly string[]
  readonly thread: number
  /** Milliseconds. */
  readonly date: number
}

/** PduHeaders. */
const type = { from: 137, to: 151, sendRequest: 128, retrieveConfirm: 132 } as const
const utf8 = 106
const owner = '+447700900999'

/** A multimedia message with its parts and addresses, as AOSP's PduPersister leaves them: dates in seconds. */
export function insertMultimedia({ pdu, part, addr }: TelephonyTables, message: Multimedia): void {
  const { index, recipients, thread, date } = message
  const random = createRandom(index * 7 + 1)
  const incoming = index % 5 !== 2
  const text = index % 3 === 0 ? (hostileTexts[index / 3] ?? ordinaryText(random)) : ordinaryText(random)
  const pictures = index % 6 === 5 ? 0 : index % 10 === 9 ? 3 : 1
  const mid = pdu.insert({
    thread_id: thread,
    date: Math.floor(date / 1000),
    date_sent: incoming ? Math.floor(date / 1000) - 3 : 0,
    msg_box: incoming ? 1 : 2,
    read: 1,
    seen: 1,
    m_id: `m${index}@mms.example.com`,
    sub: index % 8 === 1 ? 'Grüße, aus: dem Urlaub' : null,
    sub_cs: index % 8 === 1 ? utf8 : null,
    ct_t: incoming ? 'application/vnd.wap.multipart.related' : null,
    m_cls: 'personal',
    m_type: incoming ? type.retrieveConfirm : type.sendRequest,
    v: 18,
    m_size: 20_000 + pictures * 24_000,
    pri: 129,
    rr: 129,
    d_rpt: 129,
    tr_id: `T${(0x1000_0000 + index).toString(16)}`,
    sub_id: 1,
    text_only: pictures === 0 ? 1 : 0,
    creator: 'com.example.messages',
  })
  if (mid === undefined) return
  const smil =
    pictures > 0 ? [{ seq: -1, ct: 'application/smil', cid: '<smil>', cl: 'smil.xml', text: smilText }] : []
  const body = { seq: 0, ct: 'text/plain', chset: utf8, cid: '<text_0>', cl: 'text_0.txt', text }
  const images = Array.from({ length: pictures }, (_, at) => {
    const name = `image_${index}_${at}.jpg`
    return { seq: 0, ct: 'image/jpeg', name, cid: `<${name}>`, cl: name, _data: picturePath(index * 4 + at) }
  })
  for (const row of [...smil, ...images, ...(text === '' ? [] : [body])]) part.insert({ ...row, mid })
  const [first = ''] = recipients
  const addresses = incoming
    ? [[first, type.from] as const, ...[owner, ...recipients.slice(1)].map(to => [to, type.to] as const)]
    : [['insert-address-token', type.from] as const, ...recipients.map(to => [to, type.to] as const)]
  for (const [address, kind] of addresses) addr.insert({ msg_id: mid, address, type: kind, charset: utf8 })
}

const smilText =
  '<smil><head><layout><root-layout/><region id="Image" fit="meet"/><region id="Text" fit="scroll"/></layout></head>' +
  '<body><par dur="5000ms"><img src="image" region="Image"/><text src="text_0.txt" region="Text"/></par></body></smil>'

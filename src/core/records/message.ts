/** What is common to the rows of both kinds of message: enough to list, to sort into conversations and to tell changes. */
export interface MessageHeader {
  /** Text alone, or with pictures and more than one recipient (MMS). */
  readonly kind: 'sms' | 'mms'
  /** Of the phone's own row. */
  readonly id: number
  /** Of the conversation that the phone has it in. */
  readonly thread: number
  /** Milliseconds since 1970. */
  readonly date: number
  /** 1 received, 2 sent, 3 draft, 4 outbox, 5 failed, 6 queued (AOSP Telephony.TextBasedSmsColumns and BaseMmsColumns). */
  readonly box: number
  /** Of its text, in UTF-8, where the phone tells; its parts are not in it. */
  readonly bytes: number
  readonly read: boolean
}

/** A conversation as the phone groups it. */
export interface Thread {
  readonly id: number
  /** The others' numbers or addresses; several in a group. */
  readonly addresses: readonly string[]
}

/** Columns of a row, as the phone has them: SyncTech's format has the same names. Null for NULL. */
export type MessageFields = Readonly<Record<string, string | null>>

export interface TextMessage {
  readonly kind: 'sms'
  readonly header: MessageHeader
  readonly address: string | null
  readonly body: string | null
  /** protocol, subject, toa, sc_toa, service_center, read, status, locked, date_sent, sub_id… */
  readonly fields: MessageFields
}

/** A piece of a multimedia message. */
export interface MessagePart {
  readonly id: number
  /** MIME type: `image/jpeg`, `text/plain`, `application/smil`. */
  readonly contentType: string
  /** Text that the phone keeps in its row; null for what is a file. */
  readonly text: string | null
  /**
   * Equal means the same bytes, also when the phone gives the same ids again after a reset: what the row says of it, the
   * phone's own file name among it. Null for text.
   */
  readonly version: string | null
  /** seq, ct, name, chset, cd, fn, cid, cl, ctt_s, ctt_t. */
  readonly fields: MessageFields
}

export interface MessageAddress {
  readonly address: string
  /** 129 BCC, 130 CC, 137 from, 151 to (PduHeaders). */
  readonly type: number
  readonly charset: string | null
}

export interface MultimediaMessage {
  readonly kind: 'mms'
  readonly header: MessageHeader
  readonly addresses: readonly MessageAddress[]
  readonly parts: readonly MessagePart[]
  /** sub, sub_cs, ct_t, m_id, m_type, tr_id, v, read, seen, date_sent, exp, m_cls, pri, st… */
  readonly fields: MessageFields
}

export type Message = TextMessage | MultimediaMessage

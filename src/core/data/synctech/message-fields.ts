/**
 * Attributes of SyncTech's format that are always there, in the order in which its app writes them
 * (https://www.synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/). The phone's other columns follow by name.
 */
export const smsFields = [
  ...['protocol', 'address', 'date', 'type', 'subject', 'body', 'toa', 'sc_toa', 'service_center', 'read'],
  ...['status', 'locked', 'date_sent', 'sub_id'],
] as const

export const mmsFields = [
  ...['date', 'rr', 'sub', 'ct_t', 'read_status', 'seen', 'msg_box', 'address', 'sub_cs', 'resp_st'],
  ...['retr_st', 'd_tm', 'text_only', 'exp', 'locked', 'm_id', 'st', 'retr_txt_cs', 'retr_txt', 'creator'],
  ...['date_sent', 'read', 'm_size', 'rpt_a', 'ct_cls', 'pri', 'sub_id', 'tr_id', 'resp_txt', 'ct_l'],
  ...['m_cls', 'd_rpt', 'v', 'm_type'],
] as const

export const partFields = [
  ...['seq', 'ct', 'name', 'chset', 'cd', 'fn', 'cid', 'cl', 'ctt_s', 'ctt_t', 'text'],
] as const

/** What is told by the message itself, and not by a column of its row. */
export const ownOfSms: ReadonlySet<string> = new Set(['address', 'date', 'type', 'body'])
export const ownOfMms: ReadonlySet<string> = new Set(['date', 'msg_box', 'address'])
export const ownOfPart: ReadonlySet<string> = new Set(['text', 'data'])

/** All that begins like this is ours; other readers skip it. */
export const ownPrefix = 'phonekeep_'
/** The others' addresses, in JSON, where `address` does not tell them. */
export const conversationName = 'phonekeep_conversation'
/** Where the bytes of a part are, beside the file, in place of SyncTech's `data`. */
export const fileName = 'phonekeep_file'

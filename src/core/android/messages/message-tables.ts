/** A table of AOSP's TelephonyProvider, with the columns that are worth keeping. Makers lack some of them, and add others. */
export interface MessageTable {
  readonly uri: string
  /** Whole numbers. */
  readonly plain: readonly string[]
  /** May hold anything: who sent a message has written it. */
  readonly text: readonly string[]
}

/** packages/providers/TelephonyProvider MmsSmsDatabaseHelper.java, CREATE_SMS_TABLE_STRING */
export const smsTable: MessageTable = {
  uri: 'content://sms',
  plain: [
    'person',
    'date',
    'date_sent',
    'protocol',
    'read',
    'status',
    'type',
    'reply_path_present',
    'locked',
    'error_code',
    'sub_id',
    'seen',
  ],
  text: ['address', 'subject', 'body', 'service_center', 'creator'],
}

/** MmsSmsDatabaseHelper.java, createMmsTables: table `pdu` */
export const mmsTable: MessageTable = {
  uri: 'content://mms',
  plain: [
    'date',
    'date_sent',
    'msg_box',
    'read',
    'sub_cs',
    'exp',
    'm_type',
    'v',
    'm_size',
    'pri',
    'rr',
    'rpt_a',
    'resp_st',
    'st',
    'retr_st',
    'retr_txt_cs',
    'read_status',
    'ct_cls',
    'd_tm',
    'd_rpt',
    'locked',
    'sub_id',
    'seen',
    'text_only',
  ],
  text: ['m_id', 'sub', 'ct_t', 'ct_l', 'm_cls', 'tr_id', 'retr_txt', 'resp_txt', 'creator'],
}

/** MmsSmsDatabaseHelper.java, createMmsTables: table `part`. `ct` is what the sender says, and text. */
export const partTable: MessageTable = {
  uri: 'content://mms/part',
  plain: ['mid', 'seq', 'chset', 'ctt_s'],
  text: ['ct', 'name', 'cd', 'fn', 'cid', 'cl', 'ctt_t', '_data', 'text'],
}

/**
 * Kinds of PDU that are messages: sent (M-Send.req) and received (M-Retrieve.conf). Others are reports, and notifications of
 * what was never fetched (com.google.android.mms.pdu PduHeaders).
 */
export const messagePduTypes: ReadonlySet<string | null> = new Set(['128', '132', null])

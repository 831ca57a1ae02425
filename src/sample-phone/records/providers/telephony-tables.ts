import { createTable, type Table, type TableColumns } from '../table'

/** The first Android whose tables of parts, addresses and threads know the SIM: 14. */
const firstWithSubIds = 34

const subId = (sdk: number): TableColumns => (sdk >= firstWithSubIds ? { sub_id: ['integer', -1] } : {})

/** AOSP packages/providers/TelephonyProvider, MmsSmsDatabaseHelper.java, CREATE_SMS_TABLE_STRING. */
const smsColumns: TableColumns = {
  _id: ['integer'],
  thread_id: ['integer'],
  address: ['text'],
  person: ['integer'],
  date: ['integer'],
  date_sent: ['integer', 0],
  protocol: ['integer'],
  read: ['integer', 0],
  status: ['integer', -1],
  type: ['integer'],
  reply_path_present: ['integer'],
  subject: ['text'],
  body: ['text'],
  service_center: ['text'],
  locked: ['integer', 0],
  sub_id: ['integer', -1],
  error_code: ['integer', -1],
  creator: ['text'],
  seen: ['integer', 0],
}

/** The same file, createMmsTables. */
const pduColumns: TableColumns = {
  _id: ['integer'],
  thread_id: ['integer'],
  date: ['integer'],
  date_sent: ['integer', 0],
  msg_box: ['integer'],
  read: ['integer', 0],
  m_id: ['text'],
  sub: ['text'],
  sub_cs: ['integer'],
  ct_t: ['text'],
  ct_l: ['text'],
  exp: ['integer'],
  m_cls: ['text'],
  m_type: ['integer'],
  v: ['integer'],
  m_size: ['integer'],
  pri: ['integer'],
  rr: ['integer'],
  rpt_a: ['integer'],
  resp_st: ['integer'],
  st: ['integer'],
  tr_id: ['text'],
  retr_st: ['integer'],
  retr_txt: ['text'],
  retr_txt_cs: ['integer'],
  read_status: ['integer'],
  ct_cls: ['integer'],
  resp_txt: ['text'],
  d_tm: ['integer'],
  d_rpt: ['integer'],
  locked: ['integer', 0],
  sub_id: ['integer', -1],
  seen: ['integer', 0],
  creator: ['text'],
  text_only: ['integer', 0],
}

const partColumns: TableColumns = {
  _id: ['integer'],
  mid: ['integer'],
  seq: ['integer', 0],
  ct: ['text'],
  name: ['text'],
  chset: ['integer'],
  cd: ['text'],
  fn: ['text'],
  cid: ['text'],
  cl: ['text'],
  ctt_s: ['integer'],
  ctt_t: ['text'],
  _data: ['text'],
  text: ['text'],
}

const addrColumns: TableColumns = {
  _id: ['integer'],
  msg_id: ['integer'],
  contact_id: ['integer'],
  address: ['text'],
  type: ['integer'],
  charset: ['integer'],
}

const threadColumns: TableColumns = {
  _id: ['integer'],
  date: ['integer', 0],
  message_count: ['integer', 0],
  recipient_ids: ['text'],
  snippet: ['text'],
  snippet_cs: ['integer', 0],
  read: ['integer', 1],
  archived: ['integer', 0],
  type: ['integer', 0],
  error: ['integer', 0],
  has_attachment: ['integer', 0],
}

/** The tables of mmssms.db that can be asked for. */
export interface TelephonyTables {
  readonly sms: Table
  readonly pdu: Table
  readonly part: Table
  readonly addr: Table
  readonly threads: Table
  readonly addresses: Table
}

export const createTelephonyTables = (sdk: number): TelephonyTables => ({
  sms: createTable(smsColumns),
  pdu: createTable(pduColumns),
  part: createTable({ ...partColumns, ...subId(sdk) }),
  addr: createTable({ ...addrColumns, ...subId(sdk) }),
  threads: createTable({ ...threadColumns, ...subId(sdk) }),
  addresses: createTable({ _id: ['integer'], address: ['text'], ...subId(sdk) }),
})

import type { ServiceKind } from '../../shared/model/place'

/** What has to be known to reach a service, by rclone's names. */
export const serviceFields = {
  dropbox: [],
  webdav: ['url', 'vendor', 'user', 'pass'],
  sftp: ['host', 'port', 'user', 'pass'],
  s3: ['endpoint', 'region', 'access_key_id', 'secret_access_key'],
  other: [],
} as const satisfies Readonly<Record<ServiceKind, readonly string[]>>

export type ServiceField = (typeof serviceFields)[ServiceKind][number]

export const secretFields: readonly ServiceField[] = ['pass', 'secret_access_key']

/** Servers that rclone treats in their own way. */
export const vendors = ['nextcloud', 'owncloud', 'other'] as const

export type Vendor = (typeof vendors)[number]

/** A service while it is being typed. */
export interface ServiceDraft {
  readonly kind: ServiceKind
  readonly name: string
  readonly folder: string
  readonly fields: Readonly<Partial<Record<ServiceField, string>>>
  readonly vendor: Vendor
  /** Of `other`: what rclone calls it, and its options, `name=value` in each line. */
  readonly type: string
  readonly options: string
}

/** What `places.addService` takes. */
export interface ServiceRequest {
  readonly name: string
  readonly kind: ServiceKind
  readonly type: string
  readonly folder: string
  readonly options: Readonly<Record<string, string>>
}

export type DraftPart = ServiceField | 'name' | 'folder' | 'type' | 'options'

/** What is wrong with a part. `line`: of the options, counted from 1. */
export interface DraftFault {
  readonly part: DraftPart
  readonly fault: 'missing' | 'url' | 'port' | 'type' | 'options'
  readonly line: number
}

const neededFields: readonly ServiceField[] = [
  'url',
  'host',
  'endpoint',
  'access_key_id',
  'secret_access_key',
]

/** What is asked of main; or what is wrong, of the first part that is. */
export function readServiceDraft(draft: ServiceDraft): ServiceRequest | DraftFault {
  const { kind } = draft
  const fault = faultOf(draft)
  if (fault !== null) return fault
  const typed = serviceFields[kind].flatMap((field): readonly (readonly [string, string])[] => {
    if (field === 'vendor') return [[field, draft.vendor]]
    const text = valueOf(draft, field)
    return text === '' ? [] : [[field, text]]
  })
  const fixed = kind === 's3' ? [['provider', 'Other'] as const] : []
  const free = kind === 'other' ? readOptions(draft.options).options : []
  return {
    name: draft.name.trim(),
    kind,
    type: kind === 'other' ? draft.type.trim() : '',
    folder: draft.folder.trim().replace(/^\/+|\/+$/g, ''),
    options: Object.fromEntries([...fixed, ...typed, ...free]),
  }
}

function faultOf(draft: ServiceDraft): DraftFault | null {
  const { kind } = draft
  const found = (part: DraftPart, fault: DraftFault['fault'], line = 0) => ({ part, fault, line })
  for (const field of serviceFields[kind]) {
    const text = valueOf(draft, field)
    if (text === '' && neededFields.includes(field)) return found(field, 'missing')
    if (field === 'url' && !/^https?:\/\/[^/\s]/.test(text)) return found(field, 'url')
    if (field === 'port' && text !== '' && !isPort(text)) return found(field, 'port')
  }
  if (kind === 'other') {
    if (!/^[a-z0-9]+$/.test(draft.type.trim())) return found('type', 'type')
    const { wrongLine } = readOptions(draft.options)
    if (wrongLine !== null) return found('options', 'options', wrongLine)
  }
  if (draft.name.trim() === '') return found('name', 'missing')
  // Without a bucket there is nowhere to put anything.
  if (kind === 's3' && draft.folder.trim() === '') return found('folder', 'missing')
  return null
}

/** What may be kept once it has been sent. */
export function withoutSecrets(fields: ServiceDraft['fields']): ServiceDraft['fields'] {
  return { ...fields, pass: '', secret_access_key: '' }
}

/** A password is taken as it is: blanks at its ends may be part of it. */
function valueOf({ fields }: ServiceDraft, field: ServiceField): string {
  const text = fields[field] ?? ''
  return secretFields.includes(field) ? text : text.trim()
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
}

interface FreeOptions {
  readonly options: readonly (readonly [name: string, value: string])[]
  /** Counted from 1; null where all can be read. */
  readonly wrongLine: number | null
}

function readOptions(text: string): FreeOptions {
  const options: (readonly [string, string])[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, name, value] = /^\s*([a-z0-9_]+)\s*=(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return { options, wrongLine: index + 1 }
    options.push([name, value.trim()])
  }
  return { options, wrongLine: null }
}

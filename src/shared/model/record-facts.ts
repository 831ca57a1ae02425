/** Of a call: AOSP android.provider.CallLog.Calls; what none of these is has `other`. */
export const callTypes = [
  'incoming',
  'outgoing',
  'missed',
  'voicemail',
  'rejected',
  'blocked',
  'elsewhere',
  'other',
] as const

export type CallType = (typeof callTypes)[number]

/** What a list shows of a record, beside name, size and date. Texts are for people to read. */
export type RecordFacts =
  | {
      readonly kind: 'contact'
      readonly numbers: readonly string[]
      readonly favourite: boolean
      /** Whether its thumbnail is worth asking for. */
      readonly hasPhoto: boolean
    }
  | {
      readonly kind: 'conversation'
      /** The others' numbers or addresses; several in a group. */
      readonly addresses: readonly string[]
      /** As the contacts of the same phone or backup call them, in the order of `addresses`; null where none does. */
      readonly names: readonly (string | null)[]
      readonly messages: number
    }
  | {
      readonly kind: 'call'
      readonly type: CallType
      /** Empty where it was hidden. */
      readonly number: string
      readonly name: string | null
      /** Seconds. */
      readonly duration: number
    }

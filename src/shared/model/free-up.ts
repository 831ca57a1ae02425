/** Where files go that are taken off a phone: into the phone's own trash, or nowhere. */
export const removalWays = ['trash', 'for-good'] as const

export type RemovalWay = (typeof removalWays)[number]

/** Why something of a phone is not offered when space is freed up. */
export const stayReasons = ['newer', 'favourite', 'differs', 'of-apps', 'not-saved'] as const

/**
 * - `newer`: not older than the date
 * - `favourite`: marked as one on the phone
 * - `differs`: the phone has another size or time than the backup
 * - `of-apps`: what apps keep for themselves, and what is hidden
 * - `not-saved`: the backup does not have it
 */
export type StayReason = (typeof stayReasons)[number]

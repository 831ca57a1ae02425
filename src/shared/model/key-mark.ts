/**
 * What is to be said of a backup of a phone of which this computer knows the key:
 * - `not-signed`: encrypted for that key, and not signed with it: somebody else has made or changed it
 * - `other-key`: encrypted with a key that this computer does not know
 * - `not-encrypted`: anyone who can write there could have made it
 */
export type KeyMark = 'not-signed' | 'other-key' | 'not-encrypted'

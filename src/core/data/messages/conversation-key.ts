import { addressKey } from '../../records/address-key'

/**
 * What a conversation is known by, whatever number its phone gives it, and however its numbers are written: empty where
 * nobody is known of it.
 */
export function conversationKey(addresses: readonly string[]): string {
  return [...new Set(addresses.map(address => addressKey(address) ?? address.trim()))].sort().join('~')
}

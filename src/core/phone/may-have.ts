import type { Phone, Stat } from './phone'

/** Whether a file that the phone tells this of can have so many bytes: some tell no sizes beyond 2^32. */
export function mayHave({ toldSize }: Pick<Phone, 'toldSize'>, stat: Stat, bytes: number): boolean {
  return stat.bytes === (stat.exactSize ? bytes : toldSize(bytes))
}

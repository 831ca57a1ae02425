import { filesSource } from './files/files-source'
import type { DataSource } from './source'

/** All there is on a phone that can be saved, in the order in which it is listed and put back. */
export const sources: readonly DataSource[] = [filesSource]

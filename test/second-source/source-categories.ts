import { sourceCategories as own } from '../../src/shared/model/source-categories'

export const sourceCategories = { ...own, notes: ['notes'] } as const

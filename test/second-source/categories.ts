import { categories as own } from '../../src/renderer/messages/en/categories'

export const categories = { ...own, notes: { title: 'Notes', hint: 'What you wrote down' } }

import { sources as own } from '../../src/core/data/sources'
import { notesSource } from './notes/notes-source'

export const sources = [...own, notesSource]

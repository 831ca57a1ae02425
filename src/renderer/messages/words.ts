import { createFormat } from './create-format'
import { en } from './en'

/** What every language must supply. */
export type Words = typeof en

/** The language in use. A second one is an object of type `Words`; the compiler tells what it lacks. */
export const words: Words = en

export const format = createFormat(words.locale)

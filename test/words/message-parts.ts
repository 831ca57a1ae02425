import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** The parts of a message, those inside its plurals and selects too. @throws SyntaxError where it is not ICU MessageFormat */
export function messageParts(text: string): readonly MessageFormatElement[] {
  const all: MessageFormatElement[] = []
  const collect = (parts: readonly MessageFormatElement[]) => {
    for (const part of parts) {
      all.push(part)
      if (part.type === TYPE.plural || part.type === TYPE.select)
        for (const { value } of Object.values(part.options)) collect(value)
    }
  }
  collect(parse(text, { ignoreTag: true }))
  return all
}

/** What a message has to be given. */
export function argumentsOf(text: string): ReadonlySet<string> {
  return new Set(
    messageParts(text).flatMap(part =>
      part.type === TYPE.literal || part.type === TYPE.pound || part.type === TYPE.tag ? [] : [part.value],
    ),
  )
}

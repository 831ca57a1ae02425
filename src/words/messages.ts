import type en from './en.json'

/** Messages by section, as a file of them holds them: texts in ICU MessageFormat. */
export interface MessageTree {
  readonly [name: string]: string | MessageTree
}

/** Names one message of a file by its sections: `library.title`. Of the window's, English has them all. */
export type MessageKey<Tree = typeof en> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${MessageKey<Tree[Name]>}`
}[keyof Tree & string]

/** Each message under its whole key. */
export function flatten(tree: MessageTree, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [[path + name, value] as const] : [...flatten(value, `${path}${name}.`)],
    ),
  )
}

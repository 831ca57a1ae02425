import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import cli from '../../src/words/cli.json'
import en from '../../src/words/en.json'
import { flatten } from '../../src/words/messages'
import { argumentsOf } from './message-parts'

interface Use {
  readonly place: string
  readonly keys: readonly string[]
  /** Null where the values are not written out. */
  readonly given: ReadonlySet<string>
}

/** Each file of messages, and where they are said. */
const files = [
  {
    file: 'en.json',
    messages: flatten(en),
    places: [
      ['src/renderer/tsconfig.json', 'renderer'],
      // Menus, notifications and the system's dialogs.
      ['tsconfig.json', 'main'],
    ],
  },
  // The demo runs the commands, and speaks between them.
  {
    file: 'cli.json',
    messages: flatten(cli),
    places: [
      ['tsconfig.json', 'cli'],
      ['tsconfig.json', 'demo'],
    ],
  },
] as const

describe.each(files)('$file', ({ messages, places }) => {
  let uses: readonly Use[] = []

  beforeAll(() => {
    uses = places.flatMap(([config, folder]) => findUses(config, folder))
  })

  it('has no message that is said nowhere', () => {
    const said = new Set(uses.flatMap(use => use.keys))
    expect([...messages.keys()].filter(key => !said.has(key))).toEqual([])
  })

  it('is used where it is known what is said', () => {
    // One place that could say anything would hide what nobody says.
    expect(uses.filter(({ keys }) => keys.length === 0 || keys.length > 60)).toEqual([])
  })

  it('is told what each message asks for', () => {
    const lacking = uses.flatMap(({ place, keys, given }) =>
      keys.flatMap(key =>
        [...argumentsOf(messages.get(key) ?? '')]
          .filter(name => !given.has(name))
          .map(name => `${place}: ${key} needs ${name}`),
      ),
    )
    expect(lacking).toEqual([])
  })
})

/** All that speaks, by what it is compiled with: a program of its own for each folder would read the same files again. */
const speaking: Readonly<Record<string, RegExp>> = {
  'src/renderer/tsconfig.json': /\/src\/renderer\//,
  'tsconfig.json': /\/src\/(main|cli|demo)\//,
}
const programs = new Map<string, ts.Program>()

function programOf(config: keyof typeof speaking): ts.Program {
  const known = programs.get(config)
  if (known) return known
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host)
  if (!parsed) throw new Error(`${config} cannot be read.`)
  // What they import comes along.
  const roots = parsed.fileNames.filter(file => speaking[config]?.test(file))
  const program = ts.createProgram(roots, parsed.options)
  programs.set(config, program)
  return program
}

/** Where this folder of src says something, as the compiler sees it: it knows all that a key may be. */
function findUses(config: keyof typeof speaking, folder: string): readonly Use[] {
  const program = programOf(config)
  // `say.ts` passes on whatever it is given.
  const isAsked = (file: string) => file.includes(`/src/${folder}/`) && !file.endsWith('/say.ts')
  const checker = program.getTypeChecker()
  const found: Use[] = []
  const visit = (node: ts.Node, file: ts.SourceFile): void => {
    if (ts.isCallExpression(node) && isSay(node.expression)) {
      const [key, values] = node.arguments
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      const properties =
        values === undefined ? [] : checker.getPropertiesOfType(checker.getTypeAtLocation(values))
      found.push({
        place: `${file.fileName}:${line + 1}`,
        keys: key === undefined ? [] : literalsOf(checker.getTypeAtLocation(key)),
        given: new Set(properties.map(({ name }) => name)),
      })
    }
    ts.forEachChild(node, child => visit(child, file))
  }
  for (const file of program.getSourceFiles())
    if (isAsked(file.fileName) && !file.fileName.includes('.test.')) visit(file, file)
  return found
}

function literalsOf(type: ts.Type): readonly string[] {
  if (type.isStringLiteral()) return [type.value]
  return type.isUnion() ? type.types.flatMap(literalsOf) : []
}

/** `say(…)`, or that of something that speaks: `speech.say(…)`. */
function isSay(called: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(called) ? called.name : called
  return ts.isIdentifier(name) && name.text === 'say'
}

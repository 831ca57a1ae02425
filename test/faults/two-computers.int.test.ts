import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallContents } from './phone-contents'
import { createTemplates, type Templates } from './templates'
import { describeEncounter, drawEncounter, runEncounter } from './encounters'
import { createWorld, type World } from './world'

/** `npm run test:faults` runs many more cases. */
const seed = Number(process.env['PHONEKEEP_FAULT_SEED'] ?? 20261124)
const count = process.env['PHONEKEEP_FAULT_CASES'] === undefined ? 6 : 90
const only = process.env['PHONEKEEP_FAULT_CASE']?.split('-').map(Number)
const first = only?.at(0) ?? 0
const last = only?.at(-1) ?? count - 1
const numbers = Array.from({ length: last - first + 1 }, (_, number) => first + number)
const ends = new Map<string, number>()
let world: World
let templates: Templates

beforeAll(async () => {
  world = await createWorld(smallContents())
  templates = createTemplates(world)
})
afterAll(() => world?.close())

describe.runIf(process.platform === 'linux')(`two runs in one folder, seed ${seed}`, () => {
  it.each(
    numbers.map(number => drawEncounter(seed, number)).map(one => [describeEncounter(one), one] as const),
  )('%s', async (_, encounter) => {
    const end = await runEncounter(world, templates, encounter)
    const name = `${encounter.kind}: ${end}`
    ends.set(name, (ends.get(name) ?? 0) + 1)
  })

  it('did meet', () => {
    console.log(
      [...ends]
        .sort()
        .map(([name, each]) => `${String(each).padStart(5)}  ${name}`)
        .join('\n'),
    )
    if (only !== undefined) return
    const names = [...ends.keys()].join()
    expect(names).toContain('one was busy')
    expect(names).toContain('taken over')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeCase, drawCase } from './draw-cases'
import { phoneContents } from './phone-contents'
import { runCase } from './run-case'
import { createTemplates, type Templates } from './templates'
import { createWorld, type World } from './world'

/** `npm run test:faults` runs many more cases. */
const seed = Number(process.env['PHONEKEEP_FAULT_SEED'] ?? 20261122)
const count = Number(process.env['PHONEKEEP_FAULT_CASES'] ?? 6)
/** `17`, or `80-119`. */
const only = process.env['PHONEKEEP_FAULT_CASE']?.split('-').map(Number)
const first = only?.at(0) ?? 0
const last = only?.at(-1) ?? count - 1
const numbers = Array.from({ length: last - first + 1 }, (_, number) => first + number)
const struck = new Map<string, number>()
let resumedBytes = 0
let world: World
let templates: Templates

beforeAll(async () => {
  world = await createWorld(phoneContents())
  templates = createTemplates(world)
})
afterAll(() => world?.close())

describe(`interruptions of seed ${seed}`, () => {
  it.each(numbers.map(number => drawCase(seed, number)).map(plan => [describeCase(plan), plan] as const))(
    '%s',
    async (_, plan) => {
      const result = await runCase(world, templates, plan)
      for (const { kind } of result.struck) {
        const name = `${kind}, ${plan.kind}`
        struck.set(name, (struck.get(name) ?? 0) + 1)
      }
      resumedBytes += result.resumedBytes
    },
  )

  it('did take place, and large files were gone on with', () => {
    const total = [...struck.values()].reduce((sum, each) => sum + each, 0)
    console.log(`seed ${seed}: ${total} interruptions, ${Math.round(resumedBytes / 1e6)} MB gone on with`)
    console.log(
      [...struck]
        .sort()
        .map(([name, each]) => `${String(each).padStart(5)}  ${name}`)
        .join('\n'),
    )
    if (only !== undefined) return
    expect(total).toBeGreaterThanOrEqual(numbers.length)
    expect(resumedBytes).toBeGreaterThan(0)
  })
})

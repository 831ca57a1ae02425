import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Interruption } from './interruptions'
import { smallContents } from './phone-contents'
import { runCase } from './run-case'
import { createTemplates, type Before, type Templates } from './templates'
import { createWorld, type Kind, type World } from './world'

/** `npm run test:faults` tries every one of them; with a stride only each so many-th. */
const stride = Number(process.env['PHONEKEEP_FAULT_STRIDE'] ?? 61)
const only = process.env['PHONEKEEP_FAULT_WRITE']
const patienceMs = 30 * 60_000
let world: World
let templates: Templates

beforeAll(async () => {
  world = await createWorld(smallContents())
  templates = createTemplates(world)
})
afterAll(() => world?.close())

/** When the run has given some files their places, and part of the film is there. */
const inTheMiddle: Interruption = { kind: 'killed at a write', share: 0.55, when: 'in' }
const runs = [
  { run: 'a first run', before: 'nothing', earlier: [] },
  { run: 'a run after an older backup', before: 'an older one', earlier: [] },
  { run: 'a run that takes another one up', before: 'nothing', earlier: [inTheMiddle] },
] as const satisfies readonly { run: string; before: Before; earlier: readonly Interruption[] }[]
const each = runs.flatMap(run => (['plain', 'encrypted'] as const).map(kind => ({ ...run, kind })))

describe('power is cut before every write', () => {
  it.each(each)(
    'of $run, $kind: the next one completes the same backup',
    async ({ run, before, earlier, kind }) => {
      const writes = await templates.writes(kind, before)
      let struck = 0
      for (const at of only === undefined ? points(writes) : [Number(only)]) {
        const cut: Interruption = { kind: 'killed at a write', share: (at - 0.5) / writes, when: 'before' }
        const result = await tryCase({ number: at, kind, before, interruptions: [...earlier, cut] })
        struck += result.struck.includes(cut) ? 1 : 0
      }
      console.log(`${run}, ${kind}: ended before ${struck} of about ${writes} writes`)
      expect(struck).toBeGreaterThan(0)
    },
    patienceMs,
  )
})

function points(writes: number): number[] {
  return Array.from({ length: Math.ceil(writes / stride) }, (_, number) => 1 + number * stride)
}

async function tryCase(plan: {
  readonly number: number
  readonly kind: Kind
  readonly before: Before
  readonly interruptions: readonly Interruption[]
}) {
  try {
    return await runCase(world, templates, { ...plan, change: null })
  } catch (error) {
    throw new Error(`PHONEKEEP_FAULT_WRITE=${plan.number} (-t "${plan.kind}")`, { cause: error })
  }
}

import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { findRunProcesses, listProcesses } from './find-processes.mjs'

const each = (pid, { parent = 1, group = pid, environment = [] } = {}) => ({
  pid,
  parent,
  group,
  environment,
})
const run = { group: 10, mark: 'RUN=1' }
const pids = processes => findRunProcesses(processes, run).map(({ pid }) => pid)

describe('findRunProcesses', () => {
  test('finds the group, the marked, and the descendants of both', () => {
    const marked = each(20, { environment: ['A=b', 'RUN=1'] })
    const processes = [each(22, { parent: 21 }), each(21, { parent: 20 }), marked, each(11, { group: 10 })]
    expect(pids([...processes, each(12, { parent: 11 })])).toEqual([22, 21, 20, 11, 12])
  })

  test('leaves all others alone', () => {
    expect(pids([each(1, { parent: 0 }), each(30, { environment: ['RUN=12', 'XRUN=1'] })])).toEqual([])
  })
})

test.runIf(process.platform === 'linux')('listProcesses sees a process and what it inherited', async () => {
  const child = spawn('sleep', ['60'], { env: { ...process.env, PHONEKEEP_PROOF: 'here' }, detached: true })
  try {
    await new Promise(resolve => child.once('spawn', resolve))
    const found = findRunProcesses(listProcesses(), { group: -1, mark: 'PHONEKEEP_PROOF=here' })
    expect(found).toMatchObject([{ pid: child.pid, parent: process.pid, command: 'sleep 60' }])
  } finally {
    child.kill()
  }
})

import { readdirSync, readFileSync } from 'node:fs'

function readProcFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    // Gone since, or another user's.
    return ''
  }
}

/** The fields after the program's name, which may hold spaces and brackets itself (proc_pid_stat(5)). */
function readStat(pid) {
  const stat = readProcFile(pid, 'stat')
  const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { state, parent: Number(parent), group: Number(group) }
}

function readProcess(pid) {
  const environment = readProcFile(pid, 'environ').split('\0')
  const command = readProcFile(pid, 'cmdline').split('\0').join(' ').trim()
  return { pid, ...readStat(pid), environment, command }
}

/** All processes that can be seen and have not ended. Linux only. */
export function listProcesses() {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => readProcess(Number(name)))
    .filter(({ state }) => state !== undefined && state !== '' && state !== 'Z' && state !== 'X')
}

/**
 * The processes of a run: those in its process group, those that inherited its mark (also when they made themselves
 * daemons, as the adb server does), and all their descendants: Chromium's children write over their environment.
 * @param processes listProcesses' answer
 * @param run `{ group, mark }`: the process group's id, and the NAME=value the run's environment had
 */
export function findRunProcesses(processes, { group, mark }) {
  const found = new Set(
    processes.filter(each => each.group === group || each.environment.includes(mark)).map(({ pid }) => pid),
  )
  let isGrowing = true
  while (isGrowing) {
    const children = processes.filter(each => !found.has(each.pid) && found.has(each.parent))
    for (const { pid } of children) found.add(pid)
    isGrowing = children.length > 0
  }
  return processes.filter(({ pid }) => found.has(pid))
}

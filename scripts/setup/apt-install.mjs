import { canBeRoot, runAsRoot } from './as-root.mjs'
import { findProgram } from './find-program.mjs'
import { runCommand } from './run-command.mjs'
import { say, SetupError } from './say.mjs'

/**
 * Picks, for each need, the first of its package names that this system has: Ubuntu 24.04 and Debian 13 renamed some
 * with a "t64" at the end. The last name stands where none is known, so that apt names it in its error.
 * @param choices lists of names, the one to prefer first
 * @param isKnown async (name) => boolean
 */
export async function choosePackages(choices, isKnown) {
  const chosen = []
  for (const names of choices) {
    let pick = names.at(-1)
    for (const name of names) {
      if (await isKnown(name)) {
        pick = name
        break
      }
    }
    if (!chosen.includes(pick)) chosen.push(pick)
  }
  return chosen
}

// "show" fails for a name that is only provided by others, which "install" may refuse as ambiguous.
const isKnownToApt = async name => (await runCommand('apt-cache', ['show', name])).code === 0

const byHand = packages =>
  `Run, as root: apt-get update && apt-get install ${packages.join(' ')}\nThen run this again.`

/**
 * Installs packages in one apt-get call, after apt-get update.
 * @param choices as for choosePackages
 * @throws SetupError with the exact command when it cannot be done here
 */
export async function aptInstall(choices) {
  const wanted = choices.map(names => names.at(-1)).join(' ')
  if (findProgram('apt-get') === undefined) {
    throw new SetupError(`Missing, and there is no apt-get here to install it. In Debian's names: ${wanted}`)
  }
  if (!(await canBeRoot())) {
    throw new SetupError(`Missing: ${wanted}. ${byHand(await choosePackages(choices, isKnownToApt))}`)
  }
  say(`Missing: ${wanted}. Reading the package lists (apt-get update).`)
  // One broken source does not matter as long as the packages are found, so the answer is that of the install.
  const update = await runAsRoot('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update'])
  const packages = await choosePackages(choices, isKnownToApt)
  const install = ['-y', '-o', 'DPkg::Lock::Timeout=300', 'install', '--no-install-recommends', ...packages]
  say(`Installing: apt-get install ${packages.join(' ')}`)
  const { code, output } = await runAsRoot('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...install])
  if (code !== 0) {
    const trouble = (update.code === 0 ? output : update.output + output)
      .trim()
      .split('\n')
      .slice(-15)
      .join('\n')
    throw new SetupError(`${trouble}\n${byHand(packages)}`)
  }
}

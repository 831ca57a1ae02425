import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'

const sftpServer = '/usr/lib/openssh/sftp-server'

/** Whether this system has what `mountOverNetwork` needs (Debian: sshfs and openssh-sftp-server). */
export function canMountOverNetwork(): boolean {
  return existsSync('/usr/bin/sshfs') && existsSync(sftpServer)
}

/**
 * Shows a folder in another place as a network disk does: over a protocol, with a memory of its own of what is there and
 * how old it is. No network is used.
 * @param helper a file that is made
 */
export function mountOverNetwork(
  folder: string,
  at: string,
  helper: string,
): { readonly unmount: () => void } {
  mkdirSync(at, { recursive: true })
  writeFileSync(helper, `#!/bin/sh\nexec ${sftpServer}\n`, { mode: 0o755 })
  execFileSync('sshfs', ['-o', `ssh_command=${helper}`, `here:${folder}`, at], {
    stdio: 'ignore',
    timeout: 10_000,
  })
  return { unmount: () => void execFileSync('fusermount', ['-u', '-z', at], { stdio: 'ignore' }) }
}

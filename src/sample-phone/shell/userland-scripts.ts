import { sdCard } from '../files/create-root'
import { diskFree, diskFreeHeading } from '../files/write-disk-free'
import type { PhoneIdentity } from '../phone-identity'
import { notAvailable } from './framework-commands'

export interface InstalledPackage {
  readonly name: string
  readonly versionCode: number
  readonly kind: 'system' | 'third-party'
}

export const installedPackages: readonly InstalledPackage[] = [
  { name: 'com.android.providers.media.module', versionCode: 34, kind: 'system' },
  { name: 'com.android.settings', versionCode: 34, kind: 'system' },
  { name: 'com.example.notes', versionCode: 17, kind: 'third-party' },
  { name: 'com.example.walks', versionCode: 203, kind: 'third-party' },
]

/** Where a package's APK is: pushed apps in /data/app, those of the system in /system. */
export const packagePath = ({ name, kind }: InstalledPackage): string =>
  kind === 'system' ? `/system/app/${name}/base.apk` : `/data/app/~~c2FtcGxl==/${name}-cGhvbmU=/base.apk`

/** `pm list packages` with the options that matter: `-3`, `-s`, `-f`. */
export function listPackages(options: readonly string[]): readonly string[] {
  return installedPackages
    .filter(({ kind }) => !options.includes('-3') || kind === 'third-party')
    .filter(({ kind }) => !options.includes('-s') || kind === 'system')
    .map(pack => `package:${options.includes('-f') ? `${packagePath(pack)}=` : ''}${pack.name}`)
}

const getprop = `#!/system/bin/sh
if [ $# -eq 0 ]; then
  while IFS= read -r line; do print -r -- "[\${line%%=*}]: [\${line#*=}]"; done </system/build.prop
  exit 0
fi
while IFS= read -r line; do
  if [ "\${line%%=*}" = "$1" ]; then print -r -- "\${line#*=}"; exit 0; fi
done </system/build.prop
print -r -- "$2"
`

const df = `#!/system/bin/sh
print -r -- '${diskFreeHeading}'
all=1
for path in "$@"; do
  case $path in
    -*) continue ;;
    ${sdCard}*) volume=card ;;
    *) volume=internal ;;
  esac
  all=
  cat "${diskFree}/$volume" 2>/dev/null
done
[ -z "$all" ] || cat ${diskFree}/internal ${diskFree}/card 2>/dev/null
exit 0
`

const lines = (text: readonly string[]): string => text.map(line => `print -r -- '${line}'`).join('\n')

const pm = (): string => `#!/system/bin/sh
case "$1 $2" in
'list packages')
  case " $* " in
    *' -3 '*) ${lines(listPackages(['-3']))} ;;
    *' -s '*) ${lines(listPackages(['-s']))} ;;
    *' -f '*) ${lines(listPackages(['-f']))} ;;
    *) ${lines(listPackages([]))} ;;
  esac ;;
${installedPackages.map(pack => `'path ${pack.name}') print -r -- 'package:${packagePath(pack)}' ;;`).join('\n')}
'path '*) exit 1 ;;
*) print -ru2 -- '${notAvailable('pm')}'; exit 1 ;;
esac
`

const refuse = (command: string): string =>
  `#!/system/bin/sh\nprint -ru2 -- '${notAvailable(command)}'\nexit 1\n`

/** A pipe on the phone by which scripts ask this process (serve-requests.ts): a line with the path of each request. */
export const requestPipe = '/dev/phone-requests'
export const requestPath = /^\/data\/local\/tmp\/\.request-\d+$/
/** What a request's files are called after its path. */
export const requestFiles = { words: '.words', input: '.in', output: '.out', errors: '.err' } as const

/**
 * Hands a command with its words to this process, waits, and tells what it answers. Only `content write` has an input. Words may
 * hold anything, and an argument may be longer than what a pipe takes at once: they go through a file. All files are open when it
 * asks, and have been removed when it is answered: starting a program for that, or for an answer that is empty, is what takes time.
 */
const askPhone = (command: string): string => `#!/system/bin/sh
request=/data/local/tmp/.request-$$
mkfifo "$request" && exec 3<>"$request" 4<>"$request${requestFiles.output}" 5<>"$request${requestFiles.errors}" || exit 1
for word in ${command} "$@"; do print -rn -- "$word"; print -n '\\0'; done >"$request${requestFiles.words}"
[ "${command} $1" != 'content write' ] || cat >"$request${requestFiles.input}"
print -r -- "$request" >${requestPipe}
IFS=' ' read -r -u3 code output errors
[ "$output" = 0 ] || cat <&4
[ "$errors" = 0 ] || cat <&5 >&2
exit "$code"
`

/** Commands that ask Android's framework, and are answered by this process. */
export const frameworkCommands = ['am', 'cmd', 'content', 'dumpsys'] as const
/** Those that are refused whatever they ask for. */
export const refusedCommands = ['settings', 'svc', 'wm'] as const

/** The commands of /system/bin that are not toybox's, by name: small scripts for mksh. */
export function userlandScripts(): ReadonlyMap<string, string> {
  return new Map([
    ...frameworkCommands.map(command => [command, askPhone(command)] as const),
    ['getprop', getprop],
    ['df', df],
    ['pm', pm()],
    ...refusedCommands.map(command => [command, refuse(command)] as const),
  ])
}

/** Names for the numbers that `ls -l` and `id` show. Source: AOSP android_filesystem_config.h. */
export const passwd = 'root:x:0:0::/:/system/bin/sh\nshell:x:2000:2000::/:/system/bin/sh\n'
export const group =
  'root:x:0:\ninput:x:1004:\nlog:x:1007:\nsdcard_rw:x:1015:\nmedia_rw:x:1023:\nsdcard_r:x:1028:\n' +
  'shell:x:2000:\ninet:x:3003:\n'

/** /etc/mkshrc of a phone: the prompt. */
export const mkshrc = (phone: PhoneIdentity): string => `PS1='${phone.device}:\${PWD:-?} $ '\n`

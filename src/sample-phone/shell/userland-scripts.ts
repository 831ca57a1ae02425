import { sdCard } from '../files/create-root'
import { diskFree, diskFreeHeading } from '../files/write-disk-free'
import { notAvailable } from '../media/media-commands'
import { mediaTables } from '../media/media-table'
import { mediaStore } from '../media/write-answers'
import type { PhoneIdentity } from '../phone-identity'

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

/** A pipe on the phone by which scripts ask this process; each gets its answer by a pipe of its own in that folder. */
export const requestPipe = '/dev/phone-requests'
export const answerFolder = '/data/local/tmp'

/** Hands the command with its words to this process (serve-requests.ts), and tells what it answers. */
const askPhone = (command: string): string => `tab=$'\\t' line=$'\\n'
case "$*" in *"$tab"* | *"$line"*) print -ru2 -- '${notAvailable(command)}'; exit 1 ;; esac
answer=${answerFolder}/.answer-$$
mkfifo "$answer" && exec 3<>"$answer" || exit 1
request=$answer\${tab}${command}
for word; do request="$request$tab$word"; done
print -r -- "$request" >${requestPipe}
code=1
while IFS= read -r -u3 line; do
  case $line in
    o*) print -r -- "\${line#o}" ;;
    e*) print -ru2 -- "\${line#e}" ;;
    x*) code=\${line#x}; break ;;
  esac
done
rm -f "$answer"
exit "$code"
`

const am = `#!/system/bin/sh\n${askPhone('am')}`

/** The verbs, tables and answers of `content` are those of `builtin/content-tool.ts`. */
const content = `#!/system/bin/sh
if [ "$1" = call ]; then
${askPhone('content')}fi
verb=$1 uri= projection= other=
[ $# -eq 0 ] || shift
while [ $# -gt 1 ]; do
  case $1 in
    --uri) uri=$2 ;;
    --projection) projection=$2 ;;
    --user) ;;
    *) other=$1 ;;
  esac
  shift 2
done
complain() {
  print -ru2 -- 'Error while accessing provider:media'
  print -ru2 -- "java.$1"
  exit 0
}
rest=\${uri#content://media/external/}
table=\${rest%%/*}
case "$verb $uri$other" in
'query content://media/external/file' | 'query content://media/external/'@(${mediaTables.join('|')})/media)
  answer="${mediaStore}/$table \${projection%%:*}"
  case $projection in *:*) answer="$answer+\${projection#*:}" ;; esac
  [ -f "$answer" ] || complain "lang.IllegalArgumentException: Invalid column $projection"
  if [ -s "$answer" ]; then cat "$answer"; else print 'No result found.'; fi ;;
'read content://media/external/'*'/media/'*'/thumbnail')
  id=\${rest#*/media/}
  while IFS=' ' read -r one other name; do
    [ "$one $other" = "$table \${id%/thumbnail}" ] && exec cat "${mediaStore}/thumbnails/$name"
  done <${mediaStore}/thumbnails.txt
  complain "io.FileNotFoundException: $uri" ;;
*) print -ru2 -- '${notAvailable('content')}'; exit 1 ;;
esac
`

/** The commands of /system/bin that are not toybox's, by name: small scripts for mksh. */
export function userlandScripts(): ReadonlyMap<string, string> {
  const refused = ['cmd', 'dumpsys', 'settings', 'svc', 'wm']
  return new Map([
    ['am', am],
    ['content', content],
    ['getprop', getprop],
    ['df', df],
    ['pm', pm()],
    ...refused.map(command => [command, refuse(command)] as const),
  ])
}

/** Names for the numbers that `ls -l` and `id` show. Source: AOSP android_filesystem_config.h. */
export const passwd = 'root:x:0:0::/:/system/bin/sh\nshell:x:2000:2000::/:/system/bin/sh\n'
export const group =
  'root:x:0:\ninput:x:1004:\nlog:x:1007:\nsdcard_rw:x:1015:\nmedia_rw:x:1023:\nsdcard_r:x:1028:\n' +
  'shell:x:2000:\ninet:x:3003:\n'

/** /etc/mkshrc of a phone: the prompt. */
export const mkshrc = (phone: PhoneIdentity): string => `PS1='${phone.device}:\${PWD:-?} $ '\n`

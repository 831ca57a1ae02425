/**
 * What `content` prints before an `[ERROR]` line (AOSP cmds/content, Content.java, USAGE), by Android version: the usage of
 * insert tells whether bindings are escaped.
 */
export function contentUsage(sdk: number): string {
  const extra = sdk >= 30 ? ' [--extra <BINDING>...]' : ''
  const nothing = sdk >= 29 ? ', n - null' : ''
  const parts = [
    ['usage: adb shell content [subcommand] [options]'],
    [
      `usage: adb shell content insert --uri <URI> [--user <USER_ID>] --bind <BINDING> [--bind <BINDING>...]${extra}`,
      '  <URI> a content provider URI.',
      '  <BINDING> binds a typed value to a column and is formatted:',
      '  <COLUMN_NAME>:<TYPE>:<COLUMN_VALUE> where:',
      '  <TYPE> specifies data type such as:',
      `  b - boolean, s - string, i - integer, l - long, f - float, d - double${nothing}`,
      '  Note: Omit the value for passing an empty string, e.g column:s:',
      '  Example:',
      '  # Add "new_setting" secure setting with value "new_value".',
      '  adb shell content insert --uri content://settings/secure --bind name:s:new_setting --bind value:s:new_value',
    ],
    [
      `usage: adb shell content update --uri <URI> [--user <USER_ID>] [--where <WHERE>]${extra}`,
      '  <WHERE> is a SQL style where clause in quotes (You have to escape single quotes - see example below).',
      '  Example:',
      '  # Change "new_setting" secure setting to "newer_value".',
      '  adb shell content update --uri content://settings/secure --bind value:s:newer_value --where "name=\'new_setting\'"',
    ],
    [
      `usage: adb shell content delete --uri <URI> [--user <USER_ID>] --bind <BINDING> [--bind <BINDING>...] [--where <WHERE>]${extra}`,
      '  Example:',
      '  # Remove "new_setting" secure setting.',
      '  adb shell content delete --uri content://settings/secure --where "name=\'new_setting\'"',
    ],
    [
      `usage: adb shell content query --uri <URI> [--user <USER_ID>] [--projection <PROJECTION>] [--where <WHERE>] [--sort <SORT_ORDER>]${extra}`,
      '  <PROJECTION> is a list of colon separated column names and is formatted:',
      '  <COLUMN_NAME>[:<COLUMN_NAME>...]',
      '  <SORT_ORDER> is the order in which rows in the result should be sorted.',
      '  Example:',
      '  # Select "name" and "value" columns from secure settings where "name" is equal to "new_setting" and sort the result by name in ascending order.',
      '  adb shell content query --uri content://settings/secure --projection name:value --where "name=\'new_setting\'" --sort "name ASC"',
    ],
    [
      'usage: adb shell content call --uri <URI> --method <METHOD> [--arg <ARG>]',
      '       [--extra <BINDING> ...]',
      '  <METHOD> is the name of a provider-defined method',
      '  <ARG> is an optional string argument',
      '  <BINDING> is like --bind above, typed data of the form <KEY>:{b,s,i,l,f,d}:<VAL>',
    ],
    [
      'usage: adb shell content read --uri <URI> [--user <USER_ID>]',
      '  Example:',
      "  adb shell 'content read --uri content://settings/system/ringtone_cache' > host.ogg",
    ],
    ...(sdk >= 29
      ? [
          [
            'usage: adb shell content write --uri <URI> [--user <USER_ID>]',
            '  Example:',
            "  adb shell 'content write --uri content://settings/system/ringtone_cache' < host.ogg",
          ],
        ]
      : []),
    [
      'usage: adb shell content gettype --uri <URI> [--user <USER_ID>]',
      '  Example:',
      '  adb shell content gettype --uri content://media/internal/audio/media/',
    ],
  ]
  return parts.map(lines => `${lines.join('\n')}\n\n`).join('')
}

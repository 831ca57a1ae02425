import { z } from 'zod'

export interface RemoteChoice {
  readonly value: string
  /** rclone's words, in English. */
  readonly help: string
}

/** A question of rclone's about a remote. */
export interface RemoteQuestion {
  /** rclone's own name of it, such as `pass` or `config_is_local`. */
  readonly name: string
  /** rclone's words, in English, several lines. */
  readonly help: string
  /** `bool`, `int`, `string` and more: what rclone takes as an answer. */
  readonly type: string
  readonly choices: readonly RemoteChoice[]
  /** Whether only one of the choices is an answer. */
  readonly isExclusive: boolean
  /** Whether to hide what is typed, and to keep it out of logs. */
  readonly isSecret: boolean
  /** Whether rclone keeps it obscured, which is no secrecy, and wants it so. */
  readonly isObscured: boolean
  readonly isRequired: boolean
  /** What is taken for no answer; may be empty. */
  readonly default: string
}

/** Where the making of a remote stands. */
export type RemoteStep =
  | {
      readonly kind: 'question'
      readonly question: RemoteQuestion
      /** Of rclone: to be given back with the answer. */
      readonly state: string
      /** What was wrong with the answer before; null for nothing. */
      readonly problem: string | null
    }
  | { readonly kind: 'done' }

/** What `config/create` and `config/update` answer (fs/backend_config.go, ConfigOut). */
export const configAnswer = z.object({
  State: z.string(),
  Error: z.string().catch(''),
  Option: z
    .object({
      Name: z.string(),
      Help: z.string().catch(''),
      Type: z.string().catch('string'),
      DefaultStr: z.string().catch(''),
      Required: z.boolean().catch(false),
      IsPassword: z.boolean().catch(false),
      Exclusive: z.boolean().catch(false),
      Examples: z
        .array(z.object({ Value: z.string(), Help: z.string().catch('') }))
        .nullish()
        .catch([]),
    })
    .nullable(),
})

/** Of options that rclone 1.60 keeps as they are, and shows: an S3 secret is none of its passwords. */
const secretName = /secret|token|pass|private_key|key_pem|api_key|sas_url|connection_string|credentials/

export function readStep(answer: z.infer<typeof configAnswer>): RemoteStep {
  const { State: state, Option: option, Error: problem } = answer
  if (state === '' || option === null) return { kind: 'done' }
  const question = {
    name: option.Name,
    help: option.Help,
    type: option.Type,
    choices: (option.Examples ?? []).map(({ Value, Help }) => ({ value: Value, help: Help })),
    isExclusive: option.Exclusive,
    isSecret: option.IsPassword || secretName.test(option.Name),
    isObscured: option.IsPassword,
    isRequired: option.Required,
    default: option.DefaultStr,
  }
  return { kind: 'question', question, state, problem: problem === '' ? null : problem }
}

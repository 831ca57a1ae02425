export const kinds = ['plain', 'encrypted'] as const

export type Kind = (typeof kinds)[number]

/** Of all encrypted backups here. */
export const frozenPassword = 'correct horse battery staple'

interface FrozenVersion {
  /** Below test/frozen. */
  readonly folder: string
  readonly createdBy: string
  /** What its signatures prove of an encrypted backup, complete and interrupted. */
  readonly signed: { readonly complete: 'contents' | 'manifest'; readonly partial: 'items' | 'manifest' }
  /** How many whole blocks of the film its interrupted backups have. */
  readonly filmBlocks: number
}

/** A released version adds a row, and the folder that make.ts makes. */
export const frozenVersions: readonly FrozenVersion[] = [
  {
    folder: '0.1.0',
    createdBy: 'Phonekeep 0.1.0',
    signed: { complete: 'contents', partial: 'items' },
    filmBlocks: 1,
  },
  {
    folder: 'next',
    createdBy: 'Phonekeep 0.1.0',
    signed: { complete: 'manifest', partial: 'manifest' },
    filmBlocks: 0,
  },
]

/**
 * Why a backup is not known to be what was made with its key:
 * - `no-signature`: it has none, and should
 * - `wrong-signature`: what its manifest says is not what was signed
 * - `index-changed`, `report-changed`: its list of contents, or what it says of itself, is not the one that was signed
 */
export const unsignedReasons = ['no-signature', 'wrong-signature', 'index-changed', 'report-changed'] as const

export type UnsignedReason = (typeof unsignedReasons)[number]

/** What the key of a backup proves about it. Its items are not looked at for this; each is held against the index when read. */
export type Authenticity =
  /** There is no key: nothing is proven. */
  | { readonly kind: 'plain' }
  | {
      readonly kind: 'signed'
      /**
       * - `manifest`: everything that its manifest says, contents, state, name and dates
       * - `contents`: by version 0.1; neither its state nor its name
       * - `items`: interrupted, by version 0.1; each item on the list, but not how many there were
       */
      readonly covers: 'manifest' | 'contents' | 'items'
      /** The name that was signed, where its folder has another one now. */
      readonly renamedFrom: string | null
    }
  | { readonly kind: 'unsigned'; readonly reasons: readonly UnsignedReason[] }

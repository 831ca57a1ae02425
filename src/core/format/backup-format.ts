import type { IndexLine } from './index-line'
import type { KnownCopies } from './known-copies'
import type { Contents, Manifest } from './manifest'
import type { PartFormat } from './part-format'
import type { RecordedSelection } from './recorded-selection'

/** What every manifest says of its backup. */
export interface ManifestHead extends Pick<
  Manifest,
  'version' | 'createdBy' | 'startedAt' | 'finishedAt' | 'stopped' | 'total' | 'own'
> {
  readonly selection?: RecordedSelection
}

/** How a backup lies on disk: plain, or encrypted. Everything else about a run is the same for both. */
export interface BackupFormat {
  /** Null for a plain backup. */
  readonly recipient: string | null
  /** File names and times show on disk. */
  readonly plainNames: boolean
  readonly journalName: string
  readonly encodeLine: (line: IndexLine) => string
  /** Null for a line that is torn or not ours. */
  readonly decodeLine: (text: string) => IndexLine | null
  /** Whether a text may be the beginning of a line, as a kill leaves it. */
  readonly isTornLine: (text: string) => boolean
  /** Where a new file goes in the backup folder. */
  readonly placeFor: (planned: string) => string
  /** What one version of one item (`referenceOf`, `versionOf`) is called while it is on its way; says nothing about it. */
  readonly partName: (reference: string, version: string) => string
  /** @param resumable another run is to be able to go on with it */
  readonly newPart: (partPath: string, resumable: boolean) => Promise<PartFormat>
  /** The format of a part that an earlier run left; null where it cannot be continued. */
  readonly resumePart: (partPath: string) => Promise<PartFormat | null>
  /** Largest size on disk of a block, where it is not the block itself. */
  readonly encryptedBlockBytes: number
  /** What a file of so many bytes takes on disk. */
  readonly writtenBytes: (bytes: number) => number
  /** What an item's line keeps of a small picture of it (still.ts). */
  readonly sealStill: (picture: Uint8Array) => Promise<string>
  /** What was selected for an unfinished backup of this format; null where it does not say so. */
  readonly readSelection: (manifest: Manifest) => RecordedSelection | null
  /** What a complete backup of this format holds. @throws Node's system errors */
  readonly readKnown: (backupFolder: string) => Promise<KnownCopies>
  /** Puts what belongs to a new folder into it, `backup.json` last: a folder without it has not begun. */
  readonly begin: (folder: string, head: ManifestHead, contents: Contents) => Promise<void>
  readonly writeManifest: (folder: string, head: ManifestHead, contents: Contents) => Promise<void>
  /** Writes the final index and a manifest that says "complete". @throws Node's system errors; what `prove` throws */
  readonly complete: (input: CompleteInput) => Promise<void>
  /**
   * Says in the manifest of a complete backup which name its folder is about to get, where that is not the one that it
   * had: the name is signed. Nothing happens to one that is not signed with the key of this format.
   * @throws like `readManifest`; Node's system errors
   */
  readonly signName: (folder: string, name: string) => Promise<void>
}

export interface CompleteInput {
  readonly folder: string
  /** Asked right before each rename. @throws when the folder is another run's by now */
  readonly prove: () => Promise<void>
  readonly head: ManifestHead
  readonly contents: Contents
  readonly lines: readonly IndexLine[]
}

import { fileType } from '../../shared/file-types'

/** Without those that programs run macros from (`.doc`, `.docm`, …), and without pages, which run scripts. */
const documents = new Set(
  'pdf docx odt rtf txt md xlsx ods csv tsv pptx odp epub mobi azw3 djvu ics vcf pages numbers key log'.split(
    ' ',
  ),
)

/**
 * Whether the system's program for a file may be asked to open it: what is only looked at, never what is run.
 * @param name as it is on this computer's disk
 */
export function isOpenable(name: string): boolean {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const type = fileType(name)
  if (type === 'document') return documents.has(extension)
  return (type === 'image' && extension !== 'svg') || type === 'video' || type === 'audio'
}

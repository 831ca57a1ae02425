import type { ContactImporter } from '../../phone/record-stores'
import { isRefusal } from '../../phone/phone-error'
import { fileUri } from '../file-uri'
import { findMediaUri, tellMediaIndex } from '../media-index'
import { startActivity } from '../start-activity'
import type { TableAccess } from './contact-tables'

const view = ['-a', 'android.intent.action.VIEW', '-t', 'text/x-vcard']

/**
 * The importer of the phone's app for contacts, by the intent that opens a vCard. It is given the row of the media index, with
 * the right to read it: Google's app has no permission for files, which is what `file:` needs. AOSP's asks its person for that
 * permission (packages/apps/Contacts, ImportVCardActivity), so where the index has no such file, or the right cannot be given
 * away, the file's path is told.
 */
export function createVcardImporter({ link, options }: TableAccess): ContactImporter {
  return {
    open: async path => {
      let uri = await findMediaUri(link, path, options)
      if (uri === null) {
        await tellMediaIndex(link, [path], { signal: options.signal })
        uri = await findMediaUri(link, path, options)
      }
      if (uri !== null) {
        try {
          await startActivity(link, [...view, '-d', uri, '--grant-read-uri-permission'], options)
          return
        } catch (error) {
          if (!isRefusal(error) || error.refusal === 'missing') throw error
        }
      }
      await startActivity(link, [...view, '-d', fileUri(path)], options)
    },
  }
}

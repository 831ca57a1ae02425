import { say } from '../../words/say'
import { usePhoneFolders } from '../../store/use-phone-folders'

/** What one click does not take, by a person's choice; nothing where that is nothing. */
export function FoldersLeftOut() {
  const folders = usePhoneFolders()
  const count = folders?.folders.filter(({ on }) => !on).length ?? 0
  if (folders === null || count === 0) return null
  return <p>{say('folders.leftOut', { count, bytes: folders.leftOut.bytes })}</p>
}

import { useEffect } from 'react'
import type { PhoneFolders } from '../../shared/model/folders'
import { fetchFolders, useFolders } from './folders'
import { useCatalog } from './use-browse'

/** The folders found so far of the phone that is looked at, kept up with its scan; null before the first answer. */
export function usePhoneFolders(): PhoneFolders | null {
  const catalog = useCatalog(state => state.view)
  const { catalogId, view } = useFolders()
  useEffect(() => {
    if (catalog !== null) void fetchFolders()
  }, [catalog])
  return catalogId === catalog?.id ? view : null
}

import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { Catalogs } from '../../core/app/catalogs'

export function catalogHandlers(catalogs: Catalogs): Handlers<typeof contract>['catalog'] {
  return {
    open: ({ serial }) => catalogs.open(serial),
    items: ({ catalogId, category }) => catalogs.list(catalogId, category),
    visible: ({ catalogId, kind, ids }) => catalogs.media(catalogId)?.show(kind, ids),
    record: ({ catalogId, itemId, before }) => catalogs.record(catalogId, itemId, before),
    searchMessages: ({ catalogId, text }) => catalogs.searchMessages(catalogId, text),
    close: ({ catalogId }) => catalogs.close(catalogId),
  }
}

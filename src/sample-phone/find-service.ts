import type { FaultControl } from './fault-control'
import type { PhoneFiles } from './files/phone-files'
import { parseShellService } from './shell/parse-service'
import { serveShell } from './shell/serve-shell'
import type { Shell } from './shell/shell'
import { serveSync } from './sync/serve-sync'
import type { AdbStream } from './transport/stream'

export interface Phone {
  readonly files: PhoneFiles
  readonly faults: FaultControl
  readonly shell: Shell
  readonly unplug: () => void
}

/** What answers the service of that name (services.cpp daemon_service_to_fd); undefined for an unknown one. */
export function findService(service: Buffer, phone: Phone): ((stream: AdbStream) => void) | undefined {
  if (service.equals(Buffer.from('sync:'))) return stream => void serveSync(stream, phone)
  const request = parseShellService(service)
  return request === undefined ? undefined : stream => void serveShell(stream, request, phone.shell)
}

/** A service as it comes from the network: anyone there may say anything. */
export interface MdnsService {
  readonly name: string
  readonly addresses: readonly string[]
  readonly port: number
}

/** Looks for services on the local network. */
export interface Mdns {
  /**
   * Tells each service of a type, such as `adb-tls-connect`, when it appears or changes, and the name of each that leaves.
   * @returns the end of it
   */
  readonly browse: (
    type: string,
    onUp: (service: MdnsService) => void,
    onDown: (name: string) => void,
  ) => () => void
}

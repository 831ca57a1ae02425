import { randomBytes } from 'node:crypto'
import type { FaultControl } from '../fault-control'
import { command, ourMaxPayload, versionSkipChecksum, type Packet } from './packet'

/** Until a computer is let in: CNXN and AUTH. */
export interface Handshake {
  /** Whether the computer has been let in. */
  readonly introduced: () => boolean
  /** Answers a CNXN. */
  readonly onConnect: () => void
  /** Answers an AUTH. */
  readonly onAuth: (packet: Packet) => void
  /** The person has tapped "Allow": lets in the computer that waits. */
  readonly allow: () => void
}

export interface HandshakeOptions {
  readonly faults: FaultControl
  /** The phone's introduction, `device::key=value;…;features=…`. */
  readonly banner: () => string
  /** Whether a computer may come in; while false it is asked to authorize. */
  readonly authorized: () => boolean
}

/** auth.h: the kinds of AUTH message. */
const authToken = 1
const authPublicKey = 3
const tokenLength = 20

export function createHandshake(send: (packet: Packet) => void, options: HandshakeOptions): Handshake {
  let introduced = false
  let waitsForPerson = false

  const introduce = (): void => {
    waitsForPerson = false
    introduced = true
    const payload = Buffer.from(options.banner())
    send({ command: command.connect, arg0: versionSkipChecksum, arg1: ourMaxPayload, payload })
  }
  const askForKey = (): void =>
    send({ command: command.auth, arg0: authToken, arg1: 0, payload: randomBytes(tokenLength) })

  return {
    introduced: () => introduced,
    onConnect: () => {
      if (options.faults.current().offline === true) return
      if (options.authorized()) introduce()
      else askForKey()
    },
    onAuth: packet => {
      if (options.authorized()) introduce()
      // auth.cpp: a signature by an unknown key is answered by another token, until the computer shows its public
      // key; then the phone says nothing until the person has answered the dialog.
      else if (packet.arg0 === authPublicKey) waitsForPerson = true
      else askForKey()
    },
    allow: () => {
      if (waitsForPerson) introduce()
    },
  }
}

import type { ErrorInfo } from '../model/errors'

/** A question from the renderer with one answer from main. The types live only in the compiler. */
export interface Invoke<Request, Response> {
  readonly kind: 'invoke'
  readonly types?: (request: Request) => Response
}

/** News pushed from main to the window. */
export interface Event<Payload> {
  readonly kind: 'event'
  readonly types?: (payload: Payload) => void
}

/** A file or folder that the person dropped on the window: only the preload script turns it into a path, for main alone. */
export interface Drop<Response> {
  readonly kind: 'drop'
  readonly types?: () => Response
}

export const invoke = <Request, Response>(): Invoke<Request, Response> => ({ kind: 'invoke' })
export const event = <Payload>(): Event<Payload> => ({ kind: 'event' })
export const drop = <Response>(): Drop<Response> => ({ kind: 'drop' })

/** How every answer crosses: an exception would lose its code on the way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorInfo }

type InvokeKeys<Group> = {
  [K in keyof Group]: Group[K] extends Invoke<never, unknown> ? K : never
}[keyof Group]
type DropKeys<Group> = { [K in keyof Group]: Group[K] extends Drop<unknown> ? K : never }[keyof Group]
/** What main answers. */
type QuestionKeys<Group> = InvokeKeys<Group> | DropKeys<Group>
type EventKeys<Group> = { [K in keyof Group]: Group[K] extends Event<never> ? K : never }[keyof Group]

/** The path of what was dropped. */
export interface DroppedPath {
  readonly path: string
}

type RequestOf<T> =
  T extends Invoke<infer Request, unknown> ? Request : T extends Drop<unknown> ? DroppedPath : never
type ResponseOf<T> =
  T extends Invoke<never, infer Response> ? Response : T extends Drop<infer Response> ? Response : never
type PayloadOf<T> = T extends Event<infer Payload> ? Payload : never

/** What main must supply. A missing handler does not compile. */
export type Handlers<C> = {
  readonly [G in keyof C]: {
    readonly [K in QuestionKeys<C[G]>]: (
      request: RequestOf<C[G][K]>,
    ) => ResponseOf<C[G][K]> | Promise<ResponseOf<C[G][K]>>
  }
}

/** One `T<Request>` for every question: how main lists the request schemas. */
export type RequestMap<C> = {
  readonly [G in keyof C]: { readonly [K in QuestionKeys<C[G]>]: RequestOf<C[G][K]> }
}

/** What main may push. */
export type Events<C> = {
  readonly [G in keyof C]: { readonly [K in EventKeys<C[G]>]: PayloadOf<C[G][K]> }
}

/** `window.api`: every question as a function that answers an envelope, every event as a subscription that returns its end. */
export type WindowApi<C> = {
  readonly [G in keyof C]: {
    readonly [K in InvokeKeys<C[G]>]: (
      ...request: RequestOf<C[G][K]> extends void ? [] : [RequestOf<C[G][K]>]
    ) => Promise<Result<ResponseOf<C[G][K]>>>
  } & {
    readonly [K in DropKeys<C[G]>]: (dropped: unknown) => Promise<Result<ResponseOf<C[G][K]>>>
  } & {
    readonly [K in EventKeys<C[G]>]: (listener: (payload: PayloadOf<C[G][K]>) => void) => () => void
  }
}

/** The wire name of an entry of the contract. */
export function channel(group: string, name: string): string {
  return `${group}.${name}`
}

// SPDX-License-Identifier: Apache-2.0
//
// The one way to the server. The session is a cookie that scripts cannot read and other sites cannot
// send (SameSite=Strict, and the server looks at Origin): so there is no token to keep here. Only a
// screen without people shows a token that it was given.

import type { paths } from './schema'
import { Failure, failureOf } from './problem'

type Method = 'get' | 'post' | 'delete'
type Operation<Path extends keyof paths, M extends Method> = paths[Path][M & keyof paths[Path]]

type Good = 200 | 201 | 204
type JsonOf<Responses> = {
  [Status in keyof Responses & Good]: Responses[Status] extends { content: { 'application/json': infer Body } }
    ? Body
    : undefined
}[keyof Responses & Good]

/** What the operation answers when all is well. */
export type Answer<Path extends keyof paths, M extends Method> =
  Operation<Path, M> extends { responses: infer Responses } ? JsonOf<Responses> : never
type BodyOf<Path extends keyof paths, M extends Method> =
  Operation<Path, M> extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : undefined
type QueryOf<Path extends keyof paths, M extends Method> =
  Operation<Path, M> extends { parameters: { query?: infer Query } } ? Query : undefined
type PathsWith<M extends Method> = {
  [Path in keyof paths]: Operation<Path, M> extends { responses: unknown } ? Path : never
}[keyof paths]

export interface Options {
  /** Fills the {names} of the path. */
  path?: Record<string, string | number>
  signal?: AbortSignal
  /** For a write: the same key means the same wish, however often it is sent. */
  key?: string
  /** The version that the writer saw; somebody else's change since then is a 412. */
  ifMatch?: string | null
}
export interface Reply<Body> {
  body: Body
  etag: string | null
  location: string | null
}

/** How long to wait before the same request is sent again, when nothing came back. */
const retryWaits = [400, 1500]
const answerDeadline = 20_000

const listeners = { language: () => 'zh-CN', token: (): string | null => null, sessionEnded: () => {}, heardOf: (_date: Date) => {} }

/** Connects the client to the rest: which language to ask for, and whom to tell. */
export function configureApi(given: Partial<typeof listeners>): void {
  Object.assign(listeners, given)
}

/** Also where crypto.randomUUID is missing: over plain HTTP browsers leave it out. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function addressOf(path: string, values: Options['path'], query?: object): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values?.[name] ?? '')))
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (given.length === 0) return filled
  return `${filled}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function headersOf(hasBody: boolean, options: Options): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': listeners.language() })
  const token = listeners.token()
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (hasBody) headers.set('Content-Type', 'application/json')
  if (options.key) headers.set('Idempotency-Key', options.key)
  if (options.ifMatch) headers.set('If-Match', options.ifMatch)
  return headers
}

async function sendOnce(address: string, init: RequestInit, requestId: string, cancel?: AbortSignal): Promise<Response> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), answerDeadline)
  const giveUp = () => deadline.abort()
  cancel?.addEventListener('abort', giveUp)
  try {
    return await fetch(address, { ...init, signal: deadline.signal, credentials: 'same-origin', cache: 'no-store' })
  } catch (thrown) {
    if (cancel?.aborted) throw thrown
    // Of a write nobody knows whether it arrived; the key makes it safe to send it again.
    throw new Failure('offline', {}, requestId)
  } finally {
    clearTimeout(timer)
    cancel?.removeEventListener('abort', giveUp)
  }
}

async function send(address: string, init: RequestInit, repeatable: boolean, options: Options): Promise<Response> {
  const requestId = options.key ?? newKey()
  for (let attempt = 0; ; ++attempt) {
    const wait = repeatable ? retryWaits[attempt] : undefined
    try {
      const response = await sendOnce(address, init, requestId, options.signal)
      const date = response.headers.get('Date')
      if (date) listeners.heardOf(new Date(date))
      if (response.ok) return response
      const failure = await failureOf(response, requestId)
      if (failure.kind === 'session') listeners.sessionEnded()
      if (failure.kind !== 'unknown' || wait === undefined) throw failure
    } catch (thrown) {
      const lost = thrown instanceof Failure && (thrown.kind === 'offline' || thrown.kind === 'unknown')
      if (!lost || wait === undefined) throw thrown
    }
    await new Promise((after) => setTimeout(after, wait))
  }
}

async function call(method: string, address: string, body: unknown, repeatable: boolean, options: Options): Promise<Reply<unknown>> {
  const text = body === undefined ? null : JSON.stringify(body)
  const init: RequestInit = { method, headers: headersOf(text !== null, options), body: text }
  const response = await send(address, init, repeatable, options)
  return {
    body: response.status === 204 ? undefined : await response.json(),
    etag: response.headers.get('ETag'),
    location: response.headers.get('Location'),
  }
}

type Got<Path extends keyof paths, M extends Method> = Promise<Reply<Answer<Path, M>>>

/** Reads. Sent again by itself when nothing came back. */
export function get<Path extends PathsWith<'get'>>(
  path: Path,
  options: Options & { query?: QueryOf<Path, 'get'> } = {},
): Got<Path, 'get'> {
  const query = options.query as object | undefined
  return call('GET', addressOf(path, options.path, query), undefined, true, options) as Got<Path, 'get'>
}

/**
 * Writes, and is sent again with the same key when nothing came back, so that it happens once. A
 * caller that may try again itself (a form, an outbox) makes the key when the wish is made.
 */
export function post<Path extends PathsWith<'post'>>(path: Path, body: BodyOf<Path, 'post'>, options: Options = {}): Got<Path, 'post'> {
  const keyed = { ...options, key: options.key ?? newKey() }
  return call('POST', addressOf(path, options.path), body, true, keyed) as Got<Path, 'post'>
}

type Asked =
  | '/v1/session' | '/v1/calendars/{id}/due' | '/v1/cases/{id}/unmask'
  | '/v1/users' | '/v1/users/{login}/posts' | '/v1/users/{login}/disable' | '/v1/users/{login}/enable'
  | '/v1/users/{login}/password' | '/v1/tokens' | '/v1/verification'
/** A question, or a login, that changes no case, or whose answer must not be kept: it takes no key. */
export function ask<Path extends Asked>(path: Path, body: BodyOf<Path, 'post'>, options: Options = {}): Got<Path, 'post'> {
  return call('POST', addressOf(path, options.path), body, false, options) as Got<Path, 'post'>
}

export function remove<Path extends PathsWith<'delete'>>(path: Path, options: Options = {}): Got<Path, 'delete'> {
  return call('DELETE', addressOf(path, options.path), undefined, false, options) as Got<Path, 'delete'>
}

// SPDX-License-Identifier: Apache-2.0
//
// What goes wrong with a request, in one type: so that every page can show it in the same way.

import type { Problem } from './types'

export type FailureKind =
  | 'offline' // nothing came back: the network, or the server, is away
  | 'unknown' // it may have been done, and nobody knows: ask again with the same key
  | 'session' // nobody is logged in any more
  | 'conflict' // somebody was first (409, 412)
  | 'invalid' // what was sent is wrong; `errors` points at it
  | 'refused' // it may not, or cannot, be done
  | 'server' // the server's own fault

export interface FieldFault {
  /** A JSON Pointer into what was sent: "/data/reason". */
  pointer: string
  detail: string
}

export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly kind: FailureKind,
    readonly problem: Partial<Problem>,
    /** What to name when asking for help. */
    readonly requestId: string,
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail ?? problem.title ?? kind)
  }

  get status(): number {
    return this.problem.status ?? 0
  }
  get errors(): readonly FieldFault[] {
    return this.problem.errors ?? []
  }
  /** Whether the very same request may succeed later, without a change. */
  get mayRetry(): boolean {
    return this.kind === 'offline' || this.kind === 'unknown' || this.kind === 'server' || this.status === 429
  }
  /** The text for one field of an event's form, or of a body. */
  of(field: string): string | undefined {
    return this.errors.find(({ pointer }) => pointer === `/data/${field}` || pointer === `/${field}`)?.detail
  }
}

function kindOfStatus(status: number, outcome: Problem['outcome']): FailureKind {
  if (outcome === 'unknown') return 'unknown'
  if (status === 401) return 'session'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 400 || status === 422) return 'invalid'
  if (status >= 500) return 'server'
  return 'refused'
}

export async function failureOf(response: Response, requestId: string): Promise<Failure> {
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json')
  const problem = (isProblem ? await response.json().catch(() => null) : null) as Problem | null
  const wait = Number(response.headers.get('Retry-After'))
  return new Failure(
    kindOfStatus(response.status, problem?.outcome),
    problem ?? { status: response.status, title: `${response.status} ${response.statusText}` },
    problem?.reference ?? response.headers.get('X-Request-Id') ?? requestId,
    Number.isFinite(wait) && wait > 0 ? wait : null,
  )
}

export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  return new Failure('server', { detail: thrown instanceof Error ? thrown.message : String(thrown) }, '')
}

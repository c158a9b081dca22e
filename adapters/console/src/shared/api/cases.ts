// SPDX-License-Identifier: Apache-2.0
//
// Cases of both kinds through one door: pages need not know which of the two they have.

import { get, post, type Options, type Reply } from './client'
import type { AnyCase, Case, CaseKind, Journal, Page } from './types'

export function loadCase(kind: CaseKind, id: number, explain = false): Promise<Reply<AnyCase>> {
  const query = explain ? { explain: '1' as const } : {}
  return kind === 'ticket'
    ? get('/v1/tickets/{id}', { path: { id }, query })
    : get('/v1/incidents/{id}', { path: { id }, query })
}

export async function loadJournal(kind: CaseKind, id: number): Promise<Journal> {
  const path = kind === 'ticket' ? '/v1/tickets/{id}/journal' : '/v1/incidents/{id}/journal'
  let whole: Journal | null = null
  let cursor: string | undefined
  do {
    const { body } = await get(path, { path: { id }, query: { limit: 200, cursor } })
    whole = whole ? { ...body, entries: [...whole.entries, ...body.entries] } : body
    cursor = body.next ?? undefined
  } while (cursor)
  return whole
}

export function sendEvent(
  kind: CaseKind,
  id: number,
  event: string,
  data: Record<string, unknown>,
  options: Pick<Options, 'key' | 'ifMatch' | 'signal'> = {},
): Promise<Reply<AnyCase>> {
  const given = { ...options, path: { id } }
  return kind === 'ticket'
    ? post('/v1/tickets/{id}/events', { event, data }, given)
    : post('/v1/incidents/{id}/events', { event, data }, given)
}

export async function loadQueue(name: string, cursor?: string, limit = 50): Promise<Page<Case>> {
  return (await get('/v1/queues/{name}', { path: { name }, query: { limit, cursor } })).body
}

export async function loadQueueCounts(): Promise<Record<string, number>> {
  const { body } = await get('/v1/queues')
  return Object.fromEntries(body.items.map(({ name, count }) => [name, count]))
}

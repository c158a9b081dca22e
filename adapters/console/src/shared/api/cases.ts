// SPDX-License-Identifier: Apache-2.0
//
// Cases of all kinds through one door: pages need not know which of them they have.

import { get, post, type Options, type Reply } from './client'
import { pages } from './pages'
import type { AnyCase, Case, Journal, Page, Raise } from './types'

type Writing = Pick<Options, 'key' | 'ifMatch' | 'signal'>

export async function openCase(body: Raise, options: Writing): Promise<AnyCase> {
  return (await post('/v1/cases', body, options)).body as AnyCase
}

export async function loadCase(id: number, explain = false): Promise<Reply<AnyCase>> {
  const query = explain ? { explain: '1' as const } : {}
  return (await get('/v1/cases/{id}', { path: { id }, query })) as Reply<AnyCase>
}

export async function loadJournal(id: number): Promise<Journal> {
  const load = async (cursor?: string): Promise<Journal> => (await get('/v1/cases/{id}/journal', { path: { id }, query: { limit: 200, cursor } })).body
  const parts: Journal[] = []
  for await (const part of pages(load)) parts.push(part)
  return { ...parts.at(-1)!, entries: parts.flatMap(({ entries }) => entries) }
}

export async function sendEvent(id: number, event: string, data: Record<string, unknown>, options: Writing = {}): Promise<Reply<AnyCase>> {
  return (await post('/v1/cases/{id}/events', { event, data }, { ...options, path: { id } })) as Reply<AnyCase>
}

export async function loadQueue(name: string, cursor?: string, limit = 50): Promise<Page<Case>> {
  return (await get('/v1/queues/{name}', { path: { name }, query: { limit, cursor } })).body
}

export async function loadQueueCounts(): Promise<Record<string, number>> {
  const { body } = await get('/v1/queues')
  return Object.fromEntries(body.items.map(({ name, count }) => [name, count]))
}

// SPDX-License-Identifier: Apache-2.0
//
// The lists of the desk. Each has an address, so that it can be sent to a colleague.

import type { LocationQuery, RouteLocationRaw } from 'vue-router'
import { get, loadQueue, type Case, type Page } from '@shared/api'
import { t, tName } from '@shared/i18n'
import type { Source } from '@shared/list'
import { hasRole } from '@shared/session'
import { nameOf, wordFor } from '../names'

const pageSize = 50

/** What the lists of the API can be asked for, as far as a link of the desk asks it. */
const listFilters = ['stage', 'level', 'grid', 'area', 'department', 'category', 'severity', 'owner', 'q', 'from', 'to', 'overdue', 'supervised', 'open', 'state'] as const

export interface View {
  /** A new one is a new list. */
  key: string
  title: string
  source: Source
  /** Its filters are the server's; else only what is loaded is looked through. */
  onServer: boolean
}

type Listed = Record<string, string | undefined>

async function loadList(kind: 'incidents' | 'tickets', filters: Listed, cursor?: string, limit = pageSize): Promise<Page<Case>> {
  const query = { ...filters, limit, cursor } as never
  const { body } = kind === 'tickets' ? await get('/v1/tickets', { query }) : await get('/v1/incidents', { query })
  return body as Page<Case>
}

/** What a department has in hand: the server has no queue of that name. */
const handling: Listed = { stage: 'handle', owner: 'me', open: 'true' }
export const loadHandling = (cursor?: string, limit = pageSize) => loadList('tickets', handling, cursor, limit)

export function queueView(name: string): View {
  const load = name === 'handling' ? loadHandling : (cursor?: string) => loadQueue(name, cursor)
  const title = name === 'handling' ? t('desk.handling') : tName('queue', name)
  return { key: `queue:${name}`, title, source: { load, topic: { queue: name === 'handling' ? 'inbox' : name } }, onServer: false }
}

const wordOf: Partial<Record<(typeof listFilters)[number], (value: string) => string>> = {
  stage: (value) => tName('stage', value),
  level: (value) => tName('level', value),
  department: (value) => nameOf('departments', value),
  category: (value) => nameOf('categories', value),
  grid: (value) => nameOf('grids', value),
  area: (value) => nameOf('areas', value),
  severity: (value) => wordFor('severity', value),
  overdue: (value) => (value === 'true' ? t('urgency.late') : ''),
  open: (value) => t(value === 'true' ? 'desk.open' : 'desk.ended'),
  supervised: () => tName('queue', 'supervised'),
  owner: () => tName('queue', 'inbox'),
}

export function listView(query: LocationQuery): View {
  const kind = query['kind'] === 'tickets' ? 'tickets' : 'incidents'
  const filters: Listed = {}
  for (const name of listFilters) if (typeof query[name] === 'string' && query[name]) filters[name] = query[name]
  const words = Object.entries(filters).map(([name, value]) => wordOf[name as 'stage']?.(value ?? '') ?? value)
  return {
    key: `${kind}:${JSON.stringify(filters)}`,
    title: [t(kind === 'tickets' ? 'desk.tickets' : 'desk.incidents'), ...words.filter(Boolean)].join(' · '),
    source: { load: (cursor) => loadList(kind, filters, cursor), topic: { queue: 'inbox' } },
    onServer: true,
  }
}

export const listAddress = (query: Record<string, string>): RouteLocationRaw => ({ path: '/desk/list', query })
export const queueAddress = (name: string): string => (name === 'inbox' ? '/' : `/desk/queues/${name}`)

/** The counters over the table, by what one does. */
export function countersOfMe(): string[] {
  if (hasRole('department', 'department_lead')) return ['unclaimed', 'handling', 'due_soon', 'overdue']
  if (hasRole('dispatcher')) return ['inbox', 'disputed', 'ownerless', 'unclaimed', 'due_soon', 'overdue']
  if (hasRole('supervisor', 'leader')) return ['escalations', 'overdue', 'supervised', 'disputed', 'due_soon']
  return ['inbox', 'unclaimed', 'due_soon', 'overdue']
}
export const counterName = (name: string): string =>
  name === 'handling' ? t('desk.handling') : name === 'inbox' && hasRole('dispatcher') ? t('desk.unassigned') : tName('queue', name)

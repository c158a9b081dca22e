// SPDX-License-Identifier: Apache-2.0
//
// The county's tables on the phone, and what each kind of case is opened with: what was fetched once
// is there without a network too.

import type { Schema } from '@shared/actions'
import { get, reference, type Category, type Grid, type Workflow } from '@shared/api'
import { posts } from '@shared/session'
import { keep, kept, owner } from '../outbox'

/** The kept table at once if there is one, and the server's for the next time. */
async function table<Row>(name: string, load: () => Promise<Row[]>): Promise<Row[]> {
  const before = await kept<Row[]>(name, owner()).catch(() => null)
  const now = load().then(async (rows) => {
    await keep(name, owner(), rows).catch(() => {})
    return rows
  })
  if (!before) return now
  now.catch(() => {})
  return before.value
}

export const grids = (): Promise<Grid[]> => table('grids', reference.grids)
export const categories = (): Promise<Category[]> => table('categories', reference.categories)

/** What a case of one workflow is opened with, beside what all cases have. */
export interface Opening {
  workflow: string
  schema: Schema | null
}

async function openingOf({ name }: Workflow): Promise<Opening> {
  const { body } = await get('/v1/workflows/{name}', { path: { name } })
  return { workflow: name, schema: ((body.forms ?? {}) as Record<string, Schema>)[body.form ?? ''] ?? null }
}

let loading: { who: string; openings: Promise<Opening[]> } | null = null

/** Once a person and page. */
function loadOpenings(): Promise<Opening[]> {
  if (loading?.who === owner()) return loading.openings
  const mine = new Set<string>(posts.value.map(({ role }) => role))
  const load = reference.workflows().then((all) => Promise.all(all.filter(({ raised_by }) => raised_by.some((role) => mine.has(role))).map(openingOf)))
  load.catch(() => (loading = null))
  loading = { who: owner(), openings: load }
  return load
}

/** Of the workflows that one's posts may open a case of. */
export const openings = (): Promise<Opening[]> => table('openings', loadOpenings)

/** So that all are here before the network goes. */
export const prepare = (): Promise<unknown> => Promise.allSettled([grids(), categories(), openings()])

const recentMost = 6

export async function recentCategories(): Promise<string[]> {
  return (await kept<string[]>('recent', owner()).catch(() => null))?.value ?? []
}
export async function rememberCategory(code: string): Promise<void> {
  const others = (await recentCategories()).filter((one) => one !== code)
  await keep('recent', owner(), [code, ...others].slice(0, recentMost)).catch(() => {})
}

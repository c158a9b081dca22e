// SPDX-License-Identifier: Apache-2.0
//
// The county's tables. They do not change while a page is open, so each is fetched once.

import { get } from './client'
import type { Area, Category, Department, Grid, Whistle, Workflow } from './types'

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | null = null
  return () => {
    kept ??= load().catch((thrown: unknown) => {
      kept = null // The next one who asks tries again.
      throw thrown
    })
    return kept
  }
}

export const reference = {
  grids: once<Grid[]>(async () => (await get('/v1/grids')).body.items),
  areas: once<Area[]>(async () => (await get('/v1/areas')).body.items),
  departments: once<Department[]>(async () => (await get('/v1/departments')).body.items),
  categories: once<Category[]>(async () => (await get('/v1/categories')).body.items),
  whistles: once<Whistle[]>(async () => (await get('/v1/whistles')).body.items),
  workflows: once<Workflow[]>(async () => (await get('/v1/workflows')).body.items),
}

/** What can be chosen by name and has a code. */
export interface Named {
  code: string
  name: string
  english?: string
}

/** By code, for showing names where cases carry codes. */
export async function namesOf(table: 'grids' | 'areas' | 'departments' | 'categories'): Promise<Map<string, Named>> {
  const rows: Named[] = await reference[table]()
  return new Map(rows.map((row) => [row.code, row]))
}

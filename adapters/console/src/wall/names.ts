// SPDX-License-Identifier: Apache-2.0
//
// The county's tables by code. A wall may be switched on before its server: it asks until it has them.

import { onScopeDispose, shallowRef } from 'vue'
import { reference, type Area, type Category, type Grid } from '@shared/api'
import { tNamed } from '@shared/i18n'

const retryAfter = 10_000

export interface Tables {
  grids: readonly Grid[]
  areas: ReadonlyMap<string, Area>
  gridsByCode: ReadonlyMap<string, Grid>
  categories: ReadonlyMap<string, Category>
}

const byCode = <Row extends { code: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.code, row]))

export function useTables() {
  const tables = shallowRef<Tables | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false

  async function load(): Promise<void> {
    try {
      const [grids, areas, categories] = await Promise.all([reference.grids(), reference.areas(), reference.categories()])
      if (!gone) tables.value = { grids, areas: byCode(areas), gridsByCode: byCode(grids), categories: byCode(categories) }
    } catch {
      if (!gone) timer = setTimeout(() => void load(), retryAfter)
    }
  }

  onScopeDispose(() => {
    gone = true
    clearTimeout(timer)
  })
  void load()
  return {
    tables,
    category: (code: string | null) => tNamed(tables.value?.categories.get(code ?? ''), code ?? ''),
    grid: (code: string | null) => tables.value?.gridsByCode.get(code ?? '')?.name ?? code ?? '',
  }
}

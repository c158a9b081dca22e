// SPDX-License-Identifier: Apache-2.0
//
// The county's tables on the phone: what was fetched once is there without a network too.

import { reference, type Category, type Grid } from '@shared/api'
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

/** So that both are here before the network goes. */
export const prepare = (): Promise<unknown> => Promise.allSettled([grids(), categories()])

const recentMost = 6

export async function recentCategories(): Promise<string[]> {
  return (await kept<string[]>('recent', owner()).catch(() => null))?.value ?? []
}
export async function rememberCategory(code: string): Promise<void> {
  const others = (await recentCategories()).filter((one) => one !== code)
  await keep('recent', owner(), [code, ...others].slice(0, recentMost)).catch(() => {})
}

// SPDX-License-Identifier: Apache-2.0
//
// The figures, as the API has them. A day is the county's, wherever the screen hangs.

import { get, loadQueueCounts, type Case, type Stats } from '@shared/api'
import { now } from '@shared/time'
import { bounds, type Count, type Day, type Source } from './store'

const day = 24 * 3600_000
/** 中国标准时间 has no summer time. */
const eastOfGreenwich = 8 * 3600_000
const freshFor = 30 * 60_000

/** The first instant of the day in the county. */
export function dayOf(at: number): number {
  return Math.floor((at + eastOfGreenwich) / day) * day - eastOfGreenwich
}

export function lastDays(at: number, count: number): number[] {
  return Array.from({ length: count }, (_, back) => dayOf(at) - (count - 1 - back) * day)
}

type Row = Stats['items'][number]
export const sumOf = (rows: readonly Row[]): Count =>
  rows.reduce<Count>(
    (sum, row) => ({
      raised: sum.raised + row.raised, ended: sum.ended + row.ended,
      open: sum.open + row.open, overdue: sum.overdue + row.overdue,
    }),
    { raised: 0, ended: 0, open: 0, overdue: 0 },
  )

type StatsQuery = { by: 'level' | 'grid'; from?: string; to?: string }
const stats = async (query: StatsQuery): Promise<Row[]> => (await get('/v1/stats', { query })).body.items
const instant = (at: number) => new Date(at).toISOString()
const statsOfDay = async (from: number): Promise<Day> => ({
  from, ...sumOf(await stats({ by: 'level', from: instant(from), to: instant(from + day) })),
})

const incidents = async (query: Record<string, string | number>): Promise<Case[]> =>
  (await get('/v1/incidents', { query: { limit: bounds.points, ...query } as never })).body.items as Case[]

export const apiSource: Source = {
  total: async () => sumOf(await stats({ by: 'level' })),
  today: () => statsOfDay(dayOf(now())),
  week: () => Promise.all(lastDays(now(), 7).map(statsOfDay)),
  byGrid: async () => new Map((await stats({ by: 'grid' })).map((row) => [(row as Row & { grid: string }).grid, row.open])),
  queues: loadQueueCounts,
  overdue: () => incidents({ open: 'true', overdue: 'true' }),
  fresh: () => incidents({ open: 'true', from: instant(now() - freshFor) }),
  queue: async (name) => (await get('/v1/queues/{name}', { path: { name }, query: { limit: bounds.urgent } })).body.items as Case[],
  now,
}

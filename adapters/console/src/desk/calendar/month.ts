// SPDX-License-Identifier: Apache-2.0
//
// A month of the county's calendar, read from the explanation of one limit that runs through it: the
// server alone knows which days count.

import { ask, type Due } from '@shared/api'

export type TraceLine = Due['trace'][number]
export interface Day {
  date: string
  number: number
  /** A weekday that rests, a weekend that works, or what one expects. */
  mark: 'rest' | 'work' | null
  weekend: boolean
  works: boolean
  why: string
}

const dayMs = 86_400_000
const two = (value: number) => String(value).padStart(2, '0')
export const dateOf = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`
const calendarDayOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

const night = /^(夜间|night|午休|lunch|noon)/i

export async function monthOf(year: number, month: number): Promise<Day[]> {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  // As many working days as the month has days: they reach beyond its end.
  const { body } = await ask('/v1/calendars/{id}/due', { from: `${dateOf(year, month, 1)}T00:00:00+08:00`, limit: { amount: days + 1, unit: 'WD' } }, { path: { id: 'county' } })
  const worked = new Map<string, string>()
  const rested = new Map<string, string>()
  for (const { from, to, counted_ms, why } of body.trace) {
    if (counted_ms > 0) worked.set(calendarDayOf(from), why)
    else if (!night.test(why)) for (let at = Date.parse(from); at < Date.parse(to); at += dayMs) rested.set(calendarDayOf(new Date(at).toISOString()), why)
  }
  return Array.from({ length: days }, (_, index) => {
    const date = dateOf(year, month, index + 1)
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
    const weekend = weekday === 0 || weekday === 6
    const works = worked.has(date)
    const why = (works ? worked.get(date) : rested.get(date)) ?? ''
    const mark = works && weekend ? 'work' : !works && (!weekend || !/周末|weekend/i.test(why)) ? 'rest' : null
    return { date, number: index + 1, mark, weekend, works, why: mark ? why.replace(/\s*\d\d:\d\d.*$/, '') : '' }
  })
}

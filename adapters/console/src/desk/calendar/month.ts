// SPDX-License-Identifier: Apache-2.0
//
// A month of the county's calendar, as the server has it: it alone knows which days count.

import { get } from '@shared/api'

export interface Day {
  date: string
  number: number
  /** A weekday that rests, a weekend that works, or what one expects. */
  mark: 'rest' | 'work' | null
  works: boolean
  why: string
}

const marks = { holiday: 'rest', workday: 'work', work: null, rest: null } as const
const two = (value: number) => String(value).padStart(2, '0')
export const dateOf = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`

export async function monthOf(year: number, month: number): Promise<{ days: Day[]; known: boolean }> {
  const { body } = await get('/v1/calendars/{id}', { path: { id: 'county' }, query: { month: `${year}-${two(month)}` } })
  const days = body.days.map<Day>(({ date, kind, name }) => ({
    date, number: Number(date.slice(8)), mark: marks[kind], works: kind === 'work' || kind === 'workday', why: name ?? '',
  }))
  return { days, known: body.known }
}

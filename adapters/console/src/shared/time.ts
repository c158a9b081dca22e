// SPDX-License-Identifier: Apache-2.0
//
// The server's time, and how long something still has. Phones' clocks are wrong; limits are not
// counted by them. Working time is never computed here: the API says how much of it is left.

import { readonly, ref } from 'vue'
import type { Clock, Limit } from './api/types'
import type { Language } from './i18n'

const offset = ref(0)
const tick = ref(Date.now())

/** The server's clock now, in milliseconds. Reactive: whoever shows it is drawn again each second. */
export const now = (): number => tick.value + offset.value
export const clockOffset = readonly(offset)

/** A stamp of the server that has just arrived. Small differences are the network's. */
export function heardServerTime(at: Date): void {
  const difference = at.getTime() - Date.now()
  if (Number.isFinite(difference) && Math.abs(difference - offset.value) > 1500) offset.value = difference
}

let timer: ReturnType<typeof setInterval> | undefined

/** Starts the clock of the page. */
export function startClock(): void {
  timer ??= setInterval(() => (tick.value = Date.now()), 1000)
}

/** How close a due instant is: never told by colour alone. */
export type Urgency = 'calm' | 'soon' | 'late' | 'paused' | 'done' | 'none'

const soonShare = 0.2
const soonAtLeast = 30 * 60_000

export function urgencyOf(clock: Clock | null, at: number): Urgency {
  if (!clock) return 'none'
  if (clock.breached_at && !clock.exempt) return 'late'
  if (clock.state === 'stopped') return 'done'
  if (clock.state === 'paused') return 'paused'
  if (!clock.due_at) return 'none'
  const due = Date.parse(clock.due_at)
  if (due <= at) return 'late'
  const whole = clock.started_at ? due - Date.parse(clock.started_at) : 0
  return due - at <= Math.max(whole * soonShare, soonAtLeast) ? 'soon' : 'calm'
}

/** The clock that matters now: the running one that is due first. */
export function leadingClock(clocks: readonly Clock[]): Clock | null {
  const counted = clocks.filter((clock) => clock.state !== 'stopped' && (clock.due_at || clock.state === 'paused'))
  const due = (clock: Clock) => (clock.due_at ? Date.parse(clock.due_at) : Infinity)
  return counted.reduce<Clock | null>((first, clock) => (!first || due(clock) < due(first) ? clock : first), null)
}

interface Span {
  days: number
  hours: number
  minutes: number
  seconds: number
}

function spanOf(milliseconds: number): Span {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000)
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor((seconds % 86_400) / 3600),
    minutes: Math.floor((seconds % 3600) / 60),
    seconds: seconds % 60,
  }
}

/** The two largest parts: "2天3小时", "2 d 3 h"; below an hour also seconds. */
export function formatSpan(milliseconds: number, language: Language): string {
  const { days, hours, minutes, seconds } = spanOf(milliseconds)
  const parts: [number, string, string][] = days
    ? [[days, '天', 'd'], [hours, '小时', 'h']]
    : hours
      ? [[hours, '小时', 'h'], [minutes, '分', 'min']]
      : [[minutes, '分', 'min'], [seconds, '秒', 's']]
  const shown = parts.filter(([amount], at) => amount > 0 || at === parts.length - 1)
  return language === 'zh-CN'
    ? shown.map(([amount, zh]) => `${amount}${zh}`).join('')
    : shown.map(([amount, , en]) => `${amount} ${en}`).join(' ')
}

/** "还剩2小时5分" or "超时1天3小时". */
export function formatCountdown(dueAt: string, at: number, language: Language): string {
  const left = Date.parse(dueAt) - at
  const span = formatSpan(left, language)
  if (language === 'zh-CN') return left >= 0 ? `还剩${span}` : `超时${span}`
  return left >= 0 ? `${span} left` : `${span} late`
}

const units: Record<Limit['unit'], [zh: string, one: string, many: string]> = {
  UH: ['小时', 'hour', 'hours'],
  WH: ['工作小时', 'working hour', 'working hours'],
  WD: ['个工作日', 'working day', 'working days'],
  CD: ['天', 'day', 'days'],
}

/** Time as limits have it: "3个工作日", "1.5 working hours". */
export function formatLimit(limit: Limit, language: Language): string {
  const amount = Math.round(limit.amount * 10) / 10
  const [zh, one, many] = units[limit.unit]
  return language === 'zh-CN' ? `${amount}${zh}` : `${amount} ${amount === 1 ? one : many}`
}

const county = 'Asia/Shanghai'
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language}${JSON.stringify(options)}`
  let format = formats.get(name)
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'zh-CN' ? 'zh-CN' : 'en-GB', { timeZone: county, ...options })
    formats.set(name, format)
  }
  return format
}

/** In the county's time, whoever looks from wherever. */
export function formatInstant(at: string | number, language: Language): string {
  const date = new Date(at)
  const sameYear = date.getFullYear() === new Date(now()).getFullYear()
  return formatOf(language, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: language === 'zh-CN' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date)
}

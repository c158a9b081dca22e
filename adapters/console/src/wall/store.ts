// SPDX-License-Identifier: Apache-2.0
//
// What the wall shows, and how it stays true: the figures are the API's own, asked for again after
// each change and each minute. Nothing here counts by itself, and nothing grows: each list has an end.

import { computed, ref, shallowRef } from 'vue'
import type { Case } from '@shared/api'
import type { Change } from '@shared/stream'

export const bounds = {
  /** Of each list of cases; also the most that the API gives at once. */
  points: 200,
  urgent: 40,
  ticker: 12,
  /** Of all points, those that move. */
  pulses: 40,
} as const

const renewAfter = 800
/** Under a storm of changes the figures still move, this often. */
const renewAtLeast = 4000
const renewAllEvery = 60_000
/** Not all changes are in a queue that the stream tells of: the cheap figures are asked for oftener. */
const renewFiguresEvery = 15_000

export interface Count {
  raised: number
  ended: number
  open: number
  overdue: number
}
export interface Day extends Count {
  /** Its first instant. */
  from: number
}
/** Without title, description, names and addresses: nothing of a person gets this far. */
export interface Line {
  id: number
  kind: string
  number: string
  category: string | null
  grid: string | null
  stage: string | null
  level: string | null
}
export interface Spot extends Line {
  position: readonly number[] | null
  overdue: boolean
  fresh: boolean
}
export interface Urgent extends Line {
  severity: number
  dueAt: string | null
  why: UrgentQueue[]
}
export interface News extends Line {
  at: string
  seq: number
}

export const urgentQueues = ['overdue', 'escalations', 'supervised'] as const
export type UrgentQueue = (typeof urgentQueues)[number]

/** Where the figures come from. The tests have one of their own. */
export interface Source {
  total: () => Promise<Count>
  today: () => Promise<Day>
  week: () => Promise<Day[]>
  byGrid: () => Promise<Map<string, number>>
  queues: () => Promise<Record<string, number>>
  overdue: () => Promise<Case[]>
  fresh: () => Promise<Case[]>
  queue: (name: UrgentQueue) => Promise<Case[]>
  now: () => number
}

export function lineOf(one: Case): Line {
  return { id: one.id, kind: one.kind, number: one.number, category: one.category, grid: one.grid, stage: one.stage, level: one.level }
}

/** When it is due first, or was. */
export function dueOf(one: Case): string | null {
  const due = one.clocks
    .filter(({ state, breached_at, exempt }) => state === 'running' || (breached_at && !exempt))
    .flatMap(({ due_at }) => (due_at ? [due_at] : []))
  return due.length ? due.reduce((first, next) => (Date.parse(next) < Date.parse(first) ? next : first)) : null
}

/** What is late before what is due, what burns before what smoulders. */
export function merge(lists: readonly { why: UrgentQueue; rows: readonly Case[] }[]): Urgent[] {
  const found = new Map<number, Urgent>()
  const whole = new Set(lists.flatMap(({ rows }) => rows.flatMap(({ id, kind }) => (kind === 'incident' ? [id] : []))))
  for (const { why, rows } of lists) {
    for (const row of rows) {
      const known = found.get(row.id)
      const { incident } = row as { incident?: number }
      if (known) known.why.push(why)
      // A ticket goes with its incident, which says it all.
      else if (incident === undefined || !whole.has(incident)) found.set(row.id, { ...lineOf(row), severity: row.severity ?? 4, dueAt: dueOf(row), why: [why] })
    }
  }
  const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1)
  return [...found.values()]
    .map((row) => ({ row, due: row.dueAt ? Date.parse(row.dueAt) : Infinity }))
    .sort((one, other) => compare(one.due, other.due) || one.row.severity - other.row.severity || one.row.id - other.row.id)
    .slice(0, bounds.urgent)
    .map(({ row }) => row)
}

function spotsOf(overdue: readonly Case[], fresh: readonly Case[]): Spot[] {
  const found = new Map<number, Spot>()
  const put = (row: Case, more: Partial<Spot>) => {
    const position = (row as { position?: { coordinates?: number[] } | null }).position?.coordinates ?? null
    const known = found.get(row.id) ?? { ...lineOf(row), position, overdue: false, fresh: false }
    found.set(row.id, { ...known, ...more })
  }
  for (const row of overdue.slice(0, bounds.points)) put(row, { overdue: true })
  for (const row of fresh.slice(0, bounds.points)) put(row, { fresh: true })
  return [...found.values()].slice(0, bounds.points)
}

export function newsOf(change: Change, at: number): News | null {
  if (change.departed || !change.stage) return null
  const { id, kind, number, category = null, grid = null, stage, level = null, seq } = change
  return { id, kind, number, category, grid, stage, level, seq, at: change.at ?? new Date(at).toISOString() }
}

export function createWall(source: Source) {
  const total = shallowRef<Count | null>(null)
  const today = shallowRef<Day | null>(null)
  const week = shallowRef<Day[]>([])
  const byGrid = shallowRef<ReadonlyMap<string, number>>(new Map())
  const queues = shallowRef<Record<string, number>>({})
  const spots = shallowRef<Spot[]>([])
  const urgent = shallowRef<Urgent[]>([])
  const news = shallowRef<News[]>([])
  /** When all figures were last the API's, by the server's clock. */
  const renewedAt = ref(0)
  const failing = ref(false)
  const startedAt = ref(0)
  const age = computed(() => source.now() - (renewedAt.value || startedAt.value))

  let timer: ReturnType<typeof setTimeout> | undefined
  let all: ReturnType<typeof setInterval> | undefined
  let figures: ReturnType<typeof setInterval> | undefined
  let waitingSince = 0
  let running: Promise<void> | null = null
  let again: 'figures' | 'all' | null = null
  let ended = false

  async function renewFigures(): Promise<void> {
    const [sum, day, grids, counts] = await Promise.all([source.total(), source.today(), source.byGrid(), source.queues()])
    if (ended) return
    total.value = sum
    today.value = day
    byGrid.value = grids
    queues.value = counts
    // The last day of the week is today, and must not say something else beside it.
    const last = week.value.at(-1)
    if (last?.from === day.from) week.value = [...week.value.slice(0, -1), day]
  }

  async function renewLists(): Promise<void> {
    const [overdue, fresh, ...lists] = await Promise.all([source.overdue(), source.fresh(), ...urgentQueues.map((name) => source.queue(name))])
    if (ended) return
    spots.value = spotsOf(overdue, fresh)
    urgent.value = merge(urgentQueues.map((why, at) => ({ why, rows: lists[at] ?? [] })))
    if (news.value.length === 0) seed(fresh)
  }

  /** Until something happens, the ticker has what was raised last. */
  function seed(fresh: readonly Case[]): void {
    news.value = fresh
      .map((row) => ({ ...lineOf(row), at: row.changed_at, seq: 0 }))
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
      .slice(0, bounds.ticker)
  }

  async function work(what: 'figures' | 'lists' | 'all'): Promise<void> {
    try {
      await renewFigures()
      if (what !== 'figures') await renewLists()
      if (what === 'all') {
        const days = await source.week()
        if (!ended) week.value = days
      }
      renewedAt.value = source.now()
      failing.value = false
    } catch {
      failing.value = true // What is shown stays; its age tells how old it is.
    }
  }

  /** One question at a time; what is asked for meanwhile is asked once, afterwards. */
  function renew(what: 'figures' | 'lists' | 'all'): Promise<void> {
    if (ended) return Promise.resolve()
    if (running) {
      if (what !== 'figures') again = 'all'
      else again ??= 'figures'
      return running
    }
    running = work(what).finally(() => {
      running = null
      const next = again
      again = null
      if (next) void renew(next)
    })
    return running
  }

  function soon(): void {
    if (ended) return
    waitingSince ||= Date.now()
    if (timer !== undefined && Date.now() - waitingSince >= renewAtLeast - renewAfter) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      waitingSince = 0
      void renew('lists')
    }, renewAfter)
  }

  function hear(change: Change): void {
    const one = newsOf(change, source.now())
    if (one) {
      // A case that moves three times in a second is told once, as it is now.
      const others = news.value.filter(({ id, kind, seq }) => !(id === one.id && kind === one.kind) && seq <= one.seq)
      news.value = [one, ...others].slice(0, bounds.ticker)
    }
    soon()
  }

  function start(): void {
    startedAt.value = source.now()
    all = setInterval(() => void renew('all'), renewAllEvery)
    figures = setInterval(() => void renew('figures'), renewFiguresEvery)
    void renew('all')
  }

  function stop(): void {
    ended = true
    clearTimeout(timer)
    clearInterval(all)
    clearInterval(figures)
  }

  return {
    total, today, week, byGrid, queues, spots, urgent, news, renewedAt, failing, age,
    hear, resync: () => void renew('all'), renew, start, stop,
  }
}

export type Wall = ReturnType<typeof createWall>

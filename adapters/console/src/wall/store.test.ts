// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Case } from '@shared/api'
import type { Change } from '@shared/stream'
import { dayOf, lastDays, sumOf } from './source'
import { bounds, createWall, merge, newsOf, type Source } from './store'

const at = Date.parse('2026-11-28T20:00:00+08:00')

function row(id: number, more: Record<string, unknown> = {}): Case {
  return {
    id, kind: 'incident', number: `20261128-${id}`, category: 'E0113', grid: 'G1', area: 'A1', stage: 'handle', level: 'area',
    severity: 3, clocks: [], open: true, title: '王小明家门口', description: '电话13812345678', changed_at: new Date(at).toISOString(), ...more,
  } as unknown as Case
}

const due = (after: number) => ({ clocks: [{ name: 'resolve', state: 'running', due_at: new Date(at + after).toISOString(), breached_at: null, exempt: false }] })

function change(seq: number): Change {
  return { seq, id: 1 + (seq % 5000), kind: 'incident', number: `N${seq}`, parent: null, stage: 'handle', category: 'E0113', grid: 'G1', title: '王小明', owner: '李四' }
}

const rows = Array.from({ length: 250 }, (_, id) => row(id, due(id * 1000)))
const freshRows = Array.from({ length: 250 }, (_, id) => row(1000 + id))

function sourceOf(more: Partial<Source> = {}) {
  const calls = { figures: 0, lists: 0, week: 0 }
  const count = { raised: 9, ended: 2, open: 7, overdue: 1 }
  const source: Source = {
    total: async () => (++calls.figures, count),
    today: async () => ({ from: dayOf(at), ...count }),
    week: async () => (++calls.week, lastDays(at, 7).map((from) => ({ from, ...count }))),
    byGrid: async () => new Map([['G1', 7]]),
    queues: async () => ({ overdue: 1 }),
    overdue: async () => (++calls.lists, rows),
    fresh: async () => freshRows,
    queue: async () => rows,
    now: () => at,
    ...more,
  }
  return { source, calls }
}

// Machines that build something else meanwhile are slow.
describe('the wall', { timeout: 60_000 }, () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('stays as small as it was after 100,000 events', async () => {
    const { source, calls } = sourceOf()
    const wall = createWall(source)
    wall.start()
    await vi.advanceTimersByTimeAsync(1)
    const timers = vi.getTimerCount()
    for (let seq = 1; seq <= 100_000; ++seq) {
      wall.hear(change(seq))
      if (seq % 100 === 0) await vi.advanceTimersByTimeAsync(50)
    }
    expect(wall.news.value).toHaveLength(bounds.ticker)
    expect(wall.news.value[0]?.seq).toBe(100_000)
    expect(wall.spots.value).toHaveLength(bounds.points)
    expect(wall.urgent.value).toHaveLength(bounds.urgent)
    expect(wall.week.value).toHaveLength(7)
    expect(wall.byGrid.value.size).toBe(1)
    expect(vi.getTimerCount()).toBeLessThanOrEqual(timers + 1)
    // Fifty seconds of a storm: some questions, not a hundred thousand and not none.
    expect(calls.lists).toBeGreaterThan(8)
    expect(calls.lists).toBeLessThan(40)
    wall.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('keeps nothing of people', async () => {
    const { source } = sourceOf()
    const wall = createWall(source)
    wall.start()
    await vi.advanceTimersByTimeAsync(1)
    wall.hear(change(1))
    expect(JSON.stringify([wall.news.value, wall.spots.value, wall.urgent.value])).not.toMatch(/王小明|李四|13812345678/)
    wall.stop()
  })

  it('asks for everything each minute and for the figures in between', async () => {
    const { source, calls } = sourceOf()
    const wall = createWall(source)
    wall.start()
    await vi.advanceTimersByTimeAsync(60_001)
    expect(calls.week).toBe(2)
    expect(calls.figures).toBeGreaterThanOrEqual(4)
    wall.stop()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(calls.week).toBe(2)
  })

  it('grows old when the figures do not come, and young again', async () => {
    let clock = at
    let broken = false
    const { source } = sourceOf({ now: () => clock, queues: async () => (broken ? Promise.reject(new Error('gone')) : { overdue: 3 }) })
    const wall = createWall(source)
    wall.start()
    await vi.advanceTimersByTimeAsync(1)
    expect(wall.failing.value).toBe(false)
    broken = true
    clock += 100_000
    await wall.renew('all')
    expect(wall.failing.value).toBe(true)
    expect(wall.total.value?.open).toBe(7)
    expect(clock - wall.renewedAt.value).toBe(100_000)
    broken = false
    await wall.renew('all')
    expect(wall.failing.value).toBe(false)
    expect(wall.renewedAt.value).toBe(clock)
    wall.stop()
  })

  it('tells a case once in the ticker, as it is now', () => {
    const wall = createWall(sourceOf().source)
    wall.hear(change(1))
    wall.hear({ ...change(1), seq: 2, stage: 'feedback' })
    expect(wall.news.value.map(({ stage }) => stage)).toEqual(['feedback'])
    expect(newsOf({ ...change(3), departed: true }, at)).toBeNull()
    wall.stop()
  })

  it('puts the late before the due, and names every queue of a case', () => {
    const merged = merge([
      { why: 'overdue', rows: [row(1, due(-1000))] },
      { why: 'escalations', rows: [row(2, due(9000)), row(1, due(-1000)), row(3)] },
    ])
    expect(merged.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(merged[0]?.why).toEqual(['overdue', 'escalations'])
  })

  it('shows an incident and not its tickets beside it', () => {
    const merged = merge([{ why: 'overdue', rows: [row(2, { kind: 'ticket', incident: 1 }), row(1), row(4, { kind: 'ticket', incident: 3 })] }])
    expect(merged.map(({ id }) => id)).toEqual([1, 4])
  })

  it('counts days as the county does', () => {
    expect(new Date(dayOf(Date.parse('2026-11-28T16:00:00Z'))).toISOString()).toBe('2026-11-28T16:00:00.000Z')
    expect(new Date(dayOf(Date.parse('2026-11-28T15:59:59Z'))).toISOString()).toBe('2026-11-27T16:00:00.000Z')
    expect(lastDays(at, 7)).toHaveLength(7)
    expect(sumOf([])).toEqual({ raised: 0, ended: 0, open: 0, overdue: 0 })
  })
})

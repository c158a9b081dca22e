// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Clock } from './api/types'
import { formatCountdown, formatLimit, formatSpan, leadingClock, urgencyOf } from './time'

const minute = 60_000
const start = Date.parse('2026-03-02T09:00:00+08:00')

function clock(more: Partial<Clock>): Clock {
  return {
    name: 'resolve', state: 'running', limit: { amount: 4, unit: 'WH' }, remaining: { amount: 4, unit: 'WH' },
    started_at: '2026-03-02T09:00:00+08:00', due_at: '2026-03-02T14:00:00+08:00', breached_at: null, exempt: false, ...more,
  }
}

describe('time', () => {
  it('shows the two largest parts of a span', () => {
    expect(formatSpan(51 * 60 * minute, 'zh-CN')).toBe('2天3小时')
    expect(formatSpan(51 * 60 * minute, 'en')).toBe('2 d 3 h')
    expect(formatSpan(125 * minute, 'zh-CN')).toBe('2小时5分')
    expect(formatSpan(61_000, 'en')).toBe('1 min 1 s')
    expect(formatSpan(0, 'zh-CN')).toBe('0秒')
  })

  it('tells what is left from what is late', () => {
    expect(formatCountdown('2026-03-02T14:00:00+08:00', start, 'zh-CN')).toBe('还剩5小时0分')
    expect(formatCountdown('2026-03-02T08:00:00+08:00', start, 'en')).toBe('1 h 0 min late')
  })

  it('says working time as the API gives it', () => {
    expect(formatLimit({ amount: 1, unit: 'WD' }, 'zh-CN')).toBe('1个工作日')
    expect(formatLimit({ amount: 1.25, unit: 'WH' }, 'en')).toBe('1.3 working hours')
  })

  it('grades urgency by the clock that is due first', () => {
    const later = clock({ name: 'total', due_at: '2026-03-09T14:00:00+08:00' })
    expect(leadingClock([later, clock({})])?.name).toBe('resolve')
    expect(leadingClock([clock({ state: 'stopped' })])).toBeNull()
    expect(urgencyOf(clock({}), start)).toBe('calm')
    expect(urgencyOf(clock({}), start + 250 * minute)).toBe('soon')
    expect(urgencyOf(clock({}), start + 301 * minute)).toBe('late')
    expect(urgencyOf(clock({ state: 'paused' }), start)).toBe('paused')
    expect(urgencyOf(null, start)).toBe('none')
  })
})

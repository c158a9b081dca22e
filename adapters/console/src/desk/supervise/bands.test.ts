// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import type { Figure } from '@shared/api'
import { bandOf } from './bands'

const figure = (unit: Figure['unit'], value: number | null, n = 20): Figure => ({ n, value, unit, list: '/v1/cases' })

it('says of too few cases nothing but that they are few', () => {
  expect(bandOf(figure('share', 1, 4))).toBe('件数少')
  expect(bandOf(figure('rating', null, 0))).toBe('件数少')
})

it('puts each figure between two edges, also at and beyond the last', () => {
  expect(bandOf(figure('share', 0))).toBe('0–10%')
  expect(bandOf(figure('share', 0.25))).toBe('25–50%')
  expect(bandOf(figure('share', 1))).toBe('90–100%')
  expect(bandOf(figure('working_minutes', 90))).toBe('1–2 工作小时')
  expect(bandOf(figure('working_minutes', 6000))).toBe('超过 80 工作小时')
  expect(bandOf(figure('rating', 1))).toBe('1–2 分')
  expect(bandOf(figure('rating', 5))).toBe('4.5–5 分')
})

// SPDX-License-Identifier: Apache-2.0
import { expect, it, vi } from 'vitest'
import type { AnyCase } from '../api'

const form = {
  properties: {
    parties: { type: 'array', title: '当事人|Parties', items: { type: 'string' } },
    kind: { type: 'string', title: '类别|Kind', oneOf: [{ const: 'land', title: '土地|Land' }] },
    unit: { type: 'string', title: '责任单位|Owner', format: 'shao-department' },
    grave: { type: 'boolean', title: '重大|Grave' },
  },
}
const departments = [{ code: 'D17', name: '县综合行政执法局', english: 'Enforcement' }]
vi.mock('../api', () => ({
  get: () => Promise.resolve({ body: { form: 'dispute', forms: { dispute: form } } }),
  reference: { departments: () => Promise.resolve(departments) },
}))
const { ownFacts } = await import('./own')

const one = (data?: Record<string, unknown>) => ({ kind: 'mediation', workflow: 'mediation', ...(data ? { data } : {}) }) as unknown as AnyCase

it('says what a case of any workflow is about in the words of its form', async () => {
  expect(await ownFacts(one({ parties: ['甲', '乙'], kind: 'land', grave: false, hidden: 1 }))).toEqual([['当事人', '甲、乙'], ['类别', '土地']])
})

it('calls a unit by its name, and by its code where it is not known', async () => {
  expect(await ownFacts(one({ unit: 'D17' }))).toEqual([['责任单位', '县综合行政执法局']])
  expect(await ownFacts(one({ unit: 'D99' }))).toEqual([['责任单位', 'D99']])
})

it('has nothing to add to what the API says of an incident', async () => {
  expect(await ownFacts(one())).toEqual([])
})

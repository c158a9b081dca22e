// SPDX-License-Identifier: Apache-2.0
import { expect, it, vi } from 'vitest'
import type { AnyCase } from '../api'

const form = {
  properties: {
    parties: { type: 'array', title: '当事人|Parties', items: { type: 'string' } },
    kind: { type: 'string', title: '类别|Kind', oneOf: [{ const: 'land', title: '土地|Land' }] },
    grave: { type: 'boolean', title: '重大|Grave' },
  },
}
vi.mock('../api', () => ({ get: () => Promise.resolve({ body: { form: 'dispute', forms: { dispute: form } } }) }))
const { ownFacts } = await import('./own')

const one = (data?: Record<string, unknown>) => ({ kind: 'mediation', workflow: 'mediation', ...(data ? { data } : {}) }) as unknown as AnyCase

it('says what a case of any workflow is about in the words of its form', async () => {
  expect(await ownFacts(one({ parties: ['甲', '乙'], kind: 'land', grave: false, hidden: 1 }))).toEqual([['当事人', '甲、乙'], ['类别', '土地']])
})

it('has nothing to add to what the API says of an incident', async () => {
  expect(await ownFacts(one())).toEqual([])
})

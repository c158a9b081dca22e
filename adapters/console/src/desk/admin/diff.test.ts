// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import type { Chart } from '@shared/api'
import { diffOf } from './diff'

const state = (id: string, owner: string | null = null) => ({ id, kind: 'atomic', parent: null, label: { zh: id, en: id }, stage: null, level: null, owner })
const edge = (source: string, event: string, target: string, cond: string | null = null) => ({ source, events: [event], targets: [target], cond, by: [], label: { zh: '', en: '' }, form: null })
const chart = (states: object[], transitions: object[]) => ({ name: 'loan', version: 1, states, transitions }) as unknown as Chart

it('tells what came, what went, and which member of what stayed is another', () => {
  const before = chart([state('asked'), state('lent', 'grid_chief')], [edge('asked', 'lend', 'lent'), edge('lent', 'back', 'asked')])
  const now = chart([state('asked'), state('lent', 'area_chief'), state('late')], [edge('asked', 'lend', 'late')])
  const { states, transitions } = diffOf(before, now)
  expect(states.map(({ kind, item, members }) => [kind, item.id, members])).toEqual([['changed', 'lent', ['owner']], ['added', 'late', []]])
  expect(transitions.map(({ kind, item, members }) => [kind, item.events[0], members])).toEqual([['changed', 'lend', ['targets']], ['removed', 'back', []]])
})

it('takes two transitions of one event for two, and finds nothing between a chart and itself', () => {
  const one = chart([state('a')], [edge('a', 'go', 'a', 'x'), edge('a', 'go', 'a'), edge('a', 'go', 'a')])
  expect(diffOf(one, one)).toEqual({ states: [], transitions: [] })
  const fewer = chart([state('a')], [edge('a', 'go', 'a', 'x'), edge('a', 'go', 'a')])
  expect(diffOf(one, fewer).transitions.map(({ kind }) => kind)).toEqual(['removed'])
})

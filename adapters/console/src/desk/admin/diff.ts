// SPDX-License-Identifier: Apache-2.0
//
// What changed from one version of a chart to another, state by state and transition by transition.

import type { Chart } from '@shared/api'

export type Kind = 'added' | 'removed' | 'changed'
export interface Difference<Item> {
  kind: Kind
  /** As it is now; of what was removed, as it was. */
  item: Item
  /** Which members differ, where it changed. */
  members: string[]
}

type State = Chart['states'][number]
type Transition = Chart['transitions'][number]

/** The same event from the same state under the same condition is the same transition, wherever it goes. */
const keyOf = ({ source, events, cond }: Transition): string => JSON.stringify([source, events, cond])

function compare<Item extends object>(before: readonly Item[], now: readonly Item[], key: (item: Item) => string): Difference<Item>[] {
  const known = grouped(before, key)
  const found: Difference<Item>[] = []
  for (const item of now) {
    const old = known.get(key(item))?.shift()
    const members = old ? (Object.keys(item) as (keyof Item & string)[]).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(item[name])) : []
    if (!old) found.push({ kind: 'added', item, members })
    else if (members.length) found.push({ kind: 'changed', item, members })
  }
  const gone = [...known.values()].flat().map<Difference<Item>>((item) => ({ kind: 'removed', item, members: [] }))
  return [...found, ...gone]
}

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

export interface ChartDiff {
  states: Difference<State>[]
  transitions: Difference<Transition>[]
}

export const diffOf = (before: Chart, now: Chart): ChartDiff => ({
  states: compare(before.states, now.states, ({ id }) => id),
  transitions: compare(before.transitions, now.transitions, keyOf),
})

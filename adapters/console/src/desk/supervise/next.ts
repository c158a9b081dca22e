// SPDX-License-Identifier: Apache-2.0
//
// What a case does by itself when nobody does anything: told from its running clocks and its chart.

import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Case, Chart, Clock } from '@shared/api'
import { chartOf } from '@shared/case'
import { tLabel } from '@shared/i18n'
import { now } from '@shared/time'

export interface Next {
  clock: string
  at: string
  /** Where it goes, as the chart names it; empty: it stays where it is. */
  to: string
}

/** The innermost state below `id` that has a name, as the chart enters it. */
function named(id: string, chart: Chart): string {
  const states = chart.states
  const own = states.find((state) => state.id === id)
  if (!own) return id
  const label = tLabel(own.label)
  if (label) return label
  const child = states.find(({ parent }) => parent === id)
  return child ? named(child.id, chart) : ''
}

/** The clock that ends first and has a transition that waits for it. */
export function nextOf(one: Pick<Case, 'clocks' | 'state'>, chart: Chart | undefined, now: number): Next | null {
  const running = one.clocks.filter((clock): clock is Clock & { due_at: string } => clock.state === 'running' && clock.due_at !== null && Date.parse(clock.due_at) > now)
  running.sort((a, b) => Date.parse(a.due_at) - Date.parse(b.due_at))
  const active = new Set(one.state)
  for (const clock of running) {
    if (!chart) return { clock: clock.name, at: clock.due_at, to: '' }
    const edge = chart.transitions.find(({ source, events }) => active.has(source) && events.includes(`clock.${clock.name}.due`))
    if (edge) return { clock: clock.name, at: clock.due_at, to: edge.targets.map((id) => named(id, chart)).filter(Boolean).join('、') }
  }
  return null
}

const charts = shallowRef<Readonly<Record<string, Chart>>>({})

/** The charts of what is shown; one that cannot be had is done without. */
async function want(rows: readonly Case[]): Promise<void> {
  for (const name of new Set(rows.map(({ workflow }) => workflow))) {
    if (charts.value[name]) continue
    const chart = await chartOf(name).catch(() => null)
    if (chart) charts.value = { ...charts.value, [name]: chart }
  }
}

/** Of each row what comes next, by its id; and the charts that tell it. */
export function useNext(rows: () => readonly Case[]): { charts: typeof charts; nexts: ComputedRef<ReadonlyMap<number, Next | null>> } {
  watch(rows, (shown) => void want(shown), { immediate: true })
  return { charts, nexts: computed(() => new Map(rows().map((row) => [row.id, nextOf(row, charts.value[row.workflow], now())]))) }
}

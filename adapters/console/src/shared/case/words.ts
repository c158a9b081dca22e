// SPDX-License-Identifier: Apache-2.0
//
// What a case says of itself in words. Its states' names are its chart's.

import { get, type Case, type Chart } from '../api'
import { tLabel } from '../i18n'

const charts = new Map<string, Promise<Chart>>()

/** The newest chart of a workflow, fetched once. */
export function chartOf(workflow: string): Promise<Chart> {
  let chart = charts.get(workflow)
  if (!chart) {
    chart = get('/v1/workflows/{name}/chart', { path: { name: workflow } }).then(({ body }) => body)
    chart.catch(() => charts.delete(workflow))
    charts.set(workflow, chart)
  }
  return chart
}

/** The innermost of the active states, as the chart names them. */
export function stateWords(one: Pick<Case, 'state'>, chart: Chart): string[] {
  const active = new Set(one.state)
  const states = (chart.states ?? []).filter(({ id }) => active.has(id))
  const outer = new Set(states.map(({ parent }) => parent))
  return states.filter(({ id }) => !outer.has(id)).map(({ id, label }) => tLabel(label) || id)
}

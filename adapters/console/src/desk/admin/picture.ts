// SPDX-License-Identifier: Apache-2.0
//
// A chart as boxes and lines: one box for each innermost state, one column for each stage. Not every
// line of a large chart is drawn, only those between boxes; the table beside it has them all.

import type { Chart } from '@shared/api'
import { tLabel, tName } from '@shared/i18n'

export interface Box { id: string; label: string; x: number; y: number; final: boolean; count: number }
export interface Line { path: string; byClock: boolean; key: string }
export interface Picture { boxes: Box[]; lines: Line[]; heads: { x: number; label: string }[]; width: number; height: number }

const columns = ['report', 'file', 'dispatch', 'handle', 'feedback', 'close', ''] as const
export const size = { width: 132, height: 40, gapX: 64, gapY: 18, top: 40, left: 12 }

type State = Chart['states'][number]

/** The state that is entered when a compound one is: its first, as the document has them. */
function entered(id: string, children: Map<string, State[]>): string {
  const first = children.get(id)?.[0]
  return first ? entered(first.id, children) : id
}

export function pictureOf(chart: Chart, counts: ReadonlyMap<string, number>, other: string): Picture {
  const children = new Map<string, State[]>()
  for (const state of chart.states) if (state.parent) children.set(state.parent, [...(children.get(state.parent) ?? []), state])
  const parents = new Map(chart.states.map((state) => [state.id, state]))
  const labelOf = (state: State): string => tLabel(state.label) || (state.parent && parents.get(state.parent) ? tLabel(parents.get(state.parent)!.label) : '') || state.id
  const leaves = chart.states.filter(({ id, kind }) => !children.has(id) && !/history|initial/.test(kind))

  const used = columns.filter((stage) => leaves.some((leaf) => (leaf.stage ?? '') === stage))
  const rows = new Map<string, number>()
  const boxes = leaves.map<Box>((leaf) => {
    const stage = leaf.stage ?? ''
    const row = rows.get(stage) ?? 0
    rows.set(stage, row + 1)
    const column = used.indexOf(stage as (typeof columns)[number])
    return {
      id: leaf.id, label: labelOf(leaf), final: leaf.kind === 'final', count: counts.get(leaf.id) ?? 0,
      x: size.left + column * (size.width + size.gapX), y: size.top + row * (size.height + size.gapY),
    }
  })
  const at = new Map(boxes.map((box) => [box.id, box]))

  const lines: Line[] = []
  const seen = new Set<string>()
  for (const { source, targets, events } of chart.transitions) {
    const from = at.get(source)
    for (const target of targets) {
      const to = at.get(entered(target, children))
      const byClock = events.some((event) => event.startsWith('clock.'))
      const key = `${source}>${to?.id}${byClock}`
      if (!from || !to || from === to || seen.has(key)) continue
      seen.add(key)
      lines.push({ key, byClock, path: pathBetween(from, to) })
    }
  }
  const deepest = Math.max(...rows.values(), 1)
  return {
    boxes, lines,
    heads: used.map((stage, column) => ({ x: size.left + column * (size.width + size.gapX) + size.width / 2, label: stage ? tName('stage', stage) : other })),
    width: 2 * size.left + used.length * (size.width + size.gapX) - size.gapX + 24,
    height: size.top + deepest * (size.height + size.gapY) + 4,
  }
}

function pathBetween(from: Box, to: Box): string {
  const middle = size.height / 2
  if (from.x === to.x) {
    // In one column: around its right side.
    const x = from.x + size.width
    const bend = 14 + Math.min(24, Math.abs(from.y - to.y) / 8)
    return `M${x} ${from.y + middle + 6}C${x + bend} ${from.y + middle + 6} ${x + bend} ${to.y + middle - 6} ${x + 3} ${to.y + middle - 6}`
  }
  const forward = to.x > from.x
  const [x1, x2] = forward ? [from.x + size.width, to.x - 3] : [from.x, to.x + size.width + 3]
  const bend = (forward ? 1 : -1) * size.gapX * 0.6
  return `M${x1} ${from.y + middle}C${x1 + bend} ${from.y + middle} ${x2 - bend} ${to.y + middle} ${x2} ${to.y + middle}`
}

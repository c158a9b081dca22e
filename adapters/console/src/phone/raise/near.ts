// SPDX-License-Identifier: Apache-2.0
//
// Whether somebody has told it already: open incidents of the same kind, near by.

import { get, type Incident } from '@shared/api'
import { distance, type Point } from '../place/polygon'

export interface Near {
  incident: Incident
  /** Metres; null: only its grid is known. */
  far: number | null
}

const nearMetres = 300
const most = 3

export async function findNear(category: string, grid: string, at: Point | null): Promise<Near[]> {
  const { body } = await get('/v1/incidents', { query: { category, grid, open: true, limit: 50 } })
  const all = (body.items as unknown as Incident[]).map<Near>((incident) => {
    const [x, y] = incident.position?.coordinates ?? []
    return { incident, far: at && x !== undefined && y !== undefined ? Math.round(distance(at, [x, y])) : null }
  })
  return all
    .filter(({ far }) => far === null || far <= nearMetres)
    .sort((a, b) => (a.far ?? nearMetres) - (b.far ?? nearMetres))
    .slice(0, most)
}

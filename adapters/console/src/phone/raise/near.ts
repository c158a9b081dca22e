// SPDX-License-Identifier: Apache-2.0
//
// Whether somebody has told it already: open cases of the same category, near by.

import { get, isTicket, type Incident } from '@shared/api'
import { distance, type Point } from '@shared/place/polygon'

export interface Near {
  incident: Incident
  /** Metres; null: only its grid is known. */
  far: number | null
}

const nearMetres = 300
const most = 3

export async function findNear(category: string, grid: string, at: Point | null): Promise<Near[]> {
  const { body } = await get('/v1/cases', { query: { category, grid, open: true, limit: 50 } })
  const all = (body.items.filter((row) => !isTicket(row)) as unknown as Incident[]).map<Near>((incident) => {
    const [x, y] = incident.position?.coordinates ?? []
    return { incident, far: at && x !== undefined && y !== undefined ? Math.round(distance(at, [x, y])) : null }
  })
  return all
    .filter(({ far }) => far === null || far <= nearMetres)
    .sort((a, b) => (a.far ?? nearMetres) - (b.far ?? nearMetres))
    .slice(0, most)
}

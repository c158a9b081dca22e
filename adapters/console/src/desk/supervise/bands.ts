// SPDX-License-Identifier: Apache-2.0
//
// Figures as bands: a share of eleven cases is no number with a decimal, and nobody is to be ranked by it.

import type { Figure } from '@shared/api'
import { t } from '@shared/i18n'

/** Below that a share says nothing. */
export const least = 5

const edges = { share: [0.1, 0.25, 0.5, 0.75, 0.9], hours: [1, 2, 4, 8, 24, 40, 80], rating: [2, 3, 4, 4.5] }
const minutesOfHour = 60
const bestRating = 5

/** The two edges that the value lies between; without an upper one beyond the last. */
function around(value: number, all: readonly number[]): [number, number | null] {
  const at = all.findIndex((edge) => value < edge)
  return at < 0 ? [all.at(-1) ?? 0, null] : [all[at - 1] ?? 0, all[at] ?? null]
}

export function shareBand(share: number, n: number): string {
  if (n < least) return t('stats.few')
  const [low, high] = around(share, edges.share)
  return `${Math.round(low * 100)}–${Math.round((high ?? 1) * 100)}%`
}

export function bandOf({ n, value, unit }: Figure): string {
  if (n < least || value === null) return t('stats.few')
  if (unit === 'share') return shareBand(value, n)
  if (unit === 'rating') {
    const [low, high] = around(value, edges.rating)
    return t('stats.ratingBand', { low: Math.max(low, 1), high: high ?? bestRating })
  }
  const [low, high] = around(value / minutesOfHour, edges.hours)
  return high === null ? t('stats.hoursOver', { low }) : t('stats.hoursBand', { low, high })
}

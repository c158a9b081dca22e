// SPDX-License-Identifier: Apache-2.0
//
// How a due instant was counted, in the few lines that a hover can show.

import type { Clock } from '@shared/api'
import { t } from '@shared/i18n'

const linesOnHover = 8

/** Nights are left out, holidays are not: those are what one wonders about. */
export function briefOf(clock: Clock | null): string[] {
  const counted = (clock?.trace ?? []).filter((line) => !/不计$|not counted$/.test(line) || /周末|节|weekend|holiday/i.test(line))
  return counted.length > linesOnHover ? [...counted.slice(0, linesOnHover), t('case.traceMore', { count: counted.length - linesOnHover })] : counted
}

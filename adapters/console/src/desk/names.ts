// SPDX-License-Identifier: Apache-2.0
//
// Codes as people call them.

import { shallowRef } from 'vue'
import { kindOf, namesOf, type Case, type Named } from '@shared/api'
import { t, tNamed, type Key } from '@shared/i18n'
import { zh as admin } from '@shared/i18n/admin'
import { zh as common } from '@shared/i18n/common'
import { zh as desk } from '@shared/i18n/desk'

const tables = ['departments', 'categories', 'grids', 'areas'] as const
export type Table = (typeof tables)[number]

const names = shallowRef<Partial<Record<Table, Map<string, Named>>>>({})
let asked = false

/** Asks for the tables once; until they are here codes are shown as they are. */
export function wantNames(): void {
  if (asked) return
  asked = true
  for (const table of tables) {
    namesOf(table).then(
      (map) => (names.value = { ...names.value, [table]: map }),
      () => (asked = false),
    )
  }
}

export const nameOf = (table: Table, code: string | null | undefined): string =>
  code ? tNamed(names.value[table]?.get(code), code) : ''

export const rowsOf = (table: Table): Named[] => [...(names.value[table]?.values() ?? [])]

export const titleOf = (one: Case): string => ('title' in one && typeof one.title === 'string' && one.title) || one.number
export const addressOfCase = (one: Case): string => `/desk/${kindOf(one)}s/${one.id}`

/** A clock, a severity or the like: its text, or else what the server calls it. */
export function wordFor(group: string, name: string | number | null | undefined): string {
  if (name === null || name === undefined || name === '') return ''
  const key = `${group}.${name}`
  return key in desk || key in common || key in admin ? t(key as Key) : String(name)
}

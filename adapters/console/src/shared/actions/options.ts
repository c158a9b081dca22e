// SPDX-License-Identifier: Apache-2.0
//
// What can be chosen where a field names something of the county.

import { reference } from '../api'
import { tNamed, tPair } from '../i18n'
import type { Field } from './schema'

export interface Option {
  value: string | number
  label: string
  /** What a search of two characters looks through. */
  search: string
}

const optionOf = (value: string, label: string): Option => ({ value, label, search: `${value} ${label}`.toLowerCase() })

/** The options of a field; empty where it is not one of choosing. */
export async function optionsOf(field: Field): Promise<Option[]> {
  switch (field.control) {
    case 'choice':
      return field.choices.map(({ value, title }) => ({ value, label: tPair(title), search: title.toLowerCase() }))
    case 'department':
      return (await reference.departments()).map((row) => optionOf(row.code, tNamed(row)))
    case 'category':
      return (await reference.categories()).map((row) => optionOf(row.code, tNamed(row)))
    case 'whistle':
      return (await reference.whistles()).map((row) => optionOf(row.type, row.name))
    case 'place': {
      const [areas, grids] = await Promise.all([reference.areas(), reference.grids()])
      return [...areas, ...grids].map((row) => optionOf(row.code, tNamed(row)))
    }
    default:
      return []
  }
}

export const isChosen = (field: Field): boolean => ['choice', 'department', 'category', 'whistle', 'place'].includes(field.control)

/** So many can be shown at once; beyond it one searches. */
export const shownAtOnce = 8

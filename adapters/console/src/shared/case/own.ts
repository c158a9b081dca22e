// SPDX-License-Identifier: Apache-2.0
//
// What a case of its workflow's own is about: the fields that it was opened with, in the words of its
// form. Incidents and tickets have members of the API for that.

import { fieldsOf, type Field, type Schema } from '../actions/schema'
import { get, type AnyCase } from '../api'
import { tPair } from '../i18n'

const forms = new Map<string, Promise<Field[]>>()

function openingOf(workflow: string): Promise<Field[]> {
  let form = forms.get(workflow)
  if (!form) {
    form = get('/v1/workflows/{name}', { path: { name: workflow } }).then(({ body }) =>
      fieldsOf(((body.forms ?? {}) as Record<string, Schema>)[body.form ?? ''], false),
    )
    form.catch(() => forms.delete(workflow))
    forms.set(workflow, form)
  }
  return form
}

function inWords(field: Field, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => inWords(field, each)).join('、')
  if (value === null || value === undefined || value === '' || typeof value === 'object') return ''
  if (typeof value === 'boolean') return value ? '✓' : ''
  const choice = field.choices.find((each) => each.value === value)
  return choice ? tPair(choice.title) : String(value as string | number)
}

/** Title and text of each; what is empty is left out. */
export async function ownFacts(one: AnyCase): Promise<[string, string][]> {
  const data = 'data' in one ? one.data : undefined
  if (!data) return []
  const fields = await openingOf(one.workflow)
  return fields
    .map((field): [string, string] => [tPair(field.title), inWords(field, data[field.name])])
    .filter(([, value]) => value)
}

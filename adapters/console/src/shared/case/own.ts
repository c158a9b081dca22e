// SPDX-License-Identifier: Apache-2.0
//
// What a case of its workflow's own is about: the fields that it was opened with, in the words of its
// form. Incidents and tickets have members of the API for that.

import { isChosen, optionsOf, type Option } from '../actions/options'
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

function inWords(value: unknown, options: readonly Option[]): string {
  if (Array.isArray(value)) return value.map((each) => inWords(each, options)).join('、')
  if (value === null || value === undefined || value === '' || typeof value === 'object') return ''
  if (typeof value === 'boolean') return value ? '✓' : ''
  return options.find((each) => each.value === value)?.label ?? String(value as string | number)
}

/** Title and text of each; what is empty is left out. */
export async function ownFacts(one: AnyCase): Promise<[string, string][]> {
  const data = 'data' in one ? one.data : undefined
  if (!data) return []
  const filled = (await openingOf(one.workflow)).filter(({ name }) => name in data)
  // Without a network a unit or a place is told by its code.
  const facts = filled.map(async (field): Promise<[string, string]> => {
    const options = isChosen(field) ? await optionsOf(field).catch(() => []) : []
    return [tPair(field.title), inWords(data[field.name], options)]
  })
  return (await Promise.all(facts)).filter(([, value]) => value)
}

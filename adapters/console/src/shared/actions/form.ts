// SPDX-License-Identifier: Apache-2.0
//
// A form that is being filled in and sent: without any widget, so that each kit draws it as it likes.

import { computed, reactive, ref, shallowRef } from 'vue'
import { asFailure, newKey, type Failure } from '../api'
import { dataOf, faultOf } from './check'
import { emptyValue, fieldsOf, shownValue, type Field, type Schema } from './schema'

export type Values = Record<string, unknown>

export interface FormOptions<Result> {
  schema: Schema | null
  /** Sends it. The key stays the same until what is sent changes: a repeat does it once. */
  send: (data: Values, key: string) => Promise<Result>
  /** What was written before, or is suggested. */
  draft?: Values
  withComment?: boolean
  /** Of what the form is about, where the form itself names none. */
  category?: () => string | null
}

export interface ActionForm<Result> {
  readonly fields: Field[]
  readonly values: Values
  /** Of what it is about: the form's own, or that of the case; empty: none yet. */
  readonly category: string
  /** The fault of a field, once it was touched or sent; null: none. */
  faultOf: (name: string) => string | null
  touch: (name: string) => void
  readonly sending: boolean
  /** Why it was not done. The values stay. */
  readonly failure: Failure | null
  submit: () => Promise<Result | null>
}

export function useActionForm<Result>(options: FormOptions<Result>): ActionForm<Result> {
  const fields = fieldsOf(options.schema, options.withComment ?? true)
  const values = reactive<Values>(Object.fromEntries(fields.map((field) => [field.name, shownValue(field, options.draft?.[field.name]) ?? emptyValue(field)])))
  const touched = reactive(new Set<string>())
  const sending = ref(false)
  const failure = shallowRef<Failure | null>(null)
  const own = computed(() => new Map(fields.map((field) => [field.name, faultOf(field, values[field.name])])))
  const category = computed(() => String(values['category'] || options.category?.() || ''))
  let sent = { text: '', key: '' }

  /** Another wish gets another key; the same one, however often it is sent, keeps its own. */
  function keyFor(data: Values): string {
    const text = JSON.stringify(data)
    if (text !== sent.text) sent = { text, key: newKey() }
    return sent.key
  }

  function touch(name: string): void {
    touched.add(name)
    if (failure.value?.of(name)) failure.value = null
  }

  async function submit(): Promise<Result | null> {
    for (const field of fields) touched.add(field.name)
    if (sending.value || [...own.value.values()].some(Boolean)) return null
    const data = dataOf(fields, values)
    sending.value = true
    failure.value = null
    try {
      return await options.send(data, keyFor(data))
    } catch (thrown) {
      failure.value = asFailure(thrown)
      // What was refused for good would be refused again under its key, whatever changed meanwhile.
      if (!failure.value.mayRetry) sent = { text: '', key: '' }
      return null
    } finally {
      sending.value = false
    }
  }

  return reactive({
    fields,
    values,
    category,
    faultOf: (name: string) => (touched.has(name) ? (own.value.get(name) ?? null) : null) ?? failure.value?.of(name) ?? null,
    touch,
    sending,
    failure,
    submit,
  }) as ActionForm<Result>
}

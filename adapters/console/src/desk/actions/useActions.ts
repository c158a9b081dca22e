// SPDX-License-Identifier: Apache-2.0
//
// One action on one case: which button, with what it was last written, and what came in between.

import { ref, shallowRef } from 'vue'
import { buttonsOf, fieldsOf, useActionForm, type ActionForm, type Button, type Values } from '@shared/actions'
import { asFailure, loadCase, loadJournal, reference, sendEvent, type AnyCase, type Failure } from '@shared/api'
import { language, t, tName } from '@shared/i18n'
import { formatInstant } from '@shared/time'

export interface Doing {
  one: AnyCase
  button: Button
  form: ActionForm<AnyCase>
}

/** What was written and not sent, by case and event: it outlives its dialog. */
const drafts = new Map<string, Values>()
const draftKey = (one: AnyCase, event: string) => `${one.id} ${event}`

/** Lead and co-departments as a rule or the catalogue has them, where a form asks for such. */
async function suggestions(one: AnyCase, button: Button): Promise<Values> {
  const fields = fieldsOf(button.schema, false)
  const wanted = (name: string) => fields.find((field) => field.name === name && field.control === 'department')
  if (!wanted('lead') && !wanted('co')) return {}
  try {
    const [route, departments] = await Promise.all([one.routing ?? loadCase(one.id).then(({ body }) => body.routing), reference.departments()])
    if (!route) return {}
    const known = new Set(departments.map(({ code }) => code))
    return { lead: known.has(route.lead) ? route.lead : '', co: route.co.filter((code) => known.has(code)) }
  } catch {
    return {} // A form without suggestions is still a form.
  }
}

/** Who did what since the reader's version: in words; empty when nobody can be named. */
async function whoWasFirst(one: AnyCase): Promise<string> {
  try {
    const { entries } = await loadJournal(one.id)
    const others = entries.filter(({ version, what }) => version > one.version && what === 'step')
    const last = others.filter(({ by }) => by.kind === 'person').at(-1) ?? others.at(-1)
    if (!last) return ''
    const person = last.by.kind === 'person' ? `${tName('role', last.by.role)} ${last.by.login ?? ''}`.trim() : t('flow.bySystem')
    return t('action.first', { who: person, at: formatInstant(last.at, language.value), what: last.label })
  } catch {
    return ''
  }
}

export function useActions(done: (one: AnyCase, label: string) => void, changed: () => void = () => {}) {
  const doing = shallowRef<Doing | null>(null)
  const open = ref(false)
  const first = ref('')
  const failure = shallowRef<Failure | null>(null)
  let etag: string | null = null

  async function send(one: AnyCase, button: Button, data: Values, key: string): Promise<AnyCase> {
    first.value = ''
    try {
      return (await sendEvent(one.id, button.event, data, { key, ifMatch: etag })).body
    } catch (thrown) {
      if (asFailure(thrown).kind === 'conflict') {
        first.value = await whoWasFirst(one)
        // What the reader now knows of may be answered: the next try is against that.
        etag = (await loadCase(one.id).catch(() => null))?.etag ?? etag
        changed()
      }
      throw thrown
    }
  }

  async function choose(one: AnyCase, tag: string | null, button: Button): Promise<void> {
    const draft = drafts.get(draftKey(one, button.event)) ?? (await suggestions(one, button))
    etag = tag
    first.value = ''
    const form = useActionForm<AnyCase>({ schema: button.schema, draft, category: () => one.category, send: (data, key) => send(one, button, data, key) })
    doing.value = { one, button, form }
    open.value = true
  }

  /** From a list, where rows do not carry their actions. The reason why not, or null. */
  async function chooseByEvent(id: number, events: readonly string[]): Promise<string | null> {
    failure.value = null
    try {
      const { body, etag: tag } = await loadCase(id)
      const buttons = buttonsOf(body).filter(({ event }) => events.includes(event))
      const button = buttons.find(({ allowed }) => allowed)
      if (!button) return buttons[0]?.reason ?? t('action.notNow')
      await choose(body, tag, button)
    } catch (thrown) {
      failure.value = asFailure(thrown)
      return failure.value.message
    }
    return null
  }

  function keep(): void {
    const now = doing.value
    if (now) drafts.set(draftKey(now.one, now.button.event), { ...now.form.values })
  }
  function close(): void {
    keep()
    open.value = false
  }
  function finish(result: unknown): void {
    const now = doing.value
    if (!now) return
    drafts.delete(draftKey(now.one, now.button.event))
    open.value = false
    doing.value = null
    done(result as AnyCase, now.button.label)
  }

  return { doing, open, first, failure, choose, chooseByEvent, keep, close, finish }
}
export type Actions = ReturnType<typeof useActions>

// SPDX-License-Identifier: Apache-2.0
//
// The buttons of a case: those that its chart has, and for a grey one why it is grey.

import type { Action, AnyCase } from '../api'
import { t } from '../i18n'
import type { Schema } from './schema'

export interface Button {
  event: string
  label: string
  allowed: boolean
  /** Of a grey one; also its description for screen readers. */
  reason: string | null
  schema: Schema | null
}

function buttonOf(action: Action, forms: Record<string, unknown>): Button {
  return {
    event: action.event,
    label: action.label,
    allowed: action.allowed,
    reason: action.allowed ? null : (action.reason ?? t('action.notNow')),
    schema: action.form ? ((forms[action.form] as Schema | undefined) ?? null) : null,
  }
}

/** Allowed ones first, else as the chart has them: its order is its author's. */
export function buttonsOf(one: Pick<AnyCase, 'actions' | 'forms'>): Button[] {
  const forms = (one.forms ?? {}) as Record<string, unknown>
  const all = (one.actions ?? []).map((action) => buttonOf(action, forms))
  return [...all.filter(({ allowed }) => allowed), ...all.filter(({ allowed }) => !allowed)]
}

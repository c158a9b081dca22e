// SPDX-License-Identifier: Apache-2.0
//
// The outbox's way to the server.

import { Failure, kindOf, loadCase, openCase, sendEvent, sendPhoto, type Raise } from '@shared/api'
import { fieldsOf, type Schema } from '@shared/actions'
import type { Transport } from './deliver'
import type { Photo } from './types'

/** A server without the route is not asked for each photo anew. */
const restFor = 60_000
const withoutRoute = [404, 405, 501]
let restUntil = 0

async function photo(given: Photo): Promise<{ id: string }> {
  if (Date.now() < restUntil) throw new Failure('refused', { status: 501 }, given.key)
  try {
    return await sendPhoto(given)
  } catch (thrown) {
    if (thrown instanceof Failure && withoutRoute.includes(thrown.status)) restUntil = Date.now() + restFor
    throw thrown
  }
}

export const transport: Transport = {
  photo,
  async entry(entry) {
    if (entry.kind === 'incident') {
      const made = await openCase(entry.sent as Raise, { key: entry.key })
      return { kind: kindOf(made), id: made.id, number: made.number }
    }
    const { event, data } = entry.sent as typeof entry.body
    const { body } = await sendEvent(entry.target.id, event, data, { key: entry.key })
    return { ...entry.target, number: body.number }
  },
  /** By a remark, where the chart's remarks take photos. */
  async attach(target, attachment, key) {
    const { body } = await loadCase(target.id)
    const remark = (body.actions ?? []).find(({ event, allowed }) => event === 'comment' && allowed)
    const schema = remark?.form ? ((body.forms as Record<string, Schema> | undefined)?.[remark.form] ?? null) : null
    const field = fieldsOf(schema, false).find(({ control }) => control === 'photos')
    if (!field) return false
    await sendEvent(target.id, 'comment', { comment: '补传照片', [field.name]: [attachment] }, { key })
    return true
  },
}

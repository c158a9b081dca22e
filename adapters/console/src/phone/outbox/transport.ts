// SPDX-License-Identifier: Apache-2.0
//
// The outbox's way to the server.

import { failureOf, Failure, kindOf, loadCase, openCase, sendEvent, type Raise } from '@shared/api'
import { fieldsOf, type Schema } from '@shared/actions'
import { language } from '@shared/i18n'
import type { Transport } from './deliver'
import type { Photo } from './types'

const photoDeadline = 60_000

/** A server without the route is not asked for each photo anew. */
const restFor = 60_000
const withoutRoute = [404, 405, 501]
let restUntil = 0

async function sendPhoto(photo: Photo): Promise<{ id: string }> {
  if (Date.now() < restUntil) throw new Failure('refused', { status: 501 }, photo.key)
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), photoDeadline)
  try {
    const response = await fetch('/v1/attachments', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Accept-Language': language.value, 'Content-Type': photo.type, 'Idempotency-Key': photo.key },
      body: photo.bytes,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: deadline.signal,
    })
    if (withoutRoute.includes(response.status)) restUntil = Date.now() + restFor
    if (!response.ok) throw await failureOf(response, photo.key)
    return { id: String(((await response.json()) as { id: unknown }).id) }
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : new Failure('offline', {}, photo.key)
  } finally {
    clearTimeout(timer)
  }
}

export const transport: Transport = {
  photo: sendPhoto,
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
    if (!fieldsOf(schema, false).some(({ control }) => control === 'photos')) return false
    await sendEvent(target.id, 'comment', { comment: '补传照片', photos: [attachment] }, { key })
    return true
  },
}

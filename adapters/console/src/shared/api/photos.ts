// SPDX-License-Identifier: Apache-2.0
//
// A photo goes by itself, before the case that names it: as its own bytes, under its own key.

import { addressOf } from './client'
import { Failure, failureOf } from './problem'
import { language } from '../i18n'

const answerDeadline = 60_000

export interface PhotoBytes {
  bytes: ArrayBuffer
  type: string
  key: string
}

export async function sendPhoto(photo: PhotoBytes): Promise<{ id: string }> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), answerDeadline)
  try {
    const response = await fetch('/v1/attachments', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Accept-Language': language.value, 'Content-Type': photo.type, 'Idempotency-Key': photo.key },
      body: photo.bytes,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: deadline.signal,
    })
    if (!response.ok) throw await failureOf(response, photo.key)
    return { id: String(((await response.json()) as { id: unknown }).id) }
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : new Failure('offline', {}, photo.key)
  } finally {
    clearTimeout(timer)
  }
}

export const photoAddress = (id: string): string => addressOf('/v1/attachments/{id}', { id })

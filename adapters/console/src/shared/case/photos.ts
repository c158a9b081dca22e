// SPDX-License-Identifier: Apache-2.0
//
// The photos of a case: those that it was raised with, and those that came with what was done.

import { addressOf, type AnyCase, type Journal } from '@shared/api'

export interface CasePhotos {
  before: string[]
  after: string[]
}

function namesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    if (typeof one === 'string') return [one]
    const id = (one as { id?: unknown } | null)?.id
    return typeof id === 'string' ? [id] : []
  })
}

export function photosOfCase(one: AnyCase, journal: Journal | null): CasePhotos {
  const before = new Set(namesIn((one as { attachments?: unknown }).attachments))
  const after = new Set<string>()
  for (const { event, data } of journal?.entries ?? []) {
    const given = data as { photos?: unknown; attachments?: unknown } | undefined
    const into = event === 'raise' ? before : after
    for (const name of [...namesIn(given?.photos), ...namesIn(given?.attachments)]) into.add(name)
  }
  return { before: [...before].filter((name) => !after.has(name)), after: [...after] }
}

export const photoAddress = (name: string): string => addressOf('/v1/attachments/{id}', { id: name })

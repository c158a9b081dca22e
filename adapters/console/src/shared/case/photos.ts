// SPDX-License-Identifier: Apache-2.0
//
// The photos of a case: how it was found, and how it was left.

import type { AnyCase } from '../api'

export interface CasePhoto {
  id: string
  kind: 'before' | 'after'
  by: string
  at: string
}
export interface CasePhotos {
  before: CasePhoto[]
  after: CasePhoto[]
}

/** Of a ticket also those of its incident. What the phone kept from before there were photos has none. */
export function photosOfCase(one: AnyCase, parent: AnyCase | null = null): CasePhotos {
  const all = [parent, one].flatMap((each) => (each as { attachments?: CasePhoto[] } | null)?.attachments ?? [])
  const each = [...new Map(all.map((photo) => [photo.id, photo])).values()]
  return { before: each.filter(({ kind }) => kind === 'before'), after: each.filter(({ kind }) => kind === 'after') }
}

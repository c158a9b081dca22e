// SPDX-License-Identifier: Apache-2.0
//
// What waits on this phone to be sent. An incident, an event and each photo is a record of its own
// with a key of its own: however often it is sent, the server does it once.

import type { CaseKind, Raise } from '@shared/api'

/** draft: being written. queued: to be sent. refused: the server said no. stale: sent long ago, and
 *  nobody knows whether it arrived. done: it is there, and only photos are still to follow. */
export type EntryState = 'draft' | 'queued' | 'refused' | 'stale' | 'done'

export interface Refusal {
  detail: string
  status: number
  requestId: string
}

export interface Target {
  kind: CaseKind
  id: number
}

interface EntryBase {
  id: string
  /** Whose wish it is: another one who logs in on this phone does not send it. */
  owner: string
  key: string
  state: EntryState
  createdAt: number
  /** When it was first sent; until the answer is here, it may have arrived. */
  firstSentAt: number | null
  tries: number
  /** Exactly what was sent: a repeat under the same key must be the same. */
  sent: unknown
  refusal: Refusal | null
  /** What the server made of it. */
  result: (Target & { number: string }) | null
}

export interface IncidentEntry extends EntryBase {
  kind: 'incident'
  body: Raise
}
export interface EventEntry extends EntryBase {
  kind: 'event'
  target: Target
  /** For people: which case, and what is done to it. */
  about: string
  label: string
  body: { event: string; data: Record<string, unknown> }
}
export type Entry = IncidentEntry | EventEntry

/** ready: to be sent. uploaded: the server has it, and no case names it yet. waiting: the server
 *  cannot take photos now. refused: it never will take this one. */
export type PhotoState = 'ready' | 'uploaded' | 'waiting' | 'refused'

export interface Photo {
  id: string
  owner: string
  /** The entry that it belongs to. */
  entry: string
  key: string
  /** Of the event's form; those of a new case stand beside its form. */
  field?: string
  state: PhotoState
  bytes: ArrayBuffer
  type: string
  takenAt: string | null
  position: [number, number] | null
  /** The server's name for it. */
  attachment: string | null
  detail: string | null
}

/** It was sent, and no answer came: it may have been done. Then it is retried, and not changed. */
export const mayHaveArrived = (entry: Entry): boolean => entry.firstSentAt !== null && (entry.state === 'queued' || entry.state === 'stale')

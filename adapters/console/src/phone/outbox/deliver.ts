// SPDX-License-Identifier: Apache-2.0
//
// How what waits is sent. Each step is written down before it is taken, so that a page may be killed
// between any two of them; and nothing is deleted before the server has said yes.

import { asFailure, newKey, type Failure } from '@shared/api'
import * as store from './store'
import type { Entry, Photo, Target } from './types'

export interface Transport {
  photo: (photo: Photo) => Promise<{ id: string }>
  entry: (entry: Entry) => Promise<Target & { number: string }>
  /** Adds a photo to a case that exists. False: its chart has nothing for that now. */
  attach: (target: Target, attachment: string, key: string) => Promise<boolean>
}

export type Outcome =
  | { kind: 'done'; result: Target & { number: string } }
  | { kind: 'refused'; failure: Failure }
  /** Later: there is no network, or the server is away, or nobody is logged in. */
  | { kind: 'later'; failure: Failure }

/** Servers forget keys after seven days; then a repeat might be done twice. */
export const keyLifetime = 6.5 * 24 * 3600_000

const laterStatuses = [408, 425, 429]
const isLater = (failure: Failure): boolean => failure.mayRetry || failure.kind === 'session' || laterStatuses.includes(failure.status)
/** Nothing is wrong with the photo: this server does not take photos, or not now. */
const cannotTake = (failure: Failure): boolean => [404, 405, 501].includes(failure.status) || failure.kind === 'server'

/** Sends a photo if it has still to be. A failure: then the entry must wait too. */
async function deliverPhoto(photo: Photo, transport: Transport): Promise<Failure | null> {
  try {
    const { id } = await transport.photo(photo)
    await store.putPhoto({ ...photo, state: 'uploaded', attachment: id, detail: null })
    return null
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (cannotTake(failure)) await store.putPhoto({ ...photo, state: 'waiting', detail: failure.message })
    else if (isLater(failure)) return failure
    else await store.putPhoto({ ...photo, state: 'refused', detail: failure.message })
    return null
  }
}

async function deliverPhotos(entry: Entry, states: readonly Photo['state'][], transport: Transport): Promise<Failure | null> {
  for (const photo of await store.photosOf(entry.id)) {
    const failure = states.includes(photo.state) ? await deliverPhoto(photo, transport) : null
    if (failure) return failure
  }
  return null
}

const usualField = 'photos'
const fieldOf = (photo: Photo): string => photo.field ?? usualField

/** What is sent: the body, and the names of the photos that the server has, each in its field. */
function withPhotos(entry: Entry, photos: readonly Photo[]): unknown {
  const named = photos.flatMap((photo) => (photo.attachment ? [{ field: fieldOf(photo), name: photo.attachment }] : []))
  if (named.length === 0) return entry.body
  if (entry.kind === 'incident') return { ...entry.body, attachments: named.map(({ name }) => name) }
  const data: Record<string, unknown> = { ...entry.body.data }
  for (const { field, name } of named) data[field] = [...((data[field] as string[] | undefined) ?? []), name]
  return { ...entry.body, data }
}

/** Which of the entry's photos the sent body names. */
function namedIn(sent: unknown, photos: readonly Photo[]): Photo[] {
  const body = sent as { attachments?: string[]; data?: Record<string, unknown> } | null
  const names = new Set<unknown>(body?.attachments ?? Object.values(body?.data ?? {}).flat())
  return photos.filter(({ attachment }) => attachment !== null && names.has(attachment))
}

/** The server knows photos, and this kind of case does not: it goes without them. */
function refusesPhotos(failure: Failure, photos: readonly Photo[]): boolean {
  const pointers = ['/attachments', ...photos.map((photo) => `/data/${fieldOf(photo)}`)]
  return failure.kind === 'invalid' && failure.errors.some(({ pointer }) => pointers.includes(pointer))
}

async function sendEntry(entry: Entry, transport: Transport, at: number): Promise<Outcome> {
  // From here on it may have arrived, whatever happens to this page.
  const sent: Entry = { ...entry, firstSentAt: entry.firstSentAt ?? at, tries: entry.tries + 1, refusal: null }
  await store.putEntry(sent)
  try {
    const result = await transport.entry(sent)
    const photos = namedIn(sent.sent, await store.photosOf(entry.id))
    await store.settleEntry({ ...sent, state: 'done', result }, photos.map(({ id }) => id))
    return { kind: 'done', result }
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (isLater(failure)) return { kind: 'later', failure }
    // Definitely not done. The next attempt is another wish.
    const refusal = { detail: failure.message, status: failure.status, requestId: failure.requestId }
    const anew: Entry = { ...sent, state: 'refused', refusal, sent: null, firstSentAt: null, key: newKey() }
    const named = namedIn(sent.sent, await store.photosOf(entry.id))
    if (named.length === 0 || !refusesPhotos(failure, named)) {
      await store.putEntry(anew)
      return { kind: 'refused', failure }
    }
    const without: Entry = { ...anew, state: 'queued', refusal: null, sent: entry.body }
    await store.putEntry(without)
    return sendEntry(without, transport, at)
  }
}

/** One entry with its photos. */
export async function deliver(id: string, transport: Transport, at: number = Date.now()): Promise<Outcome | null> {
  let entry = await store.entryOf(id)
  if (!entry || entry.state !== 'queued') return null
  if (entry.firstSentAt !== null && at - entry.firstSentAt > keyLifetime) {
    await store.putEntry({ ...entry, state: 'stale' })
    return null
  }
  if (entry.sent === null) {
    const failure = await deliverPhotos(entry, ['ready'], transport)
    if (failure) return { kind: 'later', failure }
    const photos = await store.photosOf(id)
    // It may have been dropped, or taken back for a change, while photos were on their way.
    entry = await store.entryOf(id)
    if (!entry || entry.state !== 'queued') return null
    entry = { ...entry, sent: withPhotos(entry, photos) }
  }
  return sendEntry(entry, transport, at)
}

/** Photos that could not go with their case: they follow it. */
async function deliverLate(entry: Entry, transport: Transport): Promise<Failure | null> {
  if (!entry.result) return null
  const failure = await deliverPhotos(entry, ['ready', 'waiting'], transport)
  if (failure) return failure
  const settled: string[] = []
  for (const photo of await store.photosOf(entry.id)) {
    if (photo.state !== 'uploaded' || !photo.attachment) continue
    try {
      if (await transport.attach(entry.result, photo.attachment, `${photo.key}-attach`)) settled.push(photo.id)
    } catch (thrown) {
      const lost = asFailure(thrown)
      if (isLater(lost)) return lost
    }
  }
  if (settled.length) await store.settleEntry(entry, settled)
  return null
}

/** Everything of one person, oldest first. What it returns tells why it stopped early. */
export async function deliverAll(owner: string, transport: Transport, at: number = Date.now()): Promise<Failure | null> {
  for (const { id, state } of await store.entriesOf(owner)) {
    if (state === 'queued') {
      const outcome = await deliver(id, transport, at)
      if (outcome?.kind === 'later') return outcome.failure
    }
    const entry = await store.entryOf(id)
    const failure = entry?.state === 'done' ? await deliverLate(entry, transport) : null
    if (failure) return failure
  }
  return null
}

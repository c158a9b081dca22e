// SPDX-License-Identifier: Apache-2.0
//
// The outbox as pages see it: what is in it, and when it is sent.

import { computed, ref, shallowRef, watch } from 'vue'
import { newKey, type Failure, type Raise } from '@shared/api'
import { actor } from '@shared/session'
import { deliver, deliverAll, type Outcome } from './deliver'
import * as store from './store'
import { transport } from './transport'
import { mayHaveArrived, type Entry, type EventEntry, type IncidentEntry, type Photo } from './types'

export * from './types'
export { keep, kept, forget } from './store'

export interface Waiting {
  entry: Entry
  photos: Photo[]
}

const waiting = shallowRef<Waiting[]>([])
const running = ref(false)
const stopped = shallowRef<Failure | null>(null)

/** What is not a draft any more, oldest first. */
export const outbox = computed(() => waiting.value.filter(({ entry }) => entry.state !== 'draft'))
export const sending = computed(() => running.value)
/** Why the last attempt ended early. */
export const outboxFailure = computed(() => stopped.value)
export const owner = (): string => actor.value?.login ?? ''

export async function refresh(): Promise<void> {
  const entries = owner() ? await store.entriesOf(owner()) : []
  waiting.value = await Promise.all(entries.map(async (entry) => ({ entry, photos: await store.photosOf(entry.id) })))
}

/** One at a time, also when the page is open twice. Keys make a second one harmless, and only slow. */
async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  return navigator.locks ? navigator.locks.request('shao-outbox', work) : work()
}

const waits = [5_000, 15_000, 60_000, 300_000]
let attempt = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Sends what can be sent, and comes back later for the rest. */
export async function sendAll(): Promise<void> {
  clearTimeout(timer)
  if (running.value || !owner()) return
  await refresh()
  const isOpen = ({ entry }: Waiting) => entry.state === 'queued' || entry.state === 'done'
  if (!waiting.value.some(isOpen)) return
  if (navigator.onLine) {
    running.value = true
    try {
      stopped.value = await alone(() => deliverAll(owner(), transport))
    } finally {
      running.value = false
      await refresh()
    }
  }
  if (!waiting.value.some(isOpen)) attempt = 0
  else timer = setTimeout(() => void sendAll(), waits[Math.min(attempt++, waits.length - 1)])
}

function hurry(): void {
  if (document.visibilityState !== 'visible') return
  attempt = 0
  void sendAll()
}

/** Once a page. */
export function startOutbox(): void {
  window.addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  watch(() => actor.value?.login, () => void refresh().then(sendAll), { immediate: true })
}

const fresh = () => ({
  id: `${Date.now().toString(36).padStart(9, '0')}-${newKey().slice(0, 8)}`,
  owner: owner(), key: newKey(), createdAt: Date.now(), firstSentAt: null, tries: 0, sent: null, refusal: null, result: null,
})

export const newIncident = (body: Raise): IncidentEntry => ({ ...fresh(), kind: 'incident', state: 'draft', body })
export const newEvent = (given: Pick<EventEntry, 'target' | 'about' | 'label' | 'body'>): EventEntry => ({ ...fresh(), kind: 'event', state: 'queued', ...given })
export function newPhoto(entry: string, given: Pick<Photo, 'bytes' | 'type' | 'takenAt' | 'position' | 'field'>): Photo {
  const { id, key } = fresh()
  return { id, key, owner: owner(), entry, state: 'ready', attachment: null, detail: null, ...given }
}

/** Asks the browser not to throw it away when the phone gets full. */
const holdOn = () => void navigator.storage?.persist?.().catch(() => false)

export async function save(entry: Entry, photos: readonly Photo[] = []): Promise<void> {
  await store.putTogether(entry, photos)
  await refresh()
}
export async function savePhoto(photo: Photo): Promise<void> {
  await store.putPhoto(photo)
}
export async function removePhoto(id: string): Promise<void> {
  await store.dropPhoto(id)
  await refresh()
}

/** Puts it in, and tries at once; null: it waits for the network. */
export async function enqueue(entry: Entry, photos: readonly Photo[] = []): Promise<Outcome | null> {
  holdOn()
  await save({ ...entry, state: 'queued', refusal: null }, photos)
  if (!navigator.onLine) return null
  running.value = true
  try {
    return await alone(() => deliver(entry.id, transport))
  } finally {
    running.value = false
    await refresh()
    attempt = 0
    clearTimeout(timer)
    timer = setTimeout(() => void sendAll(), waits[0])
  }
}

/** What was refused, and what is too old to be repeated by itself, is sent because one asks for it. */
export async function retry({ entry }: Waiting): Promise<void> {
  if (entry.state === 'refused') await store.putEntry({ ...entry, state: 'queued', refusal: null })
  // Its key is forgotten by now: who asks for it has looked whether it arrived.
  if (entry.state === 'stale') await store.putEntry({ ...entry, state: 'queued', key: newKey(), firstSentAt: null })
  attempt = 0
  await sendAll()
}

/** Back to where it was written. Not while it may have arrived: that would make two of it. */
export async function takeBack(entry: Entry): Promise<boolean> {
  const now = await store.entryOf(entry.id)
  if (!now || mayHaveArrived(now) || now.state === 'done') return false
  await store.putEntry({ ...now, state: 'draft', sent: null, key: newKey() })
  await refresh()
  return true
}

export async function drop(id: string): Promise<void> {
  await store.dropEntry(id)
  await refresh()
}

/** The incident that is being written, if there is one. */
export async function draftOf(id?: string): Promise<Waiting | null> {
  const entries = await store.entriesOf(owner())
  const entry = entries.find((one) => one.kind === 'incident' && one.state === 'draft' && (!id || one.id === id))
  return entry ? { entry, photos: await store.photosOf(entry.id) } : null
}

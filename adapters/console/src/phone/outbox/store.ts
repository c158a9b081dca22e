// SPDX-License-Identifier: Apache-2.0
//
// The phone's own database: the outbox, and what is kept for the time without a network.

import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Entry, Photo } from './types'

interface Schema extends DBSchema {
  entries: { key: string; value: Entry; indexes: { owner: string } }
  photos: { key: string; value: Photo; indexes: { entry: string } }
  kept: { key: string; value: { name: string; owner: string; at: number; value: unknown } }
}

const name = 'shao-phone'
let opened: Promise<IDBPDatabase<Schema>> | null = null

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'id' }).createIndex('owner', 'owner')
      db.createObjectStore('photos', { keyPath: 'id' }).createIndex('entry', 'entry')
      db.createObjectStore('kept', { keyPath: 'name' })
    },
    // A later version in another tab must not wait for this one.
    blocking: (_from, _to, event) => {
      opened = null
      ;(event.target as IDBDatabase).close()
    },
    terminated: () => (opened = null),
  })
  opened.catch(() => (opened = null))
  return opened
}

/** Oldest first: what was seen first is told first. */
export async function entriesOf(owner: string): Promise<Entry[]> {
  const all = await (await database()).getAllFromIndex('entries', 'owner', owner)
  return all.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

export const entryOf = async (id: string): Promise<Entry | undefined> => (await database()).get('entries', id)
export const putEntry = async (entry: Entry): Promise<void> => void (await (await database()).put('entries', entry))

export async function photosOf(entry: string): Promise<Photo[]> {
  const all = await (await database()).getAllFromIndex('photos', 'entry', entry)
  return all.sort((a, b) => (a.id < b.id ? -1 : 1))
}
export const putPhoto = async (photo: Photo): Promise<void> => void (await (await database()).put('photos', photo))
export const dropPhoto = async (id: string): Promise<void> => (await database()).delete('photos', id)

/** An entry and photos of it, all or none. */
export async function putTogether(entry: Entry, photos: readonly Photo[]): Promise<void> {
  const transaction = (await database()).transaction(['entries', 'photos'], 'readwrite')
  await Promise.all([
    transaction.objectStore('entries').put(entry),
    ...photos.map((photo) => transaction.objectStore('photos').put(photo)),
    transaction.done,
  ])
}

/** Deletes an entry with all its photos: after the server's yes, or because its writer wants it. */
export async function dropEntry(id: string): Promise<void> {
  const transaction = (await database()).transaction(['entries', 'photos'], 'readwrite')
  const photos = transaction.objectStore('photos')
  const keys = await photos.index('entry').getAllKeys(id)
  await Promise.all([...keys.map((key) => photos.delete(key)), transaction.objectStore('entries').delete(id), transaction.done])
}

/** The server has the entry: it goes, and of its photos those that the server has with it. */
export async function settleEntry(entry: Entry, settled: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction(['entries', 'photos'], 'readwrite')
  const photos = transaction.objectStore('photos')
  const all = await photos.index('entry').getAllKeys(entry.id)
  const gone = new Set(settled)
  const rest = all.filter((key) => !gone.has(key))
  const entries = transaction.objectStore('entries')
  await Promise.all([
    ...settled.map((key) => photos.delete(key)),
    rest.length ? entries.put(entry) : entries.delete(entry.id),
    transaction.done,
  ])
}

export async function keep(what: string, owner: string, value: unknown): Promise<void> {
  await (await database()).put('kept', { name: `${owner}/${what}`, owner, at: Date.now(), value })
}
export async function kept<Value>(what: string, owner: string): Promise<{ at: number; value: Value } | null> {
  const row = await (await database()).get('kept', `${owner}/${what}`)
  return row ? { at: row.at, value: row.value as Value } : null
}
/** Somebody logs out: what they looked at goes. What they have still to send stays. */
export async function forget(owner: string): Promise<void> {
  const db = await database()
  const rows = await db.getAll('kept')
  await Promise.all(rows.filter((row) => row.owner === owner).map((row) => db.delete('kept', row.name)))
}

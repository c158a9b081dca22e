// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { Failure, type FailureKind } from '@shared/api'
import { deliver, deliverAll, keyLifetime, type Transport } from './deliver'
import * as store from './store'
import type { EventEntry, IncidentEntry, Photo } from './types'

let serial = 0
let owner = ''
beforeEach(() => (owner = `chief-${++serial}`))

const incident = (): IncidentEntry => ({
  id: `entry-${++serial}`, owner, key: `key-${serial}`, kind: 'incident', state: 'queued', createdAt: serial,
  firstSentAt: null, tries: 0, sent: null, refusal: null, result: null, body: { category: 'E0113', title: '坑槽' },
})
const photo = (entry: string): Photo => ({
  id: `photo-${++serial}`, owner, entry, key: `key-${serial}`, state: 'ready', bytes: new ArrayBuffer(4),
  type: 'image/jpeg', takenAt: null, position: null, attachment: null, detail: null,
})

/** What a server with our rules has: a wish for each key, whatever the network does to answers. */
class Server {
  readonly bodies = new Map<string, unknown>()
  readonly photos = new Map<string, string>()
  readonly attached: string[] = []
  takesPhotos = true
  knowsPhotos = true
  remarksTakePhotos = false
  /** How many answers get lost after the work was done. */
  losesAnswers = 0
  online = true

  private answer<Value>(value: Value): Value {
    if (this.losesAnswers-- > 0) throw fault('unknown', 503)
    return value
  }
  readonly transport: Transport = {
    photo: async ({ key }) => {
      if (!this.online) throw fault('offline', 0)
      if (!this.takesPhotos) throw fault('refused', 404)
      if (!this.photos.has(key)) this.photos.set(key, `a${this.photos.size + 1}`)
      return this.answer({ id: this.photos.get(key)! })
    },
    entry: async ({ key, sent }) => {
      if (!this.online) throw fault('offline', 0)
      const text = JSON.stringify(sent)
      if (!this.knowsPhotos && text.includes('attachments')) throw fault('invalid', 422, '/attachments')
      if (text.includes('refuse')) throw fault('invalid', 422, '/title')
      const before = this.bodies.get(key)
      if (before !== undefined && before !== text) throw fault('invalid', 422)
      this.bodies.set(key, text)
      return this.answer({ kind: 'incident', id: [...this.bodies.keys()].indexOf(key) + 1, number: 'N1' })
    },
    attach: async (_target, attachment) => {
      if (this.remarksTakePhotos) this.attached.push(attachment)
      return this.remarksTakePhotos
    },
  }
}

const fault = (kind: FailureKind, status: number, pointer?: string) =>
  new Failure(kind, { status, title: kind, ...(pointer ? { errors: [{ pointer, detail: 'no' }] } : {}) }, 'request')

async function put(entry: IncidentEntry, photos = 0): Promise<IncidentEntry> {
  await store.putTogether(entry, Array.from({ length: photos }, () => photo(entry.id)))
  return entry
}

test('an incident goes with its photos, and nothing of it stays', async () => {
  const server = new Server()
  const entry = await put(incident(), 3)
  expect(await deliver(entry.id, server.transport)).toMatchObject({ kind: 'done', result: { id: 1 } })
  expect([...server.bodies.values()]).toEqual([JSON.stringify({ ...entry.body, attachments: ['a1', 'a2', 'a3'] })])
  expect(await store.entriesOf(owner)).toEqual([])
  expect(await store.photosOf(entry.id)).toEqual([])
})

test('without a network nothing is lost, and later all goes in its order', async () => {
  const server = new Server()
  server.online = false
  const [first, second] = [await put(incident(), 1), await put(incident())]
  expect(await deliverAll(owner, server.transport)).toMatchObject({ kind: 'offline' })
  expect((await store.entriesOf(owner)).map(({ id }) => id)).toEqual([first.id, second.id])
  server.online = true
  expect(await deliverAll(owner, server.transport)).toBeNull()
  expect([...server.bodies.keys()]).toEqual([first.key, second.key])
  expect(await store.entriesOf(owner)).toEqual([])
})

test('a server that fails after it has committed gets the same key and the same body', async () => {
  const server = new Server()
  const entry = await put(incident(), 2)
  server.losesAnswers = 4 // The first photo twice, then the second, then the incident.
  for (let round = 0; round < 4; ++round) expect(await deliver(entry.id, server.transport)).toMatchObject({ kind: 'later' })
  expect(await deliver(entry.id, server.transport)).toMatchObject({ kind: 'done' })
  expect(server.photos.size).toBe(2)
  expect([...server.bodies.keys()]).toEqual([entry.key])
  expect(await store.entriesOf(owner)).toEqual([])
})

test('a page that is killed while it sends goes on where it was', async () => {
  const server = new Server()
  const entry = await put(incident(), 1)
  // It is killed after the server has done it: no answer is ever written down.
  const killed: Transport = { ...server.transport, entry: (sent) => server.transport.entry(sent).then(() => new Promise(() => {})) }
  void deliver(entry.id, killed)
  await expect.poll(() => server.bodies.size).toBe(1)
  const [left] = await store.entriesOf(owner)
  expect(left).toMatchObject({ state: 'queued', key: entry.key })
  expect(left?.firstSentAt).not.toBeNull()
  expect(await deliver(entry.id, server.transport)).toMatchObject({ kind: 'done', result: { id: 1 } })
  expect(server.bodies.size).toBe(1)
  expect(server.photos.size).toBe(1)
})

test('where the server takes no photos the incident goes, and they wait where one sees them', async () => {
  const server = new Server()
  server.takesPhotos = false
  const entry = await put(incident(), 2)
  expect(await deliver(entry.id, server.transport)).toMatchObject({ kind: 'done' })
  expect(await store.entryOf(entry.id)).toMatchObject({ state: 'done', result: { number: 'N1' } })
  expect((await store.photosOf(entry.id)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  Object.assign(server, { takesPhotos: true, remarksTakePhotos: true })
  expect(await deliverAll(owner, server.transport)).toBeNull()
  expect(server.attached).toEqual(['a1', 'a2'])
  expect(await store.entryOf(entry.id)).toBeUndefined()
  expect(server.bodies.size).toBe(1)
})

test('where incidents know no photos it goes without them, as another wish', async () => {
  const server = new Server()
  server.knowsPhotos = false
  const entry = await put(incident(), 1)
  expect(await deliver(entry.id, server.transport)).toMatchObject({ kind: 'done' })
  expect([...server.bodies.values()]).toEqual([JSON.stringify(entry.body)])
  expect(server.bodies.has(entry.key)).toBe(false)
  expect(await store.photosOf(entry.id)).toMatchObject([{ state: 'uploaded', attachment: 'a1' }])
})

test('what the server refuses stays with its reason, and is another wish when it is tried again', async () => {
  const server = new Server()
  const entry = incident()
  entry.body.title = 'refuse'
  await put(entry, 1)
  expect(await deliver(entry.id, server.transport)).toMatchObject({ kind: 'refused' })
  const left = (await store.entryOf(entry.id))!
  expect(left).toMatchObject({ state: 'refused', sent: null, firstSentAt: null, refusal: { status: 422 } })
  expect(left.key).not.toBe(entry.key)
  expect(await store.photosOf(entry.id)).toHaveLength(1)
  expect(await deliverAll(owner, server.transport)).toBeNull()
  expect(server.bodies.size).toBe(0)
})

test('after the server has forgotten the key nothing is repeated by itself', async () => {
  const server = new Server()
  const entry = await put({ ...incident(), firstSentAt: 0, sent: { title: 'x' } })
  expect(await deliver(entry.id, server.transport, keyLifetime + 1)).toBeNull()
  expect(await store.entryOf(entry.id)).toMatchObject({ state: 'stale' })
  expect(server.bodies.size).toBe(0)
})

test('photos of an event go into its form, and one person does not send what another wrote', async () => {
  const server = new Server()
  const event: EventEntry = {
    ...incident(), kind: 'event', target: { kind: 'incident', id: 7 }, about: 'N7', label: '核查',
    body: { event: 'check', data: { result: 'pass' } },
  }
  await store.putTogether(event, [photo(event.id)])
  await deliverAll('somebody else', server.transport)
  expect(server.bodies.size).toBe(0)
  await deliverAll(owner, server.transport)
  expect([...server.bodies.values()]).toEqual([JSON.stringify({ event: 'check', data: { result: 'pass', photos: ['a1'] } })])
})

test('what is kept for one person is forgotten with them', async () => {
  await store.keep('grids', owner, [1])
  await store.keep('grids', 'other', [2])
  await store.forget(owner)
  expect(await store.kept('grids', owner)).toBeNull()
  expect(await store.kept('grids', 'other')).toMatchObject({ value: [2] })
})

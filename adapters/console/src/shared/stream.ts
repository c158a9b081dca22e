// SPDX-License-Identifier: Apache-2.0
//
// What changes, as it happens: the server's WebSocket, resumed where it broke off. One connection a
// page; whoever wants to hear of a queue or a case subscribes here.

import { computed, readonly, ref } from 'vue'
import { heardServerTime, now } from './time'

export type Topic = { queue: string } | { case: number }

/** What the server tells of a case that changed. */
export interface Change {
  seq: number
  /** When it happened. */
  at?: string | undefined
  id: number
  kind: string
  number: string
  parent: number | null
  /** It has left what the reader may see; the rest is then missing. */
  departed?: boolean
  version?: number
  event?: string
  open?: boolean
  stage?: string | null
  level?: string | null
  owner?: string | null
  department?: string | null
  category?: string | null
  severity?: number
  grid?: string | null
  title?: string
  due_at?: string | null
  overdue?: boolean
}

export interface Listener {
  change?: (change: Change) => void
  /** Something may have been missed: fetch what you show again. */
  resync?: () => void
}

/** live: heard lately. amber: not heard for 10 s. stale: not for 60 s. offline: nobody listens. */
export type Liveness = 'live' | 'amber' | 'stale' | 'offline'

interface Message {
  hello?: { seq: number; time: string }
  ping?: { time: string }
  subscribed?: unknown
  seq?: number
  event?: { time?: string; data: Omit<Change, 'seq' | 'at'> }
  gap?: { from: number; to: number }
  resync?: { reason: string }
  error?: { detail: string }
}

const amberAfter = 10_000
const staleAfter = 60_000
/** A connection this silent is dead, though nobody closed it: a cable was pulled, a server hangs. */
const deadAfter = 20_000
const waitFirst = 1000
const waitMost = 30_000

const closeCodes = { sessionEnded: 4401, nothingLeft: 4403 }

const wanted = new Map<string, { topic: Topic; listeners: Set<Listener> }>()
const started = ref(false)
const heardAt = ref(0)
const everHeard = ref(false)
let socket: WebSocket | null = null
let last: number | null = null
let waits = 0
let timer: ReturnType<typeof setTimeout> | undefined
let watch: ReturnType<typeof setInterval> | undefined
let openedAt = 0
let ended = () => {}

/** Milliseconds since the server was last heard. Reactive. */
export const heartbeatAge = computed(() => (everHeard.value ? Math.max(0, now() - heardAt.value) : Infinity))

export const liveness = computed<Liveness>(() => {
  if (!started.value) return 'offline'
  if (heartbeatAge.value < amberAfter) return 'live'
  return heartbeatAge.value < staleAfter ? 'amber' : 'stale'
})
export const streamStarted = readonly(started)

function heard(): void {
  heardAt.value = now()
  everHeard.value = true
}

function send(topic: Topic): void {
  const after = last === null ? {} : { after: last }
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ subscribe: { ...topic, ...after } }))
}

function everyone(): Listener[] {
  return [...new Set([...wanted.values()].flatMap(({ listeners }) => [...listeners]))]
}

function concerned(change: Change): Listener[] {
  // The server says each change once, and not to which case's subscription it belongs.
  const keys = [keyOf({ case: change.id }), keyOf({ case: change.parent ?? 0 })]
  return [...new Set([...wanted.entries()].flatMap(([key, { listeners }]) => (key.startsWith('queue') || keys.includes(key) ? [...listeners] : [])))]
}

function receive(text: string): void {
  heard()
  const message = JSON.parse(text) as Message
  const time = message.hello?.time ?? message.ping?.time
  if (time) heardServerTime(new Date(time))
  if (message.hello) {
    waits = 0
    // A first connection begins here; a later one asks for what came since.
    last ??= message.hello.seq
    for (const { topic } of wanted.values()) send(topic)
  }
  if (message.gap || message.resync) {
    last = message.gap?.to ?? last
    for (const listener of everyone()) listener.resync?.()
  }
  if (message.event && message.seq !== undefined) {
    last = Math.max(last ?? 0, message.seq)
    const change: Change = { ...message.event.data, seq: message.seq, at: message.event.time }
    for (const listener of concerned(change)) listener.change?.(change)
  }
}

function connect(): void {
  clearTimeout(timer)
  if (!started.value || socket) return
  const here = window.location
  const opened = new WebSocket(`${here.protocol === 'https:' ? 'wss' : 'ws'}://${here.host}/v1/stream`, 'shao.v1')
  socket = opened
  openedAt = Date.now()
  // What a dropped connection still brings is of no use: the next one asks for it again.
  opened.onmessage = ({ data }) => socket === opened && receive(String(data))
  opened.onclose = ({ code, reason }) => {
    if (socket !== opened) return
    socket = null
    if (code === closeCodes.sessionEnded || code === closeCodes.nothingLeft) {
      stopStream()
      ended()
      return
    }
    // Not all at once after a restart: the server says when to come again, or else by chance.
    const told = Number(/reconnect after (\d+) s/.exec(reason)?.[1] ?? 0) * 1000
    const wait = told || Math.min(waitMost, waitFirst * 2 ** waits++) * (0.5 + Math.random() / 2)
    if (started.value) timer = setTimeout(connect, wait)
  }
}

/** A network that comes back, or a page that is looked at again, need not wait its turn. */
function hurry(): void {
  if (document.visibilityState !== 'visible' || !started.value) return
  if (socket && heartbeatAge.value > amberAfter * 2) drop()
  waits = 0
  connect()
}

function watchOver(): void {
  if (!socket || heartbeatAge.value < deadAfter || Date.now() - openedAt < deadAfter) return
  drop()
  connect()
}

function drop(): void {
  const dropped = socket
  socket = null
  dropped?.close()
}

export function startStream(onSessionEnded: () => void = () => {}): void {
  ended = onSessionEnded
  if (started.value) return
  started.value = true
  heard() // It has this long to be heard before the light turns amber.
  window.addEventListener('online', hurry)
  document.addEventListener('visibilitychange', hurry)
  watch = setInterval(watchOver, deadAfter / 4)
  connect()
}

export function stopStream(): void {
  started.value = false
  everHeard.value = false
  last = null
  waits = 0
  clearTimeout(timer)
  clearInterval(watch)
  drop()
  window.removeEventListener('online', hurry)
  document.removeEventListener('visibilitychange', hurry)
}

const keyOf = (topic: Topic): string => Object.entries(topic).flat().join(':')

/** Hears of a queue or a case until the returned function is called. */
export function subscribe(topic: Topic, listener: Listener): () => void {
  const key = keyOf(topic)
  const known = wanted.get(key)
  if (known) known.listeners.add(listener)
  else {
    wanted.set(key, { topic, listeners: new Set([listener]) })
    send(topic)
  }
  return () => {
    const held = wanted.get(key)
    held?.listeners.delete(listener)
    if (held?.listeners.size === 0) wanted.delete(key)
  }
}

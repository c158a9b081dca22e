// SPDX-License-Identifier: Apache-2.0
//
// A list as pages show it: loading, empty, broken or offline, page after page; and kept fresh by the
// stream without moving what somebody is about to click on.

import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { asFailure, loadQueue, type Case, type Failure, type Page } from './api'
import { subscribe, type Topic } from './stream'

export type ListState = 'loading' | 'ready' | 'empty' | 'error' | 'offline'

export interface List<Item> {
  items: ShallowRef<Item[]>
  state: Ref<ListState>
  failure: ShallowRef<Failure | null>
  hasMore: Ref<boolean>
  /** Begins anew; what is shown stays until the answer is here. */
  reload: () => Promise<void>
  more: () => Promise<void>
}

const retryAfter = 8000

export function useList<Item>(load: (cursor?: string) => Promise<Page<Item>>): List<Item> {
  const items = shallowRef<Item[]>([])
  const state = ref<ListState>('loading')
  const failure = shallowRef<Failure | null>(null)
  const hasMore = ref(false)
  let next: string | null = null
  let round = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function fetchPage(cursor: string | null): Promise<void> {
    const mine = ++round
    clearTimeout(timer)
    try {
      const page = await load(cursor ?? undefined)
      if (mine !== round) return // A later question has been asked meanwhile.
      items.value = cursor ? [...items.value, ...page.items] : page.items
      next = page.next
      hasMore.value = page.next !== null
      failure.value = null
      state.value = items.value.length ? 'ready' : 'empty'
    } catch (thrown) {
      if (mine !== round) return
      failure.value = asFailure(thrown)
      state.value = failure.value.kind === 'offline' ? 'offline' : 'error'
      if (failure.value.mayRetry) timer = setTimeout(() => void fetchPage(cursor), retryAfter)
    }
  }

  onScopeDispose(() => {
    ++round
    clearTimeout(timer)
  })
  void fetchPage(null)
  return { items, state, failure, hasMore, reload: () => fetchPage(null), more: () => (next ? fetchPage(next) : Promise.resolve()) }
}

export interface LiveQueue extends List<Case> {
  /** How many have come that are not shown yet. reload() shows them. */
  fresh: Ref<number>
  /** The shown ones that do not belong here any more: somebody else was quicker. */
  gone: ShallowRef<ReadonlySet<number>>
}

/** Where a list of cases comes from, and what tells that it changed. */
export interface Source {
  load: (cursor?: string) => Promise<Page<Case>>
  topic: Topic
}

const settle = 400

/** A queue of the server. */
export const useQueue = (name: string): LiveQueue => useLiveList({ load: (cursor) => loadQueue(name, cursor), topic: { queue: name } })

/** Rows that are shown are renewed in place; new ones are only counted. */
export function useLiveList(source: Source): LiveQueue {
  const list = useList<Case>(source.load)
  const gone = shallowRef<ReadonlySet<number>>(new Set())
  const waiting = new Set<number>()
  const fresh = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Many changes at once are one question. */
  async function renew(): Promise<void> {
    try {
      const { items, next } = await source.load()
      const byId = new Map(items.map((row) => [row.id, row]))
      const shown = new Set(list.items.value.map(({ id }) => id))
      list.items.value = list.items.value.map((row) => byId.get(row.id) ?? row)
      for (const id of byId.keys()) if (!shown.has(id)) waiting.add(id)
      for (const id of waiting) if (!byId.has(id)) waiting.delete(id)
      fresh.value = waiting.size
      // Of rows beyond the first page nothing is known.
      gone.value = new Set(next === null ? [...shown].filter((id) => !byId.has(id)) : [])
      // Nobody's eye is on an empty list: it may fill itself.
      if (shown.size === 0 && byId.size > 0) await reload()
    } catch {
      // The light says that the server is away; the list keeps what it has.
    }
  }

  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void renew(), settle)
  }
  async function reload(): Promise<void> {
    waiting.clear()
    fresh.value = 0
    gone.value = new Set()
    await list.reload()
  }

  const leave = subscribe(source.topic, { change: soon, resync: soon })
  onScopeDispose(() => {
    leave()
    clearTimeout(timer)
  })
  return { ...list, reload, fresh, gone }
}

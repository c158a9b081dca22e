// SPDX-License-Identifier: Apache-2.0
//
// Who is logged in on this page, and what they may look after.

import { computed, readonly, ref, shallowRef } from 'vue'
import { ask, asFailure, configureApi, get, remove } from './api'
import type { Actor } from './api'
import { language } from './i18n'
import { startStream, stopStream } from './stream'
import { heardServerTime, startClock } from './time'

export const roles = [
  'grid_chief', 'area_chief', 'general_chief', 'dispatcher', 'department', 'department_lead', 'supervisor',
  'leader', 'adviser', 'building_chief', 'volunteer', 'resident', 'auditor', 'security_admin', 'system_admin',
] as const
export type Role = (typeof roles)[number]

export interface Post {
  role: Role
  /** The code of a place or unit; null: the whole county. */
  scope: string | null
}

const current = shallowRef<Actor | null>(null)
/** unasked: nobody has looked yet. away: the server could not be asked. */
const state = ref<'unasked' | 'in' | 'out' | 'away'>('unasked')

export const actor = readonly(current)
export const sessionState = readonly(state)
export const posts = computed<Post[]>(() => (current.value?.posts ?? []) as Post[])
export const hasRole = (...wanted: Role[]): boolean => posts.value.some(({ role }) => wanted.includes(role))
/** The codes of what a role looks after; empty where it is the whole county, or nothing. */
export const scopesOf = (...wanted: Role[]): string[] =>
  posts.value.flatMap(({ role, scope }) => (wanted.includes(role) && scope ? [scope] : []))

/** A page that works without a network knows again who was logged in. The cookie alone opens anything. */
export interface Memory {
  recall: () => Actor | null
  remember: (who: Actor) => void
  forget: () => void
}
let memory: Memory | null = null
export function rememberSession(given: Memory): void {
  memory = given
}

function enter(who: Actor): void {
  current.value = who
  state.value = 'in'
  startStream(leave)
}

/** Also when the server says that the session is over. */
function leave(): void {
  memory?.forget()
  current.value = null
  state.value = 'out'
  stopStream()
}

/** Connects the shared layer; once a page. */
export function startSession(): void {
  startClock()
  configureApi({ language: () => language.value, sessionEnded: leave, heardOf: heardServerTime })
}

/** Asks whether the cookie still holds. */
export async function resumeSession(): Promise<void> {
  const known = memory?.recall()
  if (known) enter(known)
  try {
    const { body } = await get('/v1/me')
    memory?.remember(body)
    enter(body)
  } catch (thrown) {
    if (asFailure(thrown).kind === 'session') leave()
    else if (!known) state.value = 'away'
  }
}

export async function logIn(login: string, password: string): Promise<void> {
  const { body } = await ask('/v1/session', { login, password })
  memory?.remember(body.actor)
  enter(body.actor)
}

export async function logOut(): Promise<void> {
  await remove('/v1/session')
  leave()
}

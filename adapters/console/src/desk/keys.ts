// SPDX-License-Identifier: Apache-2.0
//
// The keyboard of the desk. Each key has a twin in a menu; what is here is only heard while nobody
// writes and no dialog is open.

import { onScopeDispose, ref } from 'vue'

export type Handlers = Partial<Record<string, () => void>>

/** Whether the help is shown. */
export const helpOpen = ref(false)

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=combobox], [role=menu]') !== null

const dialogIsOpen = (): boolean =>
  [...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.getClientRects().length > 0)

/** Hears keys as long as the component lives. */
export function useKeys(handlers: Handlers): void {
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (writes(event.target) || dialogIsOpen()) return
    const handler = handlers[event.key]
    if (!handler) return
    event.preventDefault()
    handler()
  }
  window.addEventListener('keydown', hear)
  onScopeDispose(() => window.removeEventListener('keydown', hear))
}

/**
 * The events that a key stands for: the first one that the case's chart has. Charts name events as
 * they like; a key is only a short way to a button that is there anyway.
 */
export const keyEvents = {
  c: ['claim', 'ack', 'take'],
  r: ['return'],
  t: ['transfer', 'redispatch', 'assign'],
  u: ['urge'],
} as const
export type ActionKey = keyof typeof keyEvents

// SPDX-License-Identifier: Apache-2.0
//
// The service worker keeps the pages on the phone. A new version is offered, never forced: nobody
// loses what they are writing.

import { computed, shallowRef } from 'vue'

const waiting = shallowRef<ServiceWorker | null>(null)
export const hasUpdate = computed(() => waiting.value !== null)

let asked = false

export function update(): void {
  asked = true
  waiting.value?.postMessage('take over')
}

function watchFor(registration: ServiceWorkerRegistration): void {
  const look = (worker: ServiceWorker | null) => {
    // Without one in charge this is the first: there is nothing to replace.
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) waiting.value = worker
  }
  look(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => look(coming))
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && navigator.onLine) void registration.update().catch(() => {})
  })
}

/** Browsers have workers over TLS and on the loopback alone; without one the page needs a network to open. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) window.location.reload()
  })
  void navigator.serviceWorker.register('/sw.js', { scope: '/m' }).then(watchFor, () => {})
}

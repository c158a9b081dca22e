// SPDX-License-Identifier: Apache-2.0
//
// Keeps the phone's pages where there is no network. It touches nothing but them: what the API says
// is never answered from here. scripts/shell.mjs fills in the two lines below.

const version = '__VERSION__'
const shell = ['__SHELL__']
const cacheName = `shao-phone-${version}`

self.addEventListener('install', (event) => {
  const ask = (path) => new Request(path, { cache: 'reload', credentials: 'same-origin' })
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell.map(ask))))
})

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('shao-phone-') && name !== cacheName
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  )
})

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/v1/')) return
  // Every page below /m is the same one.
  const path = request.mode === 'navigate' && /^\/m(\/|$)/.test(pathname) ? '/m' : pathname
  if (!shell.includes(path)) return
  event.respondWith(caches.open(cacheName).then((cache) => cache.match(path)).then((kept) => kept ?? fetch(request)))
})

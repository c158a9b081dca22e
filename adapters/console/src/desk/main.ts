// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory } from 'vue-router'
import { startPage } from '@shared/start'
import App from './App.vue'
import QueuePage from './QueuePage.vue'

const routes = [
  { path: '/', component: QueuePage, props: { name: 'inbox' } },
  // Everything else of the desk lies below /desk: the server gives this page for those paths alone.
  { path: '/desk/queues/:name', component: QueuePage, props: true },
  { path: '/desk/:rest(.*)*', redirect: '/' },
]

startPage(App, createRouter({ history: createWebHistory(), routes }))

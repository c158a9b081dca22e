// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory } from 'vue-router'
import { rememberSession } from '@shared/session'
import { startPage } from '@shared/start'
import App from './App.vue'
import HomePage from './HomePage.vue'
import { memory } from './memory'
import { startOutbox } from './outbox'
import { startWorker } from './worker'

const routes = [
  { path: '/', component: HomePage },
  { path: '/raise/:draft?', component: () => import('./raise/RaisePage.vue') },
  { path: '/outbox', component: () => import('./OutboxPage.vue') },
  { path: '/:kind(incident|ticket|case)/:id(\\d+)', component: () => import('./case/CasePage.vue') },
  { path: '/:rest(.*)*', redirect: '/' },
]

rememberSession(memory)
startPage(App, createRouter({ history: createWebHistory('/m'), routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } }))
startOutbox()
startWorker()

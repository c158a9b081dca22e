// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory, type RouteLocation } from 'vue-router'
import { startPage } from '@shared/start'
import App from './App.vue'
import QueuePage from './queue/QueuePage.vue'

const CasePage = () => import('./case/CasePage.vue')
const number = (to: RouteLocation, name: string) => Number(to.params[name])

const routes = [
  { path: '/', component: QueuePage, props: { name: 'inbox' } },
  // Everything else of the desk lies below /desk: the server gives this page for those paths alone.
  { path: '/desk/queues/:name', component: QueuePage, props: true },
  { path: '/desk/list', component: QueuePage },
  {
    path: '/desk/:kind(incident|ticket|case)s/:id(\\d+)',
    component: CasePage,
    props: (to: RouteLocation) => ({ kind: to.params['kind'], id: number(to, 'id'), key: to.path }),
  },
  {
    path: '/desk/print/:what(order|closing)/:kind(incident|ticket|case)/:id(\\d+)',
    component: () => import('./case/PrintPage.vue'),
    props: (to: RouteLocation) => ({ what: to.params['what'], kind: to.params['kind'], id: number(to, 'id') }),
  },
  { path: '/desk/raise', component: () => import('./raise/RaisePage.vue') },
  { path: '/desk/supervise', component: () => import('./supervise/SupervisePage.vue') },
  { path: '/desk/stats', component: () => import('./supervise/StatsPage.vue') },
  { path: '/desk/calendar', component: () => import('./calendar/CalendarPage.vue') },
  { path: '/desk/workflows/:name?', component: () => import('./admin/WorkflowsPage.vue'), props: true },
  { path: '/desk/users', component: () => import('./admin/UsersPage.vue') },
  { path: '/desk/tokens', component: () => import('./admin/TokensPage.vue') },
  { path: '/desk/deeds', component: () => import('./admin/DeedsPage.vue') },
  { path: '/desk/admin', component: () => import('./admin/AdminPage.vue') },
  { path: '/desk/:rest(.*)*', redirect: '/' },
]

startPage(App, createRouter({ history: createWebHistory(), routes }))

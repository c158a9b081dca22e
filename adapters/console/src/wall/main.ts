// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory } from 'vue-router'
import { startPage } from '@shared/start'
import App from './App.vue'
import WallPage from './WallPage.vue'

const routes = [
  { path: '/', component: WallPage },
  { path: '/:rest(.*)*', redirect: '/' },
]

startPage(App, createRouter({ history: createWebHistory('/wall'), routes }))

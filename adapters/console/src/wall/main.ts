// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory } from 'vue-router'
import { startPage } from '@shared/start'
import App from './App.vue'
import { takeToken } from './token'
import WallPage from './WallPage.vue'

const routes = [
  { path: '/', component: WallPage },
  { path: '/:rest(.*)*', redirect: '/' },
]

takeToken()
startPage(App, createRouter({ history: createWebHistory('/wall'), routes }))

// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory } from 'vue-router'
import { startPage } from '@shared/start'
import App from './App.vue'
import HomePage from './HomePage.vue'

const routes = [
  { path: '/', component: HomePage },
  { path: '/:rest(.*)*', redirect: '/' },
]

startPage(App, createRouter({ history: createWebHistory('/m'), routes }))

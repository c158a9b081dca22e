// SPDX-License-Identifier: Apache-2.0
//
// What every page does first.

import { createApp, type Component } from 'vue'
import type { Router } from 'vue-router'
import { startSession } from './session'
import './ui/base.css'

export function startPage(root: Component, router: Router): void {
  startSession()
  createApp(root).use(router).mount('#app')
}

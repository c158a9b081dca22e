// SPDX-License-Identifier: Apache-2.0
//
// Who uses this phone, for the time without a network. It opens nothing at the server: that takes
// the cookie, which no script can read.

import type { Actor } from '@shared/api'
import type { Memory } from '@shared/session'
import { forget } from './outbox'

const name = 'shao.phone.actor'

export const memory: Memory = {
  recall() {
    try {
      return JSON.parse(window.localStorage.getItem(name) ?? 'null') as Actor | null
    } catch {
      return null
    }
  },
  remember: (who) => window.localStorage.setItem(name, JSON.stringify(who)),
  forget() {
    const who = this.recall()
    window.localStorage.removeItem(name)
    if (who) void forget(who.login).catch(() => {})
  },
}

// SPDX-License-Identifier: Apache-2.0
//
// Whether the phone has a network, as far as it knows; and one line that tells what was just done.

import { readonly, ref } from 'vue'

const state = ref(navigator.onLine)
window.addEventListener('online', () => (state.value = true))
window.addEventListener('offline', () => (state.value = false))
export const online = readonly(state)

const said = ref('')
let timer: ReturnType<typeof setTimeout> | undefined
export const notice = readonly(said)
export function tell(text: string): void {
  said.value = text
  clearTimeout(timer)
  timer = setTimeout(() => (said.value = ''), 8000)
}

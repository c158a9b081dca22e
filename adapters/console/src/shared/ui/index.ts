// SPDX-License-Identifier: Apache-2.0
export { default as FailureNote } from './FailureNote.vue'
export { default as LanguageSwitch } from './LanguageSwitch.vue'
export { default as ListStates } from './ListStates.vue'
export { default as LiveLight } from './LiveLight.vue'
export { default as LoginPage } from './LoginPage.vue'
export { default as SessionGate } from './SessionGate.vue'

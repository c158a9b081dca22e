// SPDX-License-Identifier: Apache-2.0
export { default as BeforeAfter } from './BeforeAfter.vue'
export { default as Countdown } from './Countdown.vue'
export { default as FlowRecord } from './FlowRecord.vue'
export { default as StageChip } from './StageChip.vue'
export * from './mask'
export * from './own'
export * from './photos'
export * from './words'

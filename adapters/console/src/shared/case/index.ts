// SPDX-License-Identifier: Apache-2.0
export { default as Countdown } from './Countdown.vue'
export { default as FlowRecord } from './FlowRecord.vue'
export { default as StageChip } from './StageChip.vue'
export * from './mask'
export * from './own'
export * from './words'

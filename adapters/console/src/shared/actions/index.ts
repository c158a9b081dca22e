// SPDX-License-Identifier: Apache-2.0
export * from './buttons'
export { dataOf } from './check'
export * from './form'
export * from './options'
export { default as FilingConditions } from './FilingConditions.vue'
export { fieldsOf, type Control, type Field, type Schema } from './schema'

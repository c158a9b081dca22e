// SPDX-License-Identifier: Apache-2.0
export * from './buttons'
export { dataOf } from './check'
export * from './form'
export * from './options'
export { fieldsOf, type Control, type Field, type Schema } from './schema'

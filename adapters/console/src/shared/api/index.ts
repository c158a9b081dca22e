// SPDX-License-Identifier: Apache-2.0
export * from './cases'
export { addressOf, ask, configureApi, get, newKey, post, remove, type Options, type Reply } from './client'
export { pages } from './pages'
export * from './photos'
export * from './problem'
export * from './reference'
export * from './types'

// SPDX-License-Identifier: Apache-2.0
//
// What can be said of a form before it is sent. The server checks all of it again, and more.

import { t } from '../i18n'
import { linesOf, type Field } from './schema'

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

/** Characters, as people and the server count them: a surrogate pair is one. */
const lengthOf = (text: string): number => [...text].length

function textFault(field: Field, text: string): string | null {
  const { minLength, maxLength } = field.property.items ?? field.property
  if (minLength !== undefined && lengthOf(text) < minLength) return t('form.tooShort', { count: minLength })
  if (maxLength !== undefined && lengthOf(text) > maxLength) return t('form.tooLong', { count: maxLength })
  return null
}

function numberFault(field: Field, value: unknown): string | null {
  const number = Number(value)
  const { minimum, maximum } = field.property
  if (!Number.isFinite(number) || (field.control === 'integer' && !Number.isInteger(number))) return t('form.notNumber')
  if (minimum !== undefined && number < minimum) return t('form.tooSmall', { limit: minimum })
  if (maximum !== undefined && number > maximum) return t('form.tooLarge', { limit: maximum })
  return null
}

function listFault(field: Field, list: unknown[]): string | null {
  const { minItems, maxItems } = field.property
  if (field.control === 'lines' && minItems !== undefined && list.length < minItems) return t('form.tooFewLines', { count: minItems })
  if (minItems !== undefined && list.length < minItems) return t('form.tooFew', { count: minItems })
  if (maxItems !== undefined && list.length > maxItems) return t('form.tooMany', { count: maxItems })
  return null
}

function linesFault(field: Field, lines: string[]): string | null {
  return listFault(field, lines) ?? lines.map((line) => textFault(field, line)).find((fault) => fault !== null) ?? null
}

/** What is wrong with the value, in the reader's language; null: nothing. */
export function faultOf(field: Field, value: unknown): string | null {
  if (isBlank(value)) return field.required ? t('form.missing') : null
  if (field.control === 'lines') return linesFault(field, linesOf(String(value)))
  if (Array.isArray(value)) return listFault(field, value)
  if (field.control === 'integer' || field.control === 'number') return numberFault(field, value)
  return typeof value === 'string' && field.control !== 'choice' ? textFault(field, value) : null
}

/** What is no instant goes as it was written: the server says what is wrong with it. */
function instantOf(text: string): string {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : at.toISOString()
}

function sentValue(field: Field, value: unknown): unknown {
  if (field.control === 'integer' || field.control === 'number') return Number(value)
  if (field.control === 'lines') return linesOf(String(value))
  if (field.control === 'instant') return instantOf(String(value))
  return typeof value === 'string' ? value.trim() : value
}

/** What is sent: fields that were left empty are left out. */
export function dataOf(fields: readonly Field[], values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const filled = fields.filter((field) => !isBlank(values[field.name]) && !(field.control === 'switch' && !field.required && values[field.name] === false))
  return Object.fromEntries(filled.map((field) => [field.name, sentValue(field, values[field.name])]))
}

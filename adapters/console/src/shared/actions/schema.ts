// SPDX-License-Identifier: Apache-2.0
//
// From a form, as charts name them (JSON Schema), to what is drawn: a list of fields. The words of
// the schema that are known here are those that workflows/README.md allows.

export interface Schema {
  title?: string
  properties?: Record<string, Property>
  required?: string[]
}

export interface Property {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array'
  title?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  items?: Property
  enum?: (string | number)[]
  oneOf?: { const: string | number; title?: string }[]
  default?: unknown
}

/** How a field is filled in. A kit has one widget for each. */
export type Control =
  | 'text' | 'long' | 'integer' | 'number' | 'switch' | 'choice' | 'instant'
  | 'department' | 'category' | 'condition' | 'whistle' | 'place' | 'case' | 'photos'
  /** A list of texts: each on a line of its own. */
  | 'lines'

export interface Choice {
  value: string | number
  /** "中文|English", or a name as it is. */
  title: string
}

export interface Field {
  name: string
  /** "中文|English" */
  title: string
  control: Control
  /** The value is a list of what the control gives. */
  many: boolean
  required: boolean
  choices: Choice[]
  property: Property
}

const longText = 200
const referenceControls: Record<string, Control> = {
  'shao-department': 'department',
  'shao-category': 'category',
  'shao-condition': 'condition',
  'shao-whistle': 'whistle',
  'shao-place': 'place',
  'shao-case': 'case',
  'shao-photo': 'photos',
  'shao-photo-before': 'photos',
  'date-time': 'instant',
}

function controlOf(name: string, property: Property): Control {
  const one = property.items ?? property
  const reference = one.format && referenceControls[one.format]
  if (reference) return reference
  if (name === 'photos') return 'photos'
  if (one.oneOf || one.enum) return 'choice'
  if (one.type === 'boolean') return 'switch'
  if (one.type === 'integer' || one.type === 'number') return one.type
  if (property.type === 'array') return 'lines'
  return (one.maxLength ?? Infinity) > longText ? 'long' : 'text'
}

function choicesOf(property: Property): Choice[] {
  const one = property.items ?? property
  if (one.oneOf) return one.oneOf.map((choice) => ({ value: choice.const, title: choice.title ?? String(choice.const) }))
  return (one.enum ?? []).map((value) => ({ value, title: String(value) }))
}

const commentLength = 10_000

/** Every event takes a comment beside its form, unless the form asks for one itself. */
function commentField(): Field {
  return {
    name: 'comment', title: '备注|Comment', control: 'long', many: false, required: false, choices: [],
    property: { type: 'string', maxLength: commentLength },
  }
}

export function fieldsOf(schema: Schema | null | undefined, withComment = true): Field[] {
  const required = new Set(schema?.required ?? [])
  const fields = Object.entries(schema?.properties ?? {}).map<Field>(([name, property]) => ({
    name,
    title: property.title ?? name,
    control: controlOf(name, property),
    many: property.type === 'array',
    required: required.has(name),
    choices: choicesOf(property),
    property,
  }))
  if (withComment && !fields.some(({ name }) => name === 'comment')) fields.push(commentField())
  return fields
}

/** What was written in a field of lines, as the list that is sent. */
export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

export function emptyValue(field: Field): unknown {
  if (field.control === 'lines') return ''
  return field.property.default ?? (field.many ? [] : field.control === 'switch' ? false : '')
}

/** A value that was sent or suggested before, as the field's widget has it. */
export const shownValue = (field: Field, value: unknown): unknown => (field.control === 'lines' && Array.isArray(value) ? value.join('\n') : value)

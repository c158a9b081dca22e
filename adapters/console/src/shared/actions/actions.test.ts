// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../api'
import { buttonsOf } from './buttons'
import { useActionForm } from './form'
import { fieldsOf, type Schema } from './schema'

const schema: Schema = {
  title: '派遣|Dispatch',
  required: ['reason'],
  properties: {
    lead: { type: 'string', title: '牵头部门|Lead', format: 'shao-department' },
    co: { type: 'array', items: { type: 'string', format: 'shao-department' }, maxItems: 2 },
    join: { type: 'string', oneOf: [{ const: 'all', title: '均办结|All are done' }] },
    reason: { type: 'string', minLength: 2, maxLength: 2000 },
    days: { type: 'integer', minimum: 1 },
    photos: { type: 'array', items: { type: 'string', maxLength: 100 } },
  },
}

const refusal = (kind: 'offline' | 'invalid') =>
  new Failure(kind, { errors: [{ pointer: '/data/reason', detail: '理由不成立' }] }, 'r')

describe('fields of a form', () => {
  it('have the control that their schema asks for', () => {
    const controls = Object.fromEntries(fieldsOf(schema).map(({ name, control, many }) => [name, many ? `${control}*` : control]))
    expect(controls).toEqual({
      lead: 'department', co: 'department*', join: 'choice', reason: 'long', days: 'integer', photos: 'photos*', comment: 'long',
    })
  })

  it('of a list of texts are lines, one each, and come back as lines', async () => {
    const parties: Schema = { required: ['parties'], properties: { parties: { type: 'array', minItems: 2, items: { type: 'string', maxLength: 4 } } } }
    const form = useActionForm({ schema: parties, withComment: false, draft: { parties: ['甲'] }, send: async (data) => data })
    expect(form.values['parties']).toBe('甲')
    expect(await form.submit()).toBeNull()
    expect(form.faultOf('parties')).toBe('至少 2 行')
    form.values['parties'] = ' 甲\n\n乙方当事人 '
    expect(await form.submit()).toBeNull()
    form.values['parties'] = ' 甲\n\n乙方 '
    expect(await form.submit()).toEqual({ parties: ['甲', '乙方'] })
  })

  it('are only a comment where the event has no form', () => {
    expect(fieldsOf(null).map(({ name }) => name)).toEqual(['comment'])
  })
})

describe('a form about a case', () => {
  const filing: Schema = { properties: { condition: { type: 'string', format: 'shao-condition' }, category: { type: 'string', format: 'shao-category' } } }

  it('knows the category whose conditions it offers: its own, else that of the case', () => {
    const form = useActionForm({ schema: filing, category: () => 'C0103', send: async () => null })
    expect(form.fields[0]?.control).toBe('condition')
    expect(form.category).toBe('C0103')
    form.values['category'] = 'E0113'
    expect(form.category).toBe('E0113')
  })
})

describe('a form that is sent', () => {
  it('sends what was filled in, in the types of its schema', async () => {
    const send = vi.fn(async (data: Record<string, unknown>) => data)
    const form = useActionForm({ schema, send })
    Object.assign(form.values, { reason: ' 占道 ', days: '3', co: ['D1'] })
    expect(await form.submit()).toEqual({ reason: '占道', days: 3, co: ['D1'] })
  })

  it('is not sent while something is wrong, and says what', async () => {
    const send = vi.fn(async () => null)
    const form = useActionForm({ schema, send })
    expect(form.faultOf('reason')).toBeNull()
    await form.submit()
    expect(send).not.toHaveBeenCalled()
    expect(form.faultOf('reason')).toBe('请填写')
  })

  it('keeps its key as long as the same is sent, and only so long', async () => {
    const keys: string[] = []
    const form = useActionForm({ schema, send: async (_, key) => { keys.push(key); throw refusal('offline') } })
    form.values['reason'] = '占道'
    await form.submit()
    await form.submit()
    form.values['reason'] = '占道经营'
    await form.submit()
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[1])
    expect(form.values['reason']).toBe('占道经营')
  })

  it('shows at the field what the server found wrong with it', async () => {
    const form = useActionForm({ schema, send: async () => { throw refusal('invalid') } })
    form.values['reason'] = '占道'
    await form.submit()
    expect(form.faultOf('reason')).toBe('理由不成立')
    form.touch('reason')
    expect(form.faultOf('reason')).toBeNull()
  })
})

describe('buttons', () => {
  it('stand with those that may be pressed first, and grey ones say why', () => {
    const action = (event: string, allowed: boolean, reason: string | null) => ({ event, label: event, form: null, allowed, reason })
    const buttons = buttonsOf({ actions: [action('a', false, '不是您的'), action('b', true, null)], forms: {} })
    expect(buttons.map(({ event, reason }) => [event, reason])).toEqual([['b', null], ['a', '不是您的']])
  })
})

// SPDX-License-Identifier: Apache-2.0
//
// The API's shapes under short names. They come from the server's own description.

import type { components } from './schema'

type Schemas = components['schemas']

export type Action = Schemas['Action']
export type Actor = Schemas['Actor']
export type Area = Schemas['Area']
/** What lists have: a case without its actions. */
export type Case = Schemas['Case']
export type Category = Schemas['Category']
export type Chart = Schemas['Chart']
export type Clock = Schemas['Clock']
export type Department = Schemas['Department']
export type Due = Schemas['Due']
export type Grid = Schemas['Grid']
export type Holding = Schemas['Holding']
export type Incident = Schemas['Incident']
export type Journal = Schemas['Journal']
export type JournalEntry = Journal['entries'][number]
export type Limit = Schemas['Limit']
export type Problem = Schemas['Problem']
export type Queues = Schemas['Queues']
export type Raise = Schemas['Raise']
export type Session = Schemas['Session']
export type Stats = Schemas['Stats']
export type Ticket = Schemas['Ticket']
export type Whistle = Schemas['Whistle']
export type Workflow = Schemas['Workflow']

export type Stage = NonNullable<Case['stage']>
export type Level = NonNullable<Case['level']>
export type CaseKind = 'incident' | 'ticket'

/** Some members of a list, and where it goes on. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}
/** A case of either kind, whole. */
export type AnyCase = Incident | Ticket

export const isTicket = (one: Case): one is Ticket => one.kind === 'ticket'
export const kindOf = (one: Case): CaseKind => (isTicket(one) ? 'ticket' : 'incident')

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
export type CasePhoto = Schemas['CasePhoto']
export type Category = Schemas['Category']
export type Chart = Schemas['Chart']
export type Clock = Schemas['Clock']
export type Department = Schemas['Department']
export type Deed = Schemas['Deed']
export type Due = Schemas['Due']
export type Figure = Schemas['Figure']
export type Grid = Schemas['Grid']
export type Holding = Schemas['Holding']
export type Incident = Schemas['Incident']
export type Journal = Schemas['Journal']
export type JournalEntry = Journal['entries'][number]
export type Limit = Schemas['Limit']
export type Problem = Schemas['Problem']
export type Proof = Schemas['Proof']
export type Queues = Schemas['Queues']
export type Raise = Schemas['Raise']
export type Session = Schemas['Session']
export type Stats = Schemas['Stats']
export type Token = Schemas['Token']
export type Ticket = Schemas['Ticket']
export type User = Schemas['User']
export type Verification = Schemas['Verification']
export type Whistle = Schemas['Whistle']
export type Workflow = Schemas['Workflow']

export type Stage = NonNullable<Case['stage']>
export type Level = NonNullable<Case['level']>
/** What a page's address calls it: a case of any other workflow is just a case. */
export type CaseKind = 'incident' | 'ticket' | 'case'

/** Some members of a list, and where it goes on. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}
/** A case of any kind, whole: what is neither a ticket nor an incident tells what an incident tells,
 *  and its chart's data. */
export type AnyCase = (Incident & { data?: Record<string, unknown>; parent?: number | null }) | Ticket

export const isTicket = (one: Case): one is Ticket => one.kind === 'ticket'
export const kindOf = ({ kind }: Pick<Case, 'kind'>): CaseKind => (kind === 'ticket' || kind === 'incident' ? kind : 'case')

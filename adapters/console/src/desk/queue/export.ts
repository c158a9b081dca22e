// SPDX-License-Identifier: Apache-2.0
//
// What the filter shows, for a spreadsheet: with a BOM, since Excel takes a file without one for
// GBK; and with nothing that a spreadsheet would run as a formula.

import { leadingClock } from '@shared/time'
import { tName, t, language } from '@shared/i18n'
import { isTicket, pages, type Case } from '@shared/api'
import type { Source } from '@shared/list'
import { nameOf, titleOf, wordFor } from '../names'

const mostRows = 5000

/** A cell that begins like a formula gets an apostrophe before it. */
export function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

export const csvOf = (rows: readonly (readonly unknown[])[]): string => `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`

const columns: [() => string, (row: Case) => unknown][] = [
  [() => t('field.number'), (row) => row.number],
  [() => t('field.title'), titleOf],
  [() => t('field.category'), (row) => nameOf('categories', row.category)],
  [() => t('field.severity'), (row) => wordFor('severity', row.severity)],
  [() => t('field.stage'), (row) => tName('stage', row.stage)],
  [() => t('field.level'), (row) => tName('level', row.level)],
  [() => t('field.holder'), (row) => row.owner?.name],
  [() => t('field.department'), (row) => (isTicket(row) ? nameOf('departments', row.department) : '')],
  [() => t('field.grid'), (row) => nameOf('grids', row.grid)],
  [() => t('field.due'), (row) => leadingClock(row.clocks)?.due_at],
  [() => t('urgency.late'), (row) => (row.clocks.some(({ breached_at, exempt }) => breached_at && !exempt) ? '✓' : '')],
]

/** A date in a spreadsheet, so that it sorts as one. */
const dueColumn = 9

async function everything(source: Source, matches: (row: Case) => boolean): Promise<Case[]> {
  const rows: Case[] = []
  for await (const { items } of pages(source.load)) {
    rows.push(...items)
    if (rows.length >= mostRows) break
  }
  return rows.filter(matches)
}

/** A name that every system takes for a file's. */
function save(bytes: BlobPart, type: string, title: string, ending: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes], { type }))
  const day = new Date().toLocaleDateString(language.value === 'en' ? 'en-CA' : 'sv-SE', { timeZone: 'Asia/Shanghai' })
  link.download = `${title.replace(/[\\/:*?"<>|\s]+/g, '-')}-${day}.${ending}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const heads = () => columns.map(([head]) => head())
const cellsOf = (row: Case) => columns.map(([, cell]) => cell(row))

export async function exportCsv(source: Source, matches: (row: Case) => boolean, title: string): Promise<number> {
  const rows = await everything(source, matches)
  save(csvOf([heads(), ...rows.map(cellsOf)]), 'text/csv;charset=utf-8', title, 'csv')
  return rows.length
}

export async function exportXlsx(source: Source, matches: (row: Case) => boolean, title: string): Promise<number> {
  const [rows, { xlsxOf, xlsxType }] = await Promise.all([everything(source, matches), import('./xlsx')])
  const cells = rows.map((row) => cellsOf(row).map((cell, at) => (at === dueColumn && typeof cell === 'string' ? new Date(cell) : cell)))
  save(xlsxOf(title, heads(), cells), xlsxType, title, 'xlsx')
  return rows.length
}

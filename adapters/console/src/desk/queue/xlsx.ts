// SPDX-License-Identifier: Apache-2.0
//
// A table as a workbook (ECMA-376) of one sheet. Texts are typed as texts: no cell can run. Excel and
// WPS count days from 1899-12-30, in the time of whoever wrote them: here the county's.

import { strToU8, zipSync } from 'fflate'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const dayMs = 86_400_000
const eastOfGreenwich = 8 * 3_600_000
const epochDay = 25_569
const longestCell = 32_767
const longestName = 31
const style = { plain: 0, bold: 1, instant: 2 }
const width = { least: 8, most: 60 }

/** Characters that XML 1.0 has no way to write are left out. */
const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** 0 → A, 26 → AA */
const letters = (at: number): string => (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

function cell(value: unknown, column: number, row: number, look: number): string {
  const name = `${letters(column)}${row}`
  if (value === null || value === undefined || value === '') return ''
  if (value instanceof Date) return `<c r="${name}" s="${style.instant}"><v>${(value.getTime() + eastOfGreenwich) / dayMs + epochDay}</v></c>`
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${name}"><v>${value}</v></c>`
  return `<c r="${name}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(value).slice(0, longestCell))}</t></is></c>`
}

const line = (cells: readonly unknown[], row: number, look: number = style.plain): string =>
  `<row r="${row}">${cells.map((value, column) => cell(value, column, row, look)).join('')}</row>`

/** Han characters are two wide. */
const widthOf = (value: unknown): number => (value instanceof Date ? 17 : [...String(value ?? '')].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 2))

function sheetOf(heads: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const widths = heads.map((title, at) => Math.min(width.most, Math.max(width.least, widthOf(title), ...rows.map((row) => widthOf(row[at])))))
  const columns = widths.map((wide, at) => `<col min="${at + 1}" max="${at + 1}" width="${wide}" customWidth="1"/>`).join('')
  const body = [line(heads, 1, style.bold), ...rows.map((row, at) => line(row, at + 2))].join('')
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    + `<cols>${columns}</cols><sheetData>${body}</sheetData><autoFilter ref="A1:${letters(heads.length - 1)}${rows.length + 1}"/></worksheet>`
}

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>`
  + '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
  + '<cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'

/** Excel takes no name that is longer, or has one of these. */
const nameOf = (title: string): string => [...title.replace(/[\\/?*[\]:']/g, ' ').trim()].slice(0, longestName).join('') || 'shao'

const bookOf = (title: string): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(nameOf(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
const link = (id: number, kind: string, target: string): string => `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`
const linksOf = (...all: string[]): string => `${head}<Relationships xmlns="${packaged}/relationships">${all.join('')}</Relationships>`
const types = `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
  + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/>`
  + `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/></Types>`

export function xlsxOf(title: string, heads: readonly string[], rows: readonly (readonly unknown[])[]): Uint8Array<ArrayBuffer> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': types,
    '_rels/.rels': linksOf(link(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': bookOf(title),
    'xl/_rels/workbook.xml.rels': linksOf(link(1, 'worksheet', 'worksheets/sheet1.xml'), link(2, 'styles', 'styles.xml')),
    'xl/worksheets/sheet1.xml': sheetOf(heads, rows),
    'xl/styles.xml': styles,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))) as Uint8Array<ArrayBuffer>
}

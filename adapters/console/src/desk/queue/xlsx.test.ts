// SPDX-License-Identifier: Apache-2.0
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { xlsxOf } from './xlsx'

const partsOf = (...given: Parameters<typeof xlsxOf>) =>
  Object.fromEntries(Object.entries(unzipSync(xlsxOf(...given))).map(([name, bytes]) => [name, strFromU8(bytes)]))
const sheetOf = (...rows: unknown[][]) => partsOf('清单', ['标题', '到期'], rows)['xl/worksheets/sheet1.xml'] ?? ''

it('has a formula as the text that it is', () => {
  const sheet = sheetOf(['=HYPERLINK("http://example.com")', null])
  expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://example.com&quot;)</t>')
  expect(sheet).not.toContain('<f>')
})

it('counts days as spreadsheets do, in the time of the county', () => {
  // 2026-09-30 12:00 in the county
  expect(sheetOf(['甲', new Date('2026-09-30T04:00:00Z')])).toContain('<c r="B2" s="2"><v>46295.5</v></c>')
})

it('leaves out what XML cannot write, and cuts what a cell cannot hold', () => {
  const sheet = sheetOf(['甲\u0000\u001b<乙>&\ud800丙', '丁'.repeat(40_000)])
  expect(sheet).toContain('>甲&lt;乙&gt;&amp;丙<')
  expect(sheet).toContain(`>${'丁'.repeat(32_767)}<`)
})

it('names its sheet as Excel allows', () => {
  expect(partsOf('待签收/临期: [全部]'.repeat(5), ['甲'], [])['xl/workbook.xml']).toMatch(/<sheet name="[^/:[\]]{1,31}"/)
})

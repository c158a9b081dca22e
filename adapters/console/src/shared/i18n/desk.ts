// SPDX-License-Identifier: Apache-2.0
// Texts of the desk alone.

export const zh = {
  'desk.title': '工作台',
  'desk.empty': '没有事项。新单到达时会在这里提示。',
}

export const en: Record<keyof typeof zh, string> = {
  'desk.title': 'Desk',
  'desk.empty': 'Nothing waits. New cases announce themselves here.',
}

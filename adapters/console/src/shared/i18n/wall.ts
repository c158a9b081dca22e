// SPDX-License-Identifier: Apache-2.0
// Texts of the wall alone.

export const zh = {
  'wall.title': '网格治理指挥大屏',
  'wall.open': '在办',
  'wall.overdue': '超期',
  'wall.raised': '累计上报',
  'wall.ended': '已结案',
  'wall.byLevel': '按层级',
}

export const en: Record<keyof typeof zh, string> = {
  'wall.title': 'Grid governance · command centre',
  'wall.open': 'Open',
  'wall.overdue': 'Overdue',
  'wall.raised': 'Raised in all',
  'wall.ended': 'Closed',
  'wall.byLevel': 'By level',
}

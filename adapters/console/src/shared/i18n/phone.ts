// SPDX-License-Identifier: Apache-2.0
// Texts of the phone alone.

export const zh = {
  'phone.raise': '吹哨 · 上报',
  'phone.mine': '待我办理',
  'phone.empty': '没有等您办理的事项。发现问题，点上方“吹哨 · 上报”。',
}

export const en: Record<keyof typeof zh, string> = {
  'phone.raise': 'Raise an incident',
  'phone.mine': 'Waits on me',
  'phone.empty': 'Nothing waits on you. If you see something wrong, raise it above.',
}

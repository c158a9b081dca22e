// SPDX-License-Identifier: Apache-2.0
//
// The parts of Vant that the phone uses, each with its styles and no other: the first load is to be
// small. A new part is added here; what only a later page needs is imported by that page.

import 'vant/es/checkbox/style/index.mjs'
import 'vant/es/checkbox-group/style/index.mjs'
import 'vant/es/field/style/index.mjs'
import 'vant/es/popup/style/index.mjs'
import 'vant/es/radio/style/index.mjs'
import 'vant/es/radio-group/style/index.mjs'
import 'vant/es/switch/style/index.mjs'

export { Checkbox } from 'vant/es/checkbox'
export { CheckboxGroup } from 'vant/es/checkbox-group'
export { Field as VanField } from 'vant/es/field'
export { Popup } from 'vant/es/popup'
export { Radio } from 'vant/es/radio'
export { RadioGroup } from 'vant/es/radio-group'
export { Switch } from 'vant/es/switch'

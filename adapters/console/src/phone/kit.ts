// SPDX-License-Identifier: Apache-2.0
//
// The parts of Vant that the phone uses, each with its styles and no other: the first load is to be
// small. A new part is added here; what only a later page needs is imported by that page.
//
// Vant's icon font is left out: it names a host of its maker. kit.css draws the few icons.

import 'vant/es/style/base.css'
import 'vant/es/cell/index.css'
import 'vant/es/checkbox/index.css'
import 'vant/es/checkbox-group/index.css'
import 'vant/es/field/index.css'
import 'vant/es/radio/index.css'
import 'vant/es/radio-group/index.css'
import 'vant/es/switch/index.css'

export { Checkbox } from 'vant/es/checkbox'
export { CheckboxGroup } from 'vant/es/checkbox-group'
export { Field as VanField } from 'vant/es/field'
export { Radio } from 'vant/es/radio'
export { RadioGroup } from 'vant/es/radio-group'
export { Switch } from 'vant/es/switch'

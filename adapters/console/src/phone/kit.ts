// SPDX-License-Identifier: Apache-2.0
//
// The parts of Vant that the phone uses, each with its styles and no other: the first load is to be
// small. A new part is added here; what only a later page needs is imported by that page.

import 'vant/es/button/style/index'
import 'vant/es/cell/style/index'
import 'vant/es/checkbox/style/index'
import 'vant/es/checkbox-group/style/index'
import 'vant/es/field/style/index'
import 'vant/es/popup/style/index'
import 'vant/es/radio/style/index'
import 'vant/es/radio-group/style/index'
import 'vant/es/switch/style/index'

export { Checkbox, CheckboxGroup, Field as VanField, Popup, Radio, RadioGroup, Switch } from 'vant'

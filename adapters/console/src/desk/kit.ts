// SPDX-License-Identifier: Apache-2.0
//
// The parts of Element Plus that the desk uses, each by its own path: through the package's front
// door the build would read all of its thousand files to keep some twenty.

export { ElConfigProvider } from 'element-plus/es/components/config-provider/index.mjs'
export { ElDatePicker } from 'element-plus/es/components/date-picker/index.mjs'
export { ElDialog } from 'element-plus/es/components/dialog/index.mjs'
export { ElForm, ElFormItem } from 'element-plus/es/components/form/index.mjs'
export { ElInput } from 'element-plus/es/components/input/index.mjs'
export { ElRadio, ElRadioGroup } from 'element-plus/es/components/radio/index.mjs'
export { ElOption, ElSelect } from 'element-plus/es/components/select/index.mjs'
export { ElSwitch } from 'element-plus/es/components/switch/index.mjs'
export { ElTable, ElTableColumn } from 'element-plus/es/components/table/index.mjs'
export { ElDropdown, ElDropdownItem, ElDropdownMenu } from 'element-plus/es/components/dropdown/index.mjs'
export { ElTooltip } from 'element-plus/es/components/tooltip/index.mjs'

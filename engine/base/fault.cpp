// SPDX-License-Identifier: Apache-2.0
#include "engine/base/fault.hpp"

namespace engine {

std::string to_string(const Fault& fault) {
  std::string text = fault.file;
  if (fault.line > 0) text += ":" + std::to_string(fault.line);
  if (fault.column > 0) text += ":" + std::to_string(fault.column);
  text += ": " + fault.what;
  if (!fault.remedy.empty()) text += "; " + fault.remedy;
  return text;
}

}  // namespace engine

// SPDX-License-Identifier: Apache-2.0
#include "adapters/codec/frame.hpp"

#include <string>

namespace adapters::codec {

void expect(FrameHead found, FrameHead known, const char* what) {
  if (found.tag != known.tag) {
    throw Malformed(engine::Errc::corrupt, std::string("this is not ") + what);
  }
  if (found.version == 0 || found.version > known.version) {
    throw Malformed(engine::Errc::unsupported, std::string(what) + " of version " +
                                                   std::to_string(found.version) +
                                                   ", written by a newer server; start that one");
  }
}

}  // namespace adapters::codec

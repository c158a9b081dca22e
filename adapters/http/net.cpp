// SPDX-License-Identifier: Apache-2.0
// Asio and Beast are header libraries; this is the one place where their code is compiled.
#include "adapters/http/net.hpp"

#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>

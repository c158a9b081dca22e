// SPDX-License-Identifier: Apache-2.0
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>

#include "engine/chart/expression/convert.hpp"
#include "engine/chart/machine/content.hpp"

namespace engine::chart::machine {
namespace {

namespace json = boost::json;
using expression::Data;
using expression::Element;
using expression::Illegal;
using expression::Member;
using expression::NodeIndex;

/// Writes to one place: walks its path through the session's data, then sets the last step.
class Writer {
 public:
  Writer(Machine& machine, const Program& location)
      : machine_(machine), location_(location), evaluator_(machine.environment()) {}

  bool write(Value value) {
    const expression::Node& top = location_.top();
    if (const auto* data = std::get_if<Data>(&top)) return write_slot(data->slot, std::move(value));
    const std::optional<std::string> key = key_of(top);
    const std::optional<NodeIndex> of = container_of(top);
    if (!key || !of) return refuse();
    // Taken before the path is walked: it may point into the very place that is written.
    const bool undefined = value.undefined();
    std::optional<json::value> kept = machine_.storable(std::move(value));
    if (!kept) return false;
    json::value* container = find(*of);
    if (!container) return refuse("'" + *key + "' of undefined can't be set");
    expression::Attempt attempt;
    if (!attempt.afford(*kept)) return refuse(attempt.failure());
    if (container->is_object()) return write_member(container->get_object(), *key, kept, undefined);
    if (container->is_array()) return write_item(container->get_array(), *key, kept, undefined);
    return refuse("'" + *key + "' of what is no object can't be set");
  }

 private:
  bool refuse(const std::string& why = "this place can't be written") {
    const auto* illegal = std::get_if<Illegal>(&location_.top());
    machine_.raise_error(illegal ? illegal->what : why);
    return false;
  }

  bool write_slot(expression::SlotIndex slot, Value value) {
    if (value.undefined()) {
      machine_.session().data[slot].reset();
      return true;
    }
    std::optional<json::value> kept = machine_.storable(std::move(value));
    if (!kept) return false;
    machine_.session().data[slot] = std::move(*kept);
    return true;
  }

  static bool write_member(json::object& object, const std::string& key,
                           std::optional<json::value>& value, bool undefined) {
    if (undefined) {
      object.erase(key);
    } else {
      object[key] = std::move(*value);
    }
    return true;
  }

  bool write_item(json::array& array, const std::string& key, std::optional<json::value>& value,
                  bool undefined) {
    const double index = expression::to_number(Value::text(key));
    const bool fits = index >= 0 && index <= static_cast<double>(array.size()) &&
                      std::trunc(index) == index && !key.empty();
    if (!fits || undefined) return refuse("an array can't have '" + key + "' set to that");
    const auto at = static_cast<std::size_t>(index);
    if (at == array.size()) {
      array.push_back(std::move(*value));
    } else {
      array[at] = std::move(*value);
    }
    return true;
  }

  std::optional<std::string> key_of(const expression::Node& node) {
    if (const auto* member = std::get_if<Member>(&node)) return member->key;
    const auto* element = std::get_if<Element>(&node);
    if (!element) return std::nullopt;
    const Value key = evaluator_.run(location_, element->key);
    if (key.has_failed()) return std::nullopt;
    return expression::to_text(key);
  }

  static std::optional<NodeIndex> container_of(const expression::Node& node) {
    if (const auto* member = std::get_if<Member>(&node)) return member->of;
    if (const auto* element = std::get_if<Element>(&node)) return element->of;
    return std::nullopt;
  }

  /// What stands there now; none if nothing does.
  json::value* find(NodeIndex index) {
    const expression::Node& node = location_.nodes[index];
    if (const auto* data = std::get_if<Data>(&node)) {
      auto& slot = machine_.session().data[data->slot];
      return slot ? &slot.edit() : nullptr;
    }
    const std::optional<std::string> key = key_of(node);
    const std::optional<NodeIndex> of = container_of(node);
    json::value* container = key && of ? find(*of) : nullptr;
    if (!container) return nullptr;
    if (container->is_object()) return container->get_object().if_contains(*key);
    if (!container->is_array()) return nullptr;
    const double position = expression::to_number(Value::text(*key));
    const bool exists =
        position >= 0 && position < static_cast<double>(container->get_array().size());
    return exists ? &container->get_array()[static_cast<std::size_t>(position)] : nullptr;
  }

  Machine& machine_;
  const Program& location_;
  expression::Evaluator evaluator_;
};

}  // namespace

bool write(Machine& machine, const Program& location, Value value) {
  return Writer(machine, location).write(std::move(value));
}

}  // namespace engine::chart::machine

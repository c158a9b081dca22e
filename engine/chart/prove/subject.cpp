// SPDX-License-Identifier: Apache-2.0
#include "engine/chart/prove/subject.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "engine/base/overloaded.hpp"

namespace engine::chart::prove {
namespace {

namespace ex = expression;

bool is_system(const Program& program, NodeIndex node, ex::SystemName which) {
  const auto* system = std::get_if<ex::System>(&program.nodes[node]);
  return system && system->which == which;
}

/// `_event.data`, or `_x.refs`.
bool is_member_of(const Program& program, NodeIndex node, ex::SystemName which,
                  std::string_view key) {
  const auto* member = std::get_if<ex::Member>(&program.nodes[node]);
  return member && member->key == key && is_system(program, member->of, which);
}

class Writer {
 public:
  explicit Writer(const Program& program) : program_(program) {}

  void write(NodeIndex index) {
    const ex::Node& node = program_.nodes[index];
    about.text += '(' + std::to_string(node.index());
    std::visit(overloaded{
                   [&](const ex::Undefined&) {},
                   [&](const ex::Constant& each) { add(boost::json::serialize(each.value)); },
                   [&](const ex::Data& each) { read(each.slot); },
                   [&](const ex::System& each) { read(each.which); },
                   [&](const ex::Undeclared& each) { add(each.name); },
                   [&](const ex::Member& each) { member(each); },
                   [&](const ex::Element& each) {
                     all({each.of, each.key});
                   },
                   [&](const ex::Unary& each) { operation(each.op, {each.of}); },
                   [&](const ex::Binary& each) {
                     operation(each.op, {each.left, each.right});
                   },
                   [&](const ex::Logical& each) {
                     operation(each.both, {each.left, each.right});
                   },
                   [&](const ex::Conditional& each) {
                     all({each.test, each.yes, each.no});
                   },
                   [&](const ex::Sequence& each) {
                     all({each.first, each.then});
                   },
                   [&](const ex::ArrayLiteral& each) { all(each.items); },
                   [&](const ex::ObjectLiteral& each) {
                     for (const auto& [key, value] : each.members) {
                       add(key);
                       write(value);
                     }
                   },
                   [&](const ex::MethodCall& each) {
                     operation(each.method, {each.of});
                     all(each.arguments);
                   },
                   [&](const ex::BuiltinCall& each) { operation(each.function, each.arguments); },
                   [&](const ex::InState& each) {
                     add(std::to_string(each.state));
                     about.reads_states = true;
                   },
                   [&](const ex::InNamed& each) {
                     all({each.id});
                     about.reads_states = true;
                   },
                   [&](const ex::Illegal& each) { add(each.what); },
               },
               node);
    about.text += ')';
  }

  About about;

 private:
  void add(const std::string& text) { about.text += ' ' + text; }
  void all(const std::vector<NodeIndex>& nodes) {
    for (const NodeIndex node : nodes) write(node);
  }
  template <class Op>
  void operation(Op op, const std::vector<NodeIndex>& nodes) {
    add(std::to_string(static_cast<int>(op)));
    all(nodes);
  }
  void read(SlotIndex slot) {
    add(std::to_string(slot));
    about.reads.push_back(slot);
  }
  void read(ex::SystemName which) {
    add(std::to_string(static_cast<int>(which)));
    (which == ex::SystemName::event ? about.reads_event : about.reads_world) = true;
  }
  void member(const ex::Member& each) {
    add(each.key);
    write(each.of);
    if (is_member_of(program_, each.of, ex::SystemName::event, "data")) {
      about.reads_event_data = true;
    }
    // `_x.category.lead`, `_x.refs.lead.code`: the category or the reference may be null.
    const auto* outer = std::get_if<ex::Member>(&program_.nodes[each.of]);
    const bool refs = is_member_of(program_, each.of, ex::SystemName::x, "refs");
    if (outer && about.reads_world && !refs) about.may_fail = true;
  }

  const Program& program_;
};

void add_once(std::vector<std::string>& list, const std::string& word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

}  // namespace

About about(const Program& program, NodeIndex node) {
  Writer writer(program);
  writer.write(node);
  auto& reads = writer.about.reads;
  std::sort(reads.begin(), reads.end());
  reads.erase(std::unique(reads.begin(), reads.end()), reads.end());
  return std::move(writer.about);
}

const ex::Data* as_data(const Program& program, NodeIndex node) {
  return std::get_if<ex::Data>(&program.nodes[node]);
}

const ex::Data* root_of(const Program& program, NodeIndex node) {
  while (true) {
    if (const auto* member = std::get_if<ex::Member>(&program.nodes[node])) {
      node = member->of;
    } else if (const auto* element = std::get_if<ex::Element>(&program.nodes[node])) {
      node = element->of;
    } else {
      return as_data(program, node);
    }
  }
}

Fields fields_of(const Program& program) {
  Fields fields;
  for (const ex::Node& node : program.nodes) {
    const auto* member = std::get_if<ex::Member>(&node);
    if (!member) continue;
    if (is_member_of(program, member->of, ex::SystemName::event, "data")) {
      add_once(fields.event, member->key);
    }
    if (is_member_of(program, member->of, ex::SystemName::x, "refs")) {
      add_once(fields.refs, member->key);
    }
  }
  return fields;
}

}  // namespace engine::chart::prove

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/core/prove/rules.hpp"

namespace engine::core::prove {
namespace {

using directory::Role;

/// Whether every case finds the limit, whatever its category, whistle and severity.
bool holds_for_all(const directory::LimitTable& limits, const std::string& name) {
  return std::any_of(limits.rows().begin(), limits.rows().end(), [&](const auto& row) {
    return row.name == name && row.category.empty() && row.whistle.empty() && row.severity == 0;
  });
}

bool holds_for_some(const directory::LimitTable& limits, const std::string& name) {
  return std::any_of(limits.rows().begin(), limits.rows().end(),
                     [&](const auto& row) { return row.name == name; });
}

/// A literal amount may stand where a name is asked for: `by="4 WH"`.
bool is_amount(const std::string& text) { return static_cast<bool>(calendar::parse_limit(text)); }

void check_limit(const Deed& deed, const std::string& name, bool must, const Script& script,
                 const directory::LimitTable& limits, Findings& findings) {
  if (name.empty() || holds_for_all(limits, name) || (!must && holds_for_some(limits, name)))
    return;
  const bool some = holds_for_some(limits, name);
  // A case may bring its own: data NAME_limit. It need not, so that this alone is not enough.
  findings.push_back(
      {.rule = "no_limit",
       .line = deed.line,
       .column = deed.column,
       .zh = "时限表里" +
             std::string(some ? "时限 " + name + " 缺少适用于所有案件的一行" : "没有时限 " + name),
       .en = some ? "the limit " + name +
                        " has no row that holds for every case, so that the "
                        "clock " +
                        deed.text("name") + " may not start"
                  : "the county has no limit " + name + " for the clock " + deed.text("name") +
                        " of " + script.workflow.name,
       .way = {},
       .remedy = "add a row to limits.csv: " + name + ",,,,1 WD,…"});
}

/// Whether somebody who holds the role can ever be near such a case.
bool covers(const Script& script, Role role) {
  if (role == Role::resident) return !script.workflow.raised_by.empty();
  if (directory::scope_kind(role) != directory::ScopeKind::unit) return true;
  if (script.ground.anatomy().has_location("department")) return true;
  return std::any_of(script.deeds().begin(), script.deeds().end(), [](const Deed& deed) {
    const std::string type = deed.text("type");
    return (type == "urn:shao:open" || type == "urn:shao:raise") &&
           std::find(deed.params.begin(), deed.params.end(), "department") != deed.params.end();
  });
}

bool held(const directory::County& county, Role role) {
  if (role == Role::resident || role == Role::volunteer) return true;  // Whoever reports.
  return std::any_of(county.posts.begin(), county.posts.end(),
                     [&](const auto& row) { return row.post.role == role; });
}

}  // namespace

Findings missing_measures(const Script& script, const directory::County& county) {
  Findings findings;
  const auto& transitions = script.chart().transitions();
  for (std::size_t i = 0; i < transitions.size(); ++i) {
    for (const std::string& name : script.workflow.transitions[i].measures) {
      if (county.measures.contains(name)) continue;
      findings.push_back({.rule = "no_measure",
                          .line = transitions[i].line,
                          .zh = "指标 " + name + " 不在本县的表中",
                          .en = "the county has no measure " + name,
                          .way = {},
                          .remedy = "add a row to measures.csv, or correct the name"});
    }
  }
  return findings;
}

Findings missing_limits(const Script& script, const directory::County& county) {
  Findings findings;
  std::set<std::pair<std::string, std::string>> told_before;
  for (const Deed& deed : script.deeds()) {
    if (deed.kind != Deed::Kind::element || deed.name != "clock") continue;
    for (const std::string_view attribute : {"limit", "least", "by"}) {
      const auto texts = deed.attributes.find(attribute);
      if (texts == deed.attributes.end() || !texts->second) continue;
      for (const std::string& name : *texts->second) {
        if (attribute == "by" && is_amount(name)) continue;
        if (!told_before.insert({deed.text("name"), name}).second) continue;
        const bool must =
            deed.text("do") == "start" && attribute == "limit" && deed.text("once") != "true";
        check_limit(deed, name, must, script, county.limits, findings);
      }
    }
  }
  return findings;
}

Findings powerless(const Script& script, const directory::County& county) {
  Findings findings;
  const auto& transitions = script.chart().transitions();
  for (chart::TransitionIndex i = 0; i < transitions.size(); ++i) {
    const TransitionMeaning& meaning = script.workflow.transitions[i];
    if (!meaning.by_people) continue;
    const bool somebody =
        std::any_of(meaning.roles.begin(), meaning.roles.end(),
                    [&](const Role role) { return held(county, role) && covers(script, role); });
    if (somebody) continue;
    std::string roles;
    for (const Role role : meaning.roles) {
      roles += (roles.empty() ? "" : " ") + std::string(directory::to_string(role));
    }
    findings.push_back(
        {.rule = "powerless",
         .line = transitions[i].line,
         .zh = "“" + meaning.label.zh + "”无人能办：没有人以 " + roles + " 的身份管到这样的案件",
         .en = "nobody can ever do this: no post of the county with the roles " + roles +
               " covers such a case",
         .way = {},
         .remedy = "name a role that somebody holds (posts.csv) and whose scope reaches the case"});
  }
  return findings;
}

}  // namespace engine::core::prove

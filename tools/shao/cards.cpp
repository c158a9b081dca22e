// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/cards.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engine/chart/prove/deed.hpp"
#include "engine/chart/prove/values.hpp"

namespace tools::shao {
namespace {

using engine::chart::StateIndex;
using engine::chart::StateKind;
using engine::chart::TransitionIndex;
using engine::core::Label;
using engine::core::Workflow;

struct Word {
  std::string_view key, zh, en;
};

constexpr std::array<Word, columns> stages{{{"report", "上报", "Report"},
                                            {"file", "立案", "File"},
                                            {"dispatch", "派遣", "Dispatch"},
                                            {"handle", "处置", "Handle"},
                                            {"feedback", "反馈", "Feedback"},
                                            {"close", "结案", "Close"}}};
constexpr std::array<Word, 17> people{{{"grid_chief", "网格长", "grid chief"},
                                       {"area_chief", "片区网格长", "area chief"},
                                       {"general_chief", "总网格长", "general chief"},
                                       {"dispatcher", "派遣员", "dispatcher"},
                                       {"department", "应哨部门", "department"},
                                       {"department_lead", "部门负责人", "department lead"},
                                       {"supervisor", "督办员", "supervisor"},
                                       {"leader", "第一书记", "leader"},
                                       {"adviser", "法律顾问", "adviser"},
                                       {"building_chief", "楼栋长", "building chief"},
                                       {"volunteer", "志愿者", "volunteer"},
                                       {"resident", "居民", "resident"},
                                       {"auditor", "审计员", "auditor"},
                                       {"security_admin", "安全管理员", "security admin"},
                                       {"system_admin", "系统管理员", "system admin"},
                                       {"display", "大屏", "display"},
                                       {"none", "无需人办", "nobody"}}};
static_assert(people.size() == engine::directory::all_roles.size() + 1, "a word for each role");
constexpr std::array<Word, 4> levels{{{"grid", "网格", "grid"},
                                      {"area", "片区", "area"},
                                      {"general", "总网格", "general"},
                                      {"county", "县级", "county"}}};

template <std::size_t count>
std::string word(const std::array<Word, count>& words, std::string_view key, Language language) {
  for (const Word& each : words) {
    if (each.key == key) return std::string(language == Language::zh ? each.zh : each.en);
  }
  return std::string(key);
}

std::string said(const Label& label, Language language) {
  return language == Language::zh ? label.zh : label.en;
}

class Dealer {
 public:
  Dealer(const Workflow& workflow, Language language)
      : workflow_(workflow),
        language_(language),
        compiled_(workflow.chart->compiled()),
        values_(compiled_, {}),
        deeds_(compiled_, values_) {}

  std::vector<Card> deal() {
    const auto& states = workflow_.chart->states();
    for (StateIndex i = 0; i < states.size(); ++i) {
      if (compiled_.history(i)) continue;
      Card card = card_of(i);
      if (card.group && card.lines.empty()) continue;
      cards_.push_back(std::move(card));
    }
    return std::move(cards_);
  }

 private:
  Card card_of(StateIndex index) {
    const auto& meaning = workflow_.states[index];
    Card card{.state = index, .column = column_of(index)};
    card.id = workflow_.chart->states()[index].id;
    card.title = said(meaning.label, language_);
    const StateKind kind = compiled_.states[index].kind;
    card.group = kind == StateKind::compound || kind == StateKind::parallel;
    card.ending = kind == StateKind::final_state;
    if (!card.group && !meaning.owner.empty()) card.owner = word(people, meaning.owner, language_);
    card.level = meaning.level;
    for (const auto& block : compiled_.states[index].onentry) {
      for (const auto deed : deeds_.in(block)) add_clock(card, deeds_.all()[deed]);
    }
    for (const TransitionIndex each : compiled_.states[index].transitions) {
      card.lines.push_back(line_of(each));
    }
    return card;
  }

  static void add_clock(Card& card, const engine::chart::prove::Deed& deed) {
    if (deed.name != "clock" || deed.text("do") != "start") return;
    card.clocks += (card.clocks.empty() ? "" : ", ") + deed.text("name");
  }

  CardLine line_of(TransitionIndex index) const {
    const auto& view = workflow_.chart->transitions()[index];
    const auto& meaning = workflow_.transitions[index];
    CardLine line{
        .kind = LineKind::person, .text = said(meaning.label, language_), .targets = view.targets};
    if (meaning.by_people) {
      line.text += " · " + who(meaning.roles);
    } else if (view.events.empty()) {
      line.kind = LineKind::automatic;
      line.text = view.cond.empty() ? (language_ == Language::zh ? "随即" : "at once") : view.cond;
    } else {
      const bool clock = view.events[0].starts_with("clock.");
      line.kind = clock ? LineKind::clock : LineKind::message;
      line.text = clock ? clocks(view.events) : joined(view.events);
    }
    return line;
  }

  std::string who(const std::vector<engine::directory::Role>& roles) const {
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < roles.size() && i < shown; ++i) {
      text += (i == 0                      ? ""
               : language_ == Language::zh ? "、"
                                           : ", ") +
              word(people, engine::directory::to_string(roles[i]), language_);
    }
    if (roles.size() > shown) text += language_ == Language::zh ? "等" : " …";
    return text;
  }

  std::string clocks(const std::vector<std::string>& events) const {
    std::string text;
    for (const std::string& event : events) {
      const std::size_t end = event.rfind('.');
      const bool due = event.substr(end + 1) == "due";
      text += (text.empty() ? (language_ == Language::zh ? "时钟 " : "clock ") : ", ") +
              event.substr(6, end > 6 ? end - 6 : end);
      if (language_ == Language::zh) {
        text += due ? " 到期" : " 预警";
      } else {
        text += due ? " due" : " warns";
      }
    }
    return text;
  }

  static std::string joined(const std::vector<std::string>& events) {
    std::string text = "✉ ";
    for (const std::string& event : events) text += (text.size() > 4 ? ", " : "") + event;
    return text;
  }

  /// That of its stage; a state without one stands where a state inside does, or with the last.
  std::size_t column_of(StateIndex index) {
    for (StateIndex at = index; at < compiled_.states[index].end; ++at) {
      for (std::size_t i = 0; i < stages.size(); ++i) {
        if (workflow_.states[at].stage == stages[i].key) return last_ = i;
      }
    }
    return last_;
  }

  const Workflow& workflow_;
  Language language_;
  const engine::chart::Chart::Compiled& compiled_;
  engine::chart::prove::Values values_;
  engine::chart::prove::Deeds deeds_;
  std::vector<Card> cards_;
  std::size_t last_ = 0;
};

}  // namespace

std::string column_name(std::size_t column, Language language) {
  return std::string(language == Language::zh ? stages[column].zh : stages[column].en);
}

std::vector<Card> cards_of(const Workflow& workflow, Language language) {
  std::vector<Card> cards = Dealer(workflow, language).deal();
  for (Card& card : cards) {
    if (!card.level.empty()) card.level += "|" + word(levels, card.level, language);
  }
  return cards;
}

}  // namespace tools::shao

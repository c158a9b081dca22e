// SPDX-License-Identifier: Apache-2.0
#include "tools/shao/draw.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "tools/shao/cards.hpp"

namespace tools::shao {
namespace {

using engine::chart::StateIndex;

constexpr int card_width = 300;
constexpr int column_width = 430;
constexpr int margin = 40;
constexpr int head = 96;  ///< Above the first card.
constexpr int line_height = 20;
constexpr int title_height = 26;
constexpr int gap = 26;               ///< Between cards.
constexpr std::size_t text_max = 38;  ///< Of a line, in half widths: a Chinese character has two.

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '&': safe += "&amp;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

/// Cut so that it fits, between characters.
std::string fitted(const std::string& text, std::size_t most) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t bytes = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
    width += bytes > 2 ? 2 : 1;
    if (width > most) return text.substr(0, i) + "…";
    i += bytes;
  }
  return text;
}

std::string_view color_of(LineKind kind) {
  switch (kind) {
    case LineKind::person: return "#1d4ed8";
    case LineKind::clock: return "#c2410c";
    case LineKind::message: return "#6d28d9";
    case LineKind::automatic: return "#64748b";
  }
  return "#000000";
}

/// The higher the rung, the deeper the tone.
std::string_view tone_of(std::string_view level) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> tones{
      {{"grid", "#ecfdf5"}, {"area", "#e0f2fe"}, {"general", "#fef3c7"}, {"county", "#fee2e2"}}};
  for (const auto& [name, tone] : tones) {
    if (level.starts_with(name)) return tone;
  }
  return "#f8fafc";
}

struct Box {
  int x = 0, y = 0, height = 0, first_line = 0;
};

class Sheet {
 public:
  Sheet(const engine::core::Workflow& workflow, Language language)
      : workflow_(workflow), language_(language), cards_(cards_of(workflow, language)) {
    std::array<int, columns> bottom{};
    bottom.fill(head);
    for (const Card& card : cards_) used_[card.column] = true;
    for (const Card& card : cards_) {
      int& y = bottom[card.column];
      const int notes = (card.owner.empty() ? 0 : 1) + (card.clocks.empty() ? 0 : 1);
      Box box{.x = left_of(card.column), .y = y};
      box.first_line = y + title_height + notes * line_height;
      box.height = box.first_line - y + static_cast<int>(card.lines.size()) * line_height + 8;
      y += box.height + gap;
      boxes_[card.state] = box;
      height_ = std::max(height_, y + margin);
    }
  }

  std::string draw() {
    const int width = margin + left_of(columns);
    svg_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(width) +
           "\" height=\"" + std::to_string(height_) + "\" viewBox=\"0 0 " + std::to_string(width) +
           " " + std::to_string(height_) +
           "\" font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif\""
           " font-size=\"13\">\n";
    marks();
    svg_ += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    heading(width);
    for (const Card& card : cards_) arrows(card);
    for (const Card& card : cards_) face(card);
    return std::move(svg_) + "</svg>\n";
  }

 private:
  /// Stages without a state take no room.
  [[nodiscard]] int left_of(std::size_t column) const {
    const auto before = std::count(used_.begin(), used_.begin() + static_cast<long>(column), true);
    return margin + static_cast<int>(before) * column_width;
  }

  void marks() {
    svg_ += "<defs>";
    for (const LineKind kind :
         {LineKind::person, LineKind::clock, LineKind::message, LineKind::automatic}) {
      svg_ += "<marker id=\"m" + std::to_string(static_cast<int>(kind)) +
              "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
              "orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"" +
              std::string(color_of(kind)) + "\"/></marker>";
    }
    svg_ += "</defs>\n";
  }

  void text(int x, int y, const std::string& words, std::string_view more) {
    svg_ += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" " +
            std::string(more) + ">" + escaped(words) + "</text>\n";
  }

  void heading(int width) {
    const bool zh = language_ == Language::zh;
    text(margin, 38,
         (zh ? workflow_.label.zh : workflow_.label.en) + "  " + workflow_.name +
             (zh ? "  第 " : "  version ") + std::to_string(workflow_.version) + (zh ? " 版" : ""),
         "font-size=\"22\" font-weight=\"700\" fill=\"#0f172a\"");
    const std::array<std::pair<LineKind, std::string>, 4> kinds{
        {{LineKind::person, zh ? "人办" : "people"},
         {LineKind::clock, zh ? "时钟" : "clocks"},
         {LineKind::message, zh ? "消息" : "messages"},
         {LineKind::automatic, zh ? "自动" : "automatic"}}};
    int x = width - margin - 4 * 110;
    for (const auto& [kind, name] : kinds) {
      text(x, 36, "● " + name, "fill=\"" + std::string(color_of(kind)) + "\"");
      x += 110;
    }
    for (std::size_t i = 0; i < columns; ++i) {
      if (!used_[i]) continue;
      const int left = left_of(i);
      text(left, 78, column_name(i, language_),
           "font-size=\"17\" font-weight=\"700\" "
           "fill=\"#334155\"");
      svg_ += "<line x1=\"" + std::to_string(left) + "\" y1=\"86\" x2=\"" +
              std::to_string(left + card_width) + "\" y2=\"86\" stroke=\"#cbd5e1\"/>\n";
    }
  }

  void face(const Card& card) {
    const Box& box = boxes_[card.state];
    svg_ += "<rect x=\"" + std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) +
            "\" width=\"" + std::to_string(card_width) + "\" height=\"" +
            std::to_string(box.height) + "\" rx=\"7\" fill=\"" +
            std::string(card.group ? "#f8fafc" : tone_of(card.level)) + "\" stroke=\"" +
            (card.ending ? "#0f172a" : "#94a3b8") + "\" stroke-width=\"" +
            (card.ending ? "2.5" : "1") + "\"" + (card.group ? " stroke-dasharray=\"5 4\"" : "") +
            "/>\n";
    const std::string title = card.title.empty() ? card.id : card.title;
    text(box.x + 10, box.y + 19, fitted(title, 26), "font-weight=\"700\" fill=\"#0f172a\"");
    text(box.x + card_width - 10, box.y + 19, card.title.empty() ? "" : card.id,
         "text-anchor=\"end\" font-size=\"11\" fill=\"#64748b\"");
    int y = box.y + title_height + 14;
    const bool zh = language_ == Language::zh;
    if (!card.owner.empty()) {
      const std::size_t bar = card.level.find('|');
      const std::string level = bar == std::string::npos ? "" : card.level.substr(bar + 1) + " · ";
      text(box.x + 10, y, level + (zh ? "责任人：" : "owner: ") + card.owner, "fill=\"#334155\"");
      y += line_height;
    }
    if (!card.clocks.empty()) {
      text(box.x + 10, y, fitted((zh ? "起时钟：" : "starts: ") + card.clocks, text_max),
           "fill=\"#c2410c\"");
    }
    for (std::size_t i = 0; i < card.lines.size(); ++i) {
      const CardLine& line = card.lines[i];
      std::string words = line.text;
      if (line.targets.empty()) words += zh ? "（留在此处）" : " (stays)";
      text(box.x + 10, box.first_line + static_cast<int>(i) * line_height + 14,
           fitted(words, text_max), "fill=\"" + std::string(color_of(line.kind)) + "\"");
    }
  }

  [[nodiscard]] bool within(StateIndex state, StateIndex around) const {
    for (std::optional<StateIndex> at = state; at; at = workflow_.chart->states()[*at].parent) {
      if (*at == around) return true;
    }
    return false;
  }

  /// The card of the state, or of the first inside that has one, or of the one around it.
  [[nodiscard]] const Box* box_of(StateIndex state) const {
    const auto found = boxes_.lower_bound(state);
    if (found != boxes_.end() && within(found->first, state)) return &found->second;
    const auto parent = workflow_.chart->states()[state].parent;
    return parent ? box_of(*parent) : nullptr;
  }

  void arrows(const Card& card) {
    const Box& from = boxes_[card.state];
    for (std::size_t i = 0; i < card.lines.size(); ++i) {
      for (const StateIndex target : card.lines[i].targets) {
        const Box* to = box_of(target);
        if (to)
          arrow(card.lines[i].kind, from, from.first_line + static_cast<int>(i) * 20 + 9, *to);
      }
    }
  }

  void arrow(LineKind kind, const Box& from, int y, const Box& to) {
    const int end_y = to.y + 14;
    const bool ahead = to.x > from.x;
    const int start_x = from.x + card_width;
    // Within a column, and back, the arrow leaves and arrives on the right.
    const int end_x = ahead ? to.x : to.x + card_width;
    const int bend = ahead ? 60 : 40 + std::min(80, std::abs(end_y - y) / 12);
    const int after = ahead ? end_x - bend : end_x + bend;
    svg_ += "<path d=\"M" + std::to_string(start_x) + "," + std::to_string(y) + " C" +
            std::to_string(start_x + bend) + "," + std::to_string(y) + " " + std::to_string(after) +
            "," + std::to_string(end_y) + " " + std::to_string(end_x) + "," +
            std::to_string(end_y) + "\" fill=\"none\" stroke=\"" + std::string(color_of(kind)) +
            "\" stroke-opacity=\"0.55\" stroke-width=\"1.3\"" +
            (kind == LineKind::automatic ? " stroke-dasharray=\"4 3\"" : "") +
            " marker-end=\"url(#m" + std::to_string(static_cast<int>(kind)) + ")\"/>\n";
  }

  const engine::core::Workflow& workflow_;
  Language language_;
  std::vector<Card> cards_;
  std::array<bool, columns> used_{};
  std::map<StateIndex, Box> boxes_;
  int height_ = head;
  std::string svg_;
};

}  // namespace

std::string draw(const engine::core::Workflow& workflow, Language language) {
  return Sheet(workflow, language).draw();
}

}  // namespace tools::shao

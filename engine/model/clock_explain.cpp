// SPDX-License-Identifier: Apache-2.0

// A clock's reasons, in the words of the people who ask for them.

#include <algorithm>

#include "engine/base/bounds.hpp"
#include "engine/model/clock.hpp"

namespace engine::model {
namespace {

using calendar::Calendar;
using calendar::Unit;
using Lines = std::vector<std::string>;

/// "2026-09-30 17:00".
std::string local(Instant at, const Calendar& calendar) {
  std::string text = to_rfc3339(at, calendar.rules().zone.offset(at)).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string caused(const std::string& cause) { return cause.empty() ? "" : "（" + cause + "）"; }

std::string unit_name(Unit unit) {
  switch (unit) {
    case Unit::UH: return "紧急工作时，昼夜连续";
    case Unit::WH: return "工作时";
    case Unit::WD: return "工作日，每日 8 工作时";
    case Unit::CD: return "自然日";
  }
  return {};
}

std::string limit_line(const Clock& clock) {
  std::string line =
      "时限 " + calendar::to_string(clock.limit) + "（" + unit_name(clock.limit.unit) + "）";
  if (clock.limit != clock.first_limit) line += "，原 " + calendar::to_string(clock.first_limit);
  if (clock.extensions > 0) line += "，已延期 " + std::to_string(clock.extensions) + " 次";
  return line;
}

/// "计 1.5 WH" of [from, to).
std::string counted(const Clock& clock, const Calendar& calendar, Instant from, Instant to) {
  const Unit unit = clock.limit.unit;
  return "计 " + calendar::to_string({unit, calendar.counted(unit, from, to)});
}

std::string interval_line(const Clock& clock, const ClockInterval& interval,
                          const Calendar& calendar, Instant now) {
  std::string line = local(interval.from, calendar) + " 起计时" + caused(interval.started_by);
  line += interval.to
              ? "，至 " + local(*interval.to, calendar) + " 止" + caused(interval.stopped_by)
              : "，至今";
  if (clock.until) return line;
  return line + "，" + counted(clock, calendar, interval.from, interval.to.value_or(now));
}

/// The time between two intervals: what it would have counted is what the due instant moved by.
std::string pause_line(const Clock& clock, Instant from, Instant to, const Calendar& calendar) {
  std::string line = local(from, calendar) + " 至 " + local(to, calendar) + " 暂停";
  if (clock.until) return line;
  return line + "，到期顺延（其间可" + counted(clock, calendar, from, to) + "）";
}

void explain_intervals(const Clock& clock, const Calendar& calendar, Instant now, Lines& lines) {
  std::optional<Instant> stopped;
  for (const ClockInterval& interval : clock.intervals) {
    if (stopped) lines.push_back(pause_line(clock, *stopped, interval.from, calendar));
    lines.push_back(interval_line(clock, interval, calendar, now));
    stopped = interval.to;
  }
  if (clock.state == ClockState::paused) lines.emplace_back("现已暂停");
  if (clock.state == ClockState::stopped) lines.emplace_back("已停止计时");
}

/// What was used before the interval that runs.
Duration used_before(const Clock& clock, const Calendar& calendar) {
  return used(clock, calendar, clock.intervals.back().from);
}

void explain_rest(const Clock& clock, const Calendar& calendar, Lines& lines) {
  const Unit unit = clock.limit.unit;
  const Duration left = clock.limit.amount - used_before(clock, calendar);
  if (left < Duration{0}) {
    lines.push_back("时限在此前已用尽，超出 " + calendar::to_string({unit, -left}));
    return;
  }
  const Instant from = clock.intervals.back().from;
  for (const calendar::TraceLine& trace : calendar.explain(unit, from, left).trace) {
    if (lines.size() >= bounds::explanation_lines_max) {
      lines.emplace_back("……（其余从略）");
      return;
    }
    lines.push_back(
        local(trace.from, calendar) + " 至 " + local(trace.to, calendar) + " " + trace.why + "：" +
        (trace.counted > Duration{0} ? "计 " + calendar::to_string({unit, trace.counted})
                                     : "不计"));
  }
}

/// Where a year's holidays aren't known yet, weekdays stand in for them: people must see that.
void warn_of_unknown_year(const Clock& clock, const Calendar& calendar, Instant due, Lines& lines) {
  const bool by_work = clock.limit.unit == Unit::WH || clock.limit.unit == Unit::WD;
  if (clock.until || !by_work || calendar.knows(due)) return;
  lines.push_back(local(due, calendar).substr(0, 4) + " 年放假安排尚未录入，暂按星期推算");
}

void explain_due(const Clock& clock, const Calendar& calendar, Instant now, Lines& lines) {
  const std::optional<Instant> at = due(clock, calendar);
  if (!at) return;
  if (!clock.until) explain_rest(clock, calendar, lines);
  warn_of_unknown_year(clock, calendar, *at, lines);
  std::string line = "到期 " + local(*at, calendar);
  if (!clock.until) {
    const Duration left = remaining(clock, calendar, now);
    line += (left < Duration{0} ? "，已超出 " : "，剩余 ") +
            calendar::to_string({clock.limit.unit, std::max(left, -left)});
  }
  lines.push_back(std::move(line));
}

}  // namespace

std::vector<std::string> explain(const Clock& clock, const Calendar& calendar, Instant now) {
  Lines lines;
  lines.push_back(clock.until ? "期限由人指定：" + local(*clock.until, calendar)
                              : limit_line(clock));
  explain_intervals(clock, calendar, now, lines);
  explain_due(clock, calendar, now, lines);
  if (clock.earlier_breach) {
    lines.push_back("此前一次计时已于 " + local(*clock.earlier_breach, calendar) + " 超时");
  }
  if (clock.breached_at) lines.push_back("已于 " + local(*clock.breached_at, calendar) + " 超时");
  if (clock.exempt) lines.emplace_back("申诉成立：超时事实保留，不予扣分");
  return lines;
}

}  // namespace engine::model

// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>

#include "engine/base/bounds.hpp"
#include "engine/chart/compiler/steps.hpp"
#include "engine/chart/delay.hpp"
#include "engine/chart/expression/text.hpp"

namespace engine::chart::compiler {
namespace {

/// SCXML B.2.8.1: JSON if it is that, else the text with its blanks made single.
boost::json::value inline_value(const std::string& text) {
  boost::json::parse_options options;
  options.max_depth = bounds::value_depth_max;
  boost::json::error_code error;
  const std::string_view trimmed = expression::trimmed(text);
  boost::json::value value = boost::json::parse(trimmed, error, {}, options);
  if (!error) return value;
  std::string normal;
  for (const std::string& word : words(text)) normal += (normal.empty() ? "" : " ") + word;
  return boost::json::value(normal);
}

Param compile_param(Context& context, const ParamElement& element) {
  context.at_most_one(element.place, "expr and location",
                      {element.expr.has_value(), element.location.has_value()});
  if (element.name.empty()) context.fault(element.place, "the param has no name", "add name");
  if (element.expr) return {element.name, context.program(*element.expr), false};
  if (element.location) return {element.name, context.location(*element.location), true};
  context.fault(element.place, "the param '" + element.name + "' has no value", "add expr");
  return {element.name, failing("no value"), false};
}

/// Each word of a namelist is a location, and its own name.
std::vector<Param> compile_namelist(Context& context, const Attribute& namelist) {
  std::vector<Param> made;
  if (!namelist) return made;
  for (const std::string& word : words(namelist->text)) {
    made.push_back({word, context.location({word, namelist->place}), true});
  }
  return made;
}

void check_send(Context& context, Place place, const SendElement& send) {
  context.at_most_one(place, "id and idlocation",
                      {send.id.has_value(), send.idlocation.has_value()});
  if (!send.event && !send.eventexpr && !send.content) {
    context.fault(place, "the send names no event", "add event");
  }
  const bool inside = send.target && send.target->text == "#_internal";
  if (inside && (send.delay || send.delayexpr)) {
    context.early_fault(place, "an internal event can't be delayed", "remove the delay or target");
  }
}

/// An inline child goes out as the document has it, not as data.
Program compile_child(Context& context, const ContentElement& content) {
  if (content.tree && !content.expr) return constant(boost::json::value(content.body->text));
  return compile_content(context, content);
}

}  // namespace

Program compile_content(Context& context, const ContentElement& content) {
  context.at_most_one(content.place, "expr and inline content",
                      {content.expr.has_value(), content.body.has_value()});
  if (content.expr) return context.program(*content.expr);
  if (!content.body) return constant("");
  if (content.tree) return constant(*content.tree);
  return constant(inline_value(content.body->text));
}

Payload compile_payload(Context& context, Place place, const Attribute& namelist,
                        const std::vector<ParamElement>& params,
                        const std::optional<ContentElement>& content) {
  context.at_most_one(place, "<content> and <param> or namelist",
                      {content.has_value(), namelist.has_value() || !params.empty()});
  Payload payload;
  payload.namelist = compile_namelist(context, namelist);
  for (const ParamElement& param : params) payload.params.push_back(compile_param(context, param));
  if (content) payload.content = compile_content(context, *content);
  return payload;
}

Send compile_send(Context& context, Place place, const SendElement& element) {
  check_send(context, place, element);
  Send send;
  send.event = context.text(place, "event", element.event, element.eventexpr);
  send.target = context.text(place, "target", element.target, element.targetexpr);
  send.type = context.text(place, "type", element.type, element.typeexpr);
  send.delay = context.text(place, "delay", element.delay, element.delayexpr);
  if (element.delay) {
    const std::optional<Duration> delay = parse_delay(element.delay->text);
    if (delay) {
      send.fixed_delay = *delay;
    } else {
      context.early_fault(element.delay->place, "'" + element.delay->text + "' is no delay",
                          "write it as 1.5s or 200ms");
    }
  }
  if (element.id) send.id = element.id->text;
  if (element.idlocation) send.idlocation = context.location(*element.idlocation);
  send.payload = compile_payload(context, place, element.namelist, element.params, element.content);
  return send;
}

DataItem compile_data(Context& context, const DataElement& element) {
  context.at_most_one(
      element.place, "src, expr and inline content",
      {element.src.has_value(), element.expr.has_value(), element.body.has_value()});
  DataItem item;
  item.line = element.place.line;
  const auto slot = context.chart().slot_names.find(element.id);
  if (slot != context.chart().slot_names.end()) item.slot = slot->second;
  if (element.src) {
    context.early_fault(element.src->place, "data is not loaded from elsewhere",
                        "write the value into the document");
    item.value = failing("data is not loaded from elsewhere");
  } else if (element.expr && !context.is_function(element.id)) {
    item.value = context.program(*element.expr);
  } else if (element.body) {
    item.value = compile_content(context, *element.body);
  }
  return item;
}

Invoke compile_invoke(Context& context, const InvokeElement& element) {
  context.at_most_one(element.place, "id and idlocation",
                      {element.id.has_value(), element.idlocation.has_value()});
  context.at_most_one(
      element.place, "src, srcexpr and <content>",
      {element.src.has_value(), element.srcexpr.has_value(), element.content.has_value()});
  Invoke invoke;
  invoke.line = element.place.line;
  invoke.type = context.text(element.place, "type", element.type, element.typeexpr);
  invoke.src = context.text(element.place, "src", element.src, element.srcexpr);
  if (element.id) invoke.id = element.id->text;
  if (element.idlocation) invoke.idlocation = context.location(*element.idlocation);
  invoke.autoforward = element.autoforward;
  // Here, other than in a send, content and params may stand together.
  invoke.payload =
      compile_payload(context, element.place, element.namelist, element.params, std::nullopt);
  if (element.content) invoke.payload.content = compile_child(context, *element.content);
  if (element.finalize) invoke.finalize = compile_block(context, *element.finalize);
  return invoke;
}

}  // namespace engine::chart::compiler

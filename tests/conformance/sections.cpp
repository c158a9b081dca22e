// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/sections.hpp"

#include <array>

namespace conformance {
namespace {

constexpr std::array<Section, 27> all{{
    {"3.2", "scxml", "355 576"},
    {"3.3", "state", "364"},
    {"3.7", "final", "372 570"},
    {"3.8", "onentry", "375 376"},
    {"3.9", "onexit", "377 378"},
    {"3.10", "history", "387 388 579 580"},
    {"3.12", "events", "396 399 401 402"},
    {"3.13", "selecting and executing transitions",
     "403a 403b 403c 404 405 406 407 409 411 412 413 415! 416 417 419 421 422 423 503 504 505 506 "
     "533"},
    {"4.2", "raise", "144"},
    {"4.3", "if", "147 148 149"},
    {"4.6", "foreach", "150 151 152 153 155 156 525"},
    {"4.9", "evaluation of executable content", "158 159"},
    {"5.3", "data", "276 277 279 280 550 551 552"},
    {"5.4", "assign", "286 287 487"},
    {"5.5", "donedata", "294"},
    {"5.6", "content", "527 528 529"},
    {"5.7", "param", "298 343 488"},
    {"5.8", "script", "301! 302 303 304"},
    {"5.9", "expressions", "307! 309 310 311 312 313! 314! 344"},
    {"5.10", "system variables",
     "318 319 321 322 323 324 325 326 329 330 331 332 333 335 336 337 338 339 342 346"},
    {"6.2", "send",
     "172 173 174 175 176 178! 179 183 185 186 187 194 198 199 200 201? 205 521 553"},
    {"6.3", "cancel", "207 208 210"},
    {"6.4", "invoke",
     "215 216 220 223 224 225 226 228 229 230! 232 233 234 235 236 237 239 240 241 242 243 244 245 "
     "247 250! 252 253 530 554"},
    {"B.1", "null data model", "436"},
    {"B.2", "ECMAScript data model",
     "278? 444? 445? 446? 448? 449? 451? 452? 453? 456? 457? 459? 460? 557? 558? 560? 561? 562? "
     "569? 578?"},
    {"C.1", "SCXML event processor",
     "189 190 191 192 193? 347 348 349 350 351 352 354 495 496 500 501"},
    {"C.2", "basic HTTP event processor", "509? 510? 518? 519? 520? 522? 531? 532? 534? 567? 577?"},
}};

Demand demand_of(std::string_view mark) {
  if (mark.find('!') != std::string_view::npos) return Demand::manual;
  return mark.find('?') != std::string_view::npos ? Demand::optional : Demand::mandatory;
}

}  // namespace

std::string_view number_of(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);
  constexpr std::string_view prefix = "test";
  if (!name.starts_with(prefix) || name.find(".txml.") == std::string_view::npos) return {};
  name.remove_prefix(prefix.size());
  return name.substr(0, name.find('.'));
}

std::span<const Section> sections() { return all; }

Belonging belonging(std::string_view name) {
  const std::string_view wanted = number_of(name);
  if (wanted.empty()) return {};
  for (const Section& section : all) {
    for (std::string_view rest = section.cases; !rest.empty();) {
      const std::string_view entry = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(entry.size() + 1, rest.size()));
      const std::string_view number = entry.substr(0, entry.find_first_of("?!"));
      if (number == wanted) return {&section, demand_of(entry.substr(number.size()))};
    }
  }
  return {};
}

}  // namespace conformance

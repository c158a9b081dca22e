// SPDX-License-Identifier: Apache-2.0
// As what a case of a category can be filed, with a limit of its own for each: conditions.csv.
#include <algorithm>
#include <string>
#include <utility>

#include "adapters/county/draft.hpp"
#include "adapters/county/limits.hpp"
#include "engine/base/bounds.hpp"
#include "engine/base/text.hpp"

namespace adapters::county {
namespace {

namespace directory = engine::directory;

/// What a form takes at most, since the text is filled in there.
std::string condition_text(Row& row) {
  std::string text = row.text("condition");
  if (engine::characters(text) > engine::bounds::condition_max) {
    row.fault("condition", "it is too long",
              "write at most " + std::to_string(engine::bounds::condition_max) + " characters");
  }
  return text;
}

/// Null where its own table has left it out, which has told why.
directory::Category* category_of(Draft& draft, const std::string& code) {
  const auto found =
      std::find_if(draft.categories.begin(), draft.categories.end(),
                   [&code](const directory::Category& each) { return each.code.str() == code; });
  return found == draft.categories.end() ? nullptr : &*found;
}

}  // namespace

void read_conditions(Draft& draft) {
  Table table = draft.table_if_there(
      "conditions.csv", {.needed = {"category", "condition", "english", "resolution", "done_when"},
                         .optional = {"source"}});
  table.each([&draft](Row& row) {
    const std::string code = row.reference("category", draft.category_codes);
    directory::Condition condition{.text = condition_text(row),
                                   .english = row.optional("english"),
                                   .done_when = row.optional("done_when")};
    directory::Category* category = category_of(draft, code);
    if (!category) return;
    if (category->condition(condition.text)) {
      row.fault("condition", "it stands twice for the category " + code, "delete one of them");
    }
    add_limit(draft, row, "resolution",
              {.name = "resolve",
               .category = code,
               .condition = condition.text,
               .whistle = {},
               .limit = {},
               .source = "conditions.csv"});
    if (row.good()) category->conditions.push_back(std::move(condition));
  });
}

}  // namespace adapters::county

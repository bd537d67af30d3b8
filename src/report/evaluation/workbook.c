/* The sheets of every lot, in the order of sheets.def; what the last sheets list is collected while
 * the others are written. */
#include "report/book/workbook.h"

#include "base/date.h"
#include "report/evaluation/plan.h"

typedef void (*fill_fn)(struct bg_plan *plan);

static const fill_fn fill[BG_SHEET__COUNT] = {
#define SHEET(id, name, colour, wanted, fill) bg_sheet_##fill,
#include "report/evaluation/sheets.def"
#undef SHEET
};

struct bg_book *bg_workbook_build(struct bg_arena *arena, const struct bg_comparison *comparison,
                                  const char *path)
{
    const struct bg_result *result = comparison->result;
    const struct bg_ruleset *rules = result->ruleset;
    char date[BG_DATE_TEXT];
    const char *title = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    const char *reference = rules->solicitation.reference;
    struct bg_book_facts facts = {
        .path = path,
        .kind = "comparison",
        .title = bg_arena_printf(arena, bg_say(comparison->language, "Bid comparison: %s"), title),
        .subject =
            bg_arena_printf(arena, bg_say(comparison->language, "%s%sevaluated as of %s"),
                            reference, *reference ? ", " : "", bg_date_text(result->as_of, date)),
        .comments = bg_say(
            comparison->language,
            "Scores follow the yellow cells. See the sheets Rules, Formula check and Audit."),
        .header = bg_arena_printf(arena, "%s%s%s", reference, *reference ? "  " : "", title),
        .currency = rules->currency,
        .decimals = rules->award.decimals,
        .created = result->as_of,
        .language = comparison->language,
    };
    struct bg_book *book = bg_book_open(arena, &facts);
    for (size_t lot = 0; lot < result->lots_n; lot++) {
        struct bg_plan *plan = bg_plan_new(arena, book, comparison, lot);
        for (int i = 0; i < BG_SHEET__COUNT; i++)
            if (plan->page[i] || i == BG_SHEET_BIDS) /* which has a page for each bid */
                fill[i](plan);
    }
    if (!result->lots_n)
        bg_book_fail(book, "there is nothing to write");
    return book;
}

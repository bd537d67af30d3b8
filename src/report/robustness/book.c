/* The robustness workbook: its first sheet with the verdict and the checks, and its last with what
 * it rests on. The sheets between are in robustness/sheets.c. */
#include "report/robustness/book.h"

#include "base/date.h"
#include "report/book/columns.h"
#include "report/book/files.h"
#include "report/book/write.h"
#include "report/evaluation/plan.h"

enum { NAVY = 0x1F3864, PARAGRAPH = 170 };

struct bg_page *bg_robust_page(const struct bg_robust_pages *pages, const char *name, int colour,
                               const char *title, const char *under)
{
    if (pages->report->result->lots_n > 1)
        name = bg_arena_printf(pages->arena, "%s %zu", name, pages->lot_index + 1);
    struct bg_page *page = bg_page_new(pages->book, name, colour);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), under);
    return page;
}

const char *bg_robust_bid(const struct bg_robust_pages *pages, int64_t bid)
{
    return bid < 0 ? "nobody" : bg_robust_name(pages->arena, pages->lot->lot, (size_t)bid);
}

static const char *subject_of(const struct bg_result *result)
{
    const struct bg_ruleset *rules = result->ruleset;
    return *rules->solicitation.title ? rules->solicitation.title : rules->title;
}

/* -- the first sheet ------------------------------------------------------------------------- */

static const char *level_words(enum bg_verdict level)
{
    static const char *const words[] = {"✓ firm", "⚠ sensitive", "✗ coin-toss", "– not done"};
    return words[level];
}

enum { RESULT = 1 };

static struct bg_shown checks_level(const struct bg_sheet_line *l)
{
    const struct bg_robust_check *check = l->entry;
    return bg_show_text(level_words(check->level));
}

static const struct bg_sheet_column check_columns[] = {
    BG_COLUMN("Check", 34, TEXT_BOLD, TEXT, BG_TEXT_OF(struct bg_robust_check, title)),
    [RESULT] = BG_COLUMN("Result", 14, CENTER_BOLD, TEXT, .cell = checks_level),
    BG_COLUMN("What was found", 44, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_robust_check, found)),
    BG_COLUMN("Firm if", 24, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_robust_check, firm_if)),
    BG_COLUMN("Coin-toss if", 20, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_robust_check, toss_if)),
};

static int64_t book_put_checks(const struct bg_robust_pages *pages, struct bg_page *page,
                               int64_t row)
{
    struct bg_section section = BG_SECTION(check_columns);
    const struct bg_robust_check *checks = pages->lot->checks;
    section.row_height = 30;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Checks");
    int64_t first = row + 1;
    row = bg_section_put(page, row, &section, pages, checks, sizeof *checks, BG_CHECK__COUNT);
    const char *cell = bg_arena_printf(pages->arena, "$B%lld", (long long)first + 1);
    bg_page_warn_if(page, first, RESULT, row - 1, RESULT,
                    bg_arena_printf(pages->arena,
                                    "OR(RIGHT(%s,9)=\"sensitive\",RIGHT(%s,9)="
                                    "\"coin-toss\")",
                                    cell, cell));
    bg_page_mark_if(page, first, RESULT, row - 1, RESULT,
                    bg_arena_printf(pages->arena, "RIGHT(%s,4)=\"firm\"", cell));
    return row + 1;
}

static void sheet_verdict(const struct bg_robust_pages *pages)
{
    const struct bg_lot_robustness *lot = pages->lot;
    const struct bg_result *result = pages->report->result;
    char date[BG_DATE_TEXT];
    struct bg_page *page = bg_robust_page(
        pages, "Verdict", NAVY,
        bg_arena_printf(pages->arena, "Robustness: %s%s%s", subject_of(result),
                        lot->lot->lot[0] ? ", lot " : "", lot->lot->lot),
        bg_arena_printf(pages->arena,
                        "How much the recommendation hangs on. Evaluated as of %s under \"%s\". "
                        "For the time before publication.",
                        bg_date_text(result->as_of, date), result->ruleset->title));
    bg_put_text(page, 3, 0, BG_LOOK(SECTION, TEXT), "Verdict");
    int64_t row = bg_put_paragraph(page, 4, 0, BG_LOOK(AWARD, TEXT), lot->sentence, 110);
    row = bg_put_paragraph(
        page, row, 0, BG_LOOK(PLAIN, TEXT),
        bg_arena_printf(pages->arena, "As evaluated: %s", lot->lot->recommendation), PARAGRAPH);
    row = book_put_checks(pages, page, row + 1);
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "What this rests on");
    for (size_t i = 0; i < lot->notes_n; i++)
        row = bg_put_paragraph(page, row, 0, BG_LOOK(PLAIN, TEXT),
                               bg_arena_printf(pages->arena, "• %s", lot->notes[i]), PARAGRAPH);
}

/* -- the book -------------------------------------------------------------------------------- */

static struct bg_book *robustness_book_build(struct bg_arena *arena, const void *data,
                                             const char *path)
{
    const struct bg_robustness_report *report = data;
    const struct bg_result *result = report->result;
    char date[BG_DATE_TEXT];
    struct bg_book_facts facts = {
        .path = path,
        .kind = "robustness",
        .title = bg_arena_printf(arena, "Robustness: %s", subject_of(result)),
        .subject = bg_arena_printf(arena, "evaluated as of %s", bg_date_text(result->as_of, date)),
        .header = bg_arena_printf(arena, "Robustness  %s", subject_of(result)),
        .currency = result->ruleset->currency,
        .decimals = result->ruleset->award.decimals,
        .created = result->as_of,
    };
    struct bg_robust_pages pages = {arena, bg_book_open(arena, &facts), report, NULL, 0};
    for (size_t i = 0; i < result->lots_n; i++) {
        pages.lot = report->lots[i];
        pages.lot_index = i;
        sheet_verdict(&pages);
        bg_robust_sheet_weights(&pages);
        bg_robust_sheet_drops(&pages);
        bg_robust_sheet_formulas(&pages);
        bg_robust_sheet_shares(&pages);
    }
    struct bg_page *files = bg_files_sheet(pages.book, result->inputs, result->inputs_n);
    bg_page_freeze(files, 4, 1);
    return pages.book;
}

bool bg_report_robustness_xlsx(struct bg_arena *arena, struct bg_diags *diags,
                               const struct bg_host *host,
                               const struct bg_robustness_report *report, const char *path,
                               bool isolate)
{
    return bg_book_write(arena, diags, host, robustness_book_build, report, path, isolate);
}

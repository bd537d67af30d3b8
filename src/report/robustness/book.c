/* The robustness workbook: its first sheet with the verdict and the checks, and its last with what
 * it rests on. The sheets between are in robustness/sheets.c. */
#include "report/robustness/book.h"

#include "base/date.h"
#include "base/hash.h"
#include "report/book/write.h"
#include "report/evaluation/plan.h"

enum { NAVY = 0x1F3864, GREY = 0x595959, PARAGRAPH = 170 };

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

static int64_t book_put_checks(const struct bg_robust_pages *pages, struct bg_page *page,
                               int64_t row)
{
    static const char *const titles[] = {"Check", "Result", "What was found", "Firm if",
                                         "Coin-toss if"};
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Checks");
    bg_put_headers(page, row++, 0, titles, 5);
    int64_t first = row;
    for (int i = 0; i < BG_CHECK__COUNT; i++, row++) {
        const struct bg_robust_check *check = &pages->lot->checks[i];
        bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), check->title);
        bg_put_text(page, row, 1, BG_LOOK(CENTER_BOLD, TEXT), level_words(check->level));
        bg_put_text(page, row, 2, BG_LOOK(TEXT_WRAP, TEXT), check->found);
        bg_put_text(page, row, 3, BG_LOOK(TEXT_WRAP, TEXT), check->firm_if);
        bg_put_text(page, row, 4, BG_LOOK(TEXT_WRAP, TEXT), check->toss_if);
        bg_page_height(page, row, 30);
    }
    const char *cell = bg_arena_printf(pages->arena, "$B%lld", (long long)first + 1);
    bg_page_warn_if(page, first, 1, row - 1, 1,
                    bg_arena_printf(pages->arena,
                                    "OR(RIGHT(%s,9)=\"sensitive\",RIGHT(%s,9)="
                                    "\"coin-toss\")",
                                    cell, cell));
    bg_page_mark_if(page, first, 1, row - 1, 1,
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
    static const double widths[] = {34, 14, 44, 24, 20};
    for (int i = 0; i < 5; i++)
        bg_page_width(page, i, widths[i]);
}

/* -- the last sheet -------------------------------------------------------------------------- */

static void robustness_book_sheet_files(const struct bg_robust_pages *pages)
{
    const struct bg_result *result = pages->report->result;
    struct bg_page *page = bg_page_new(pages->book, "Files", GREY);
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), "Files");
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), "What the workbook was made from.");
    static const char *const titles[] = {"File", "SHA-256 of its bytes"};
    bg_put_headers(page, 3, 0, titles, 2);
    for (size_t i = 0; i < result->inputs_n; i++) {
        char hex[65];
        bg_sha256_hex(result->inputs[i].sha256, hex);
        bg_put_text(page, 4 + (int64_t)i, 0, BG_LOOK(TEXT, TEXT), result->inputs[i].file);
        bg_put_text(page, 4 + (int64_t)i, 1, BG_LOOK(MONO, TEXT),
                    bg_arena_text(pages->arena, hex, 64));
    }
    bg_page_fit(page, 0, 30, 70);
    bg_page_width(page, 1, 68);
    bg_page_freeze(page, 4, 1);
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
    robustness_book_sheet_files(&pages);
    return pages.book;
}

bool bg_report_robustness_xlsx(struct bg_arena *arena, struct bg_diags *diags,
                               const struct bg_host *host,
                               const struct bg_robustness_report *report, const char *path,
                               bool isolate)
{
    return bg_book_write(arena, diags, host, robustness_book_build, report, path, isolate);
}

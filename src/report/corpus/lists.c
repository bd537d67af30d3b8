/* Changed awards, Bad lines and Audit. Every list says how many entries it leaves out. */
#include "report/corpus/sheets.h"

#include "base/date.h"
#include "base/hash.h"
#include "bidgauge.h" /* its version, and nothing else */

enum { ORANGE = 0xE69F00, GREY = 0x595959 };

static const char *file_name(const struct bg_corpus_book *b, int64_t file)
{
    return file < (int64_t)b->corpus->files_n ? b->corpus->files[file].name : "";
}

static void say_left_out(const struct bg_corpus_book *b, struct bg_page *page, int64_t row,
                         int64_t shown, int64_t total, const char *where)
{
    if (total == 0)
        bg_put_text(page, row, 0, BG_LOOK(PLAIN, TEXT), "None.");
    else if (shown < total)
        bg_put_text(
            page, row, 0, BG_LOOK(CAUTION, TEXT),
            bg_arena_printf(b->arena,
                            "The first %lld of %lld are shown; %lld more are left out here. "
                            "%s",
                            (long long)shown, (long long)total, (long long)(total - shown), where));
}

void bg_corpus_sheet_changes(const struct bg_corpus_book *b)
{
    static const char *const titles[] = {
        "Tender", "Scenario", "Recommended before", "Recommended after", "File", "Line"};
    struct bg_page *page =
        bg_corpus_page(b, "Changed awards", ORANGE, "Tenders that would go to another bid",
                       "Against the first scenario. Blank: no bid is recommended.");
    const struct bg_corpus *c = b->corpus;
    int64_t row = 3;
    bg_corpus_header(page, row++, titles, 6);
    for (size_t i = 0; i < c->changes_n; i++, row++) {
        const struct bg_corpus_change *change = &c->changes[i];
        const struct bg_corpus_scenario *scenario = &c->scenarios[change->scenario];
        bg_put_text(page, row, 0, BG_LOOK(TEXT, TEXT), change->tender);
        bg_put_text(page, row, 1, BG_LOOK(TEXT, TEXT),
                    *scenario->title ? scenario->title : scenario->id);
        bg_put_text(page, row, 2, BG_LOOK(TEXT, TEXT), change->before);
        bg_put_text(page, row, 3, BG_LOOK(TEXT, TEXT), change->after);
        bg_put_text(page, row, 4, BG_LOOK(TEXT, TEXT), file_name(b, change->file));
        bg_corpus_put_count(page, row, 5, change->line);
    }
    if (c->changes_n)
        bg_page_filter(page, 3, 0, row - 1, 5);
    say_left_out(b, page, row, (int64_t)c->changes_n, c->changes_total,
                 "The option --lines writes them all.");
    bg_page_freeze(page, 4, 1);
    bg_page_repeat(page, 3, 3);
    static const double widths[] = {26, 26, 22, 22, 40, 10};
    for (int i = 0; i < 6; i++)
        bg_page_width(page, i, widths[i]);
}

void bg_corpus_sheet_bad(const struct bg_corpus_book *b)
{
    static const char *const titles[] = {"File", "Line", "Code", "What is wrong"};
    struct bg_page *page = bg_corpus_page(
        b, "Bad lines", ORANGE, "Lines that were not read, or not wholly",
        "The first fault of each. A line that was not read is in the counts and nowhere else.");
    const struct bg_corpus *c = b->corpus;
    int64_t row = 3;
    bg_corpus_header(page, row++, titles, 4);
    for (size_t i = 0; i < c->bad_n; i++, row++) {
        const struct bg_corpus_bad *bad = &c->bad[i];
        bg_put_text(page, row, 0, BG_LOOK(TEXT, TEXT), file_name(b, bad->file));
        bg_corpus_put_count(page, row, 1, bad->line);
        bg_put_text(page, row, 2, BG_LOOK(CENTER, TEXT), bad->code);
        bg_put_text(page, row, 3, BG_LOOK(TEXT_WRAP, TEXT), bad->message);
    }
    if (c->bad_n)
        bg_page_filter(page, 3, 0, row - 1, 3);
    say_left_out(b, page, row, (int64_t)c->bad_n, c->bad_total,
                 "The option --lines writes them all.");
    bg_page_freeze(page, 4, 0);
    bg_page_repeat(page, 3, 3);
    static const double widths[] = {40, 12, 10, 90};
    for (int i = 0; i < 4; i++)
        bg_page_width(page, i, widths[i]);
}

static int64_t lists_put_pair(struct bg_page *page, int64_t row, const char *name,
                              const char *value)
{
    bg_put_text(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), name);
    bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT), value);
    return row + 1;
}

static int64_t put_scenarios(const struct bg_corpus_book *b, struct bg_page *page, int64_t row)
{
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Scenarios");
    bg_put_text(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Scenario");
    bg_put_text(page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "What it is");
    bg_put_text(page, row++, 2, BG_LOOK(HEADER_LEFT, TEXT), "SHA-256 of its ruleset's text");
    for (size_t s = 0; s < b->corpus->cases_n; s++, row++) {
        const struct bg_corpus_scenario *scenario = &b->corpus->scenarios[s];
        char hex[65];
        bg_sha256_hex(scenario->sha256, hex);
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), scenario->id);
        bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT),
                    *scenario->description ? scenario->description : scenario->title);
        bg_put_text(page, row, 2, BG_LOOK(MONO, TEXT), hex);
    }
    return row + 1;
}

static void lists_put_files(const struct bg_corpus_book *b, struct bg_page *page, int64_t row)
{
    const struct bg_corpus *c = b->corpus;
    size_t shown = c->files_n < BG_CORPUS_ROWS ? c->files_n : BG_CORPUS_ROWS;
    bg_put_text(page, row++, 0, BG_LOOK(SECTION, TEXT), "Files of the corpus");
    bg_put_text(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "File");
    bg_put_text(page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "Lines");
    bg_put_text(page, row++, 2, BG_LOOK(HEADER_LEFT, TEXT), "SHA-256 of its bytes");
    for (size_t i = 0; i < shown; i++, row++) {
        char hex[65];
        bg_sha256_hex(c->files[i].sha256, hex);
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), c->files[i].name);
        bg_corpus_put_count(page, row, 1, c->files[i].lines);
        bg_put_text(page, row, 2, BG_LOOK(MONO, TEXT), hex);
    }
    say_left_out(b, page, row, (int64_t)shown, (int64_t)c->files_n, "");
}

void bg_corpus_sheet_audit(const struct bg_corpus_book *b)
{
    const struct bg_corpus_scenario *base = &b->corpus->scenarios[0];
    struct bg_page *page = bg_corpus_page(
        b, "Audit", GREY, "Audit: how this workbook was made",
        "The same files, rulesets and program give the same workbook, byte for byte, on any number "
        "of threads or machines.");
    int64_t row = lists_put_pair(page, 3, "Program", "bidgauge " BG_VERSION);
    row = lists_put_pair(page, row, "Ruleset",
                         bg_arena_printf(b->arena, "%s (%s%s%s)", base->ruleset_title,
                                         base->ruleset_id, *base->version ? ", version " : "",
                                         base->version));
    row = put_scenarios(b, page, row + 1);
    lists_put_files(b, page, row);
    bg_page_width(page, 0, 46);
    bg_page_width(page, 1, 60);
    bg_page_width(page, 2, 74);
}

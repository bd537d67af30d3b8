/* Changed awards, Bad lines and Audit. Every list says how many entries it leaves out. */
#include "report/corpus/sheets.h"

#include "base/date.h"
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

/* -- changed awards ---------------------------------------------------------------------------- */

static struct bg_shown change_scenario(const struct bg_sheet_line *l)
{
    const struct bg_corpus_book *b = l->of;
    const struct bg_corpus_change *change = l->entry;
    return bg_show_text(bg_corpus_scenario_name(&b->corpus->scenarios[change->scenario]));
}

static struct bg_shown change_file(const struct bg_sheet_line *l)
{
    const struct bg_corpus_change *change = l->entry;
    return bg_show_text(file_name(l->of, change->file));
}

static const struct bg_sheet_column change_columns[] = {
    BG_COLUMN("Tender", 26, TEXT, TEXT, BG_TEXT_OF(struct bg_corpus_change, tender)),
    BG_COLUMN("Scenario", 26, TEXT, TEXT, .cell = change_scenario),
    BG_COLUMN("Recommended before", 22, TEXT, TEXT, BG_TEXT_OF(struct bg_corpus_change, before)),
    BG_COLUMN("Recommended after", 22, TEXT, TEXT, BG_TEXT_OF(struct bg_corpus_change, after)),
    BG_COLUMN("File", 40, TEXT, TEXT, .cell = change_file),
    BG_COLUMN("Line", 10, CELL, COUNT, BG_COUNT_OF(struct bg_corpus_change, line)),
};

/* A list of which the corpus keeps the first, and says how many there are. */
static void lists_put(const struct bg_corpus_book *b, struct bg_page *page,
                      const struct bg_section *section, const void *entries, size_t size, size_t n,
                      int64_t total)
{
    enum { HEAD = 3 };
    int64_t row = bg_section_put(page, HEAD, section, b, entries, size, n);
    if (n)
        bg_page_filter(page, HEAD, 0, row - 1, (int)section->n - 1);
    say_left_out(b, page, row, (int64_t)n, total, "The option --lines writes them all.");
    bg_page_repeat(page, HEAD, HEAD);
}

void bg_corpus_sheet_changes(const struct bg_corpus_book *b)
{
    const struct bg_section section = BG_SECTION(change_columns);
    const struct bg_corpus *c = b->corpus;
    struct bg_page *page =
        bg_corpus_page(b, "Changed awards", ORANGE, "Tenders that would go to another bid",
                       "Against the first scenario. Blank: no bid is recommended.");
    lists_put(b, page, &section, c->changes, sizeof *c->changes, c->changes_n, c->changes_total);
    bg_page_freeze(page, 4, 1);
}

/* -- bad lines --------------------------------------------------------------------------------- */

static struct bg_shown bad_file(const struct bg_sheet_line *l)
{
    const struct bg_corpus_bad *bad = l->entry;
    return bg_show_text(file_name(l->of, bad->file));
}

static const struct bg_sheet_column bad_columns[] = {
    BG_COLUMN("File", 40, TEXT, TEXT, .cell = bad_file),
    BG_COLUMN("Line", 12, CELL, COUNT, BG_COUNT_OF(struct bg_corpus_bad, line)),
    BG_COLUMN("Code", 10, CENTER, TEXT, BG_TEXT_OF(struct bg_corpus_bad, code)),
    BG_COLUMN("What is wrong", 90, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_corpus_bad, message)),
};

void bg_corpus_sheet_bad(const struct bg_corpus_book *b)
{
    const struct bg_section section = BG_SECTION(bad_columns);
    const struct bg_corpus *c = b->corpus;
    struct bg_page *page = bg_corpus_page(
        b, "Bad lines", ORANGE, "Lines that were not read, or not wholly",
        "The first fault of each. A line that was not read is in the counts and nowhere else.");
    lists_put(b, page, &section, c->bad, sizeof *c->bad, c->bad_n, c->bad_total);
    bg_page_freeze(page, 4, 0);
}

/* -- audit ------------------------------------------------------------------------------------- */

static struct bg_shown scenario_what(const struct bg_sheet_line *l)
{
    const struct bg_corpus_scenario *scenario = l->entry;
    return bg_show_text(*scenario->description ? scenario->description : scenario->title);
}

static struct bg_shown scenario_sha256(const struct bg_sheet_line *l)
{
    const struct bg_corpus_scenario *scenario = l->entry;
    return bg_show_sha256(l, scenario->sha256);
}

static const struct bg_sheet_column scenario_columns[] = {
    BG_COLUMN("Scenario", 46, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_corpus_scenario, id),
              .left = true),
    BG_COLUMN("What it is", 60, TEXT_WRAP, TEXT, .cell = scenario_what, .left = true),
    BG_COLUMN("SHA-256 of its ruleset's text", 74, MONO, TEXT, .cell = scenario_sha256,
              .left = true),
};

static struct bg_shown audit_sha256(const struct bg_sheet_line *l)
{
    const struct bg_corpus_file *file = l->entry;
    return bg_show_sha256(l, file->sha256);
}

static const struct bg_sheet_column file_columns[] = {
    BG_COLUMN("File", 0, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_corpus_file, name), .left = true),
    BG_COLUMN("Lines", 0, CELL, COUNT, BG_COUNT_OF(struct bg_corpus_file, lines), .left = true),
    BG_COLUMN("SHA-256 of its bytes", 0, MONO, TEXT, .cell = audit_sha256, .left = true),
};

static int64_t lists_put_scenarios(const struct bg_corpus_book *b, struct bg_page *page,
                                   int64_t row)
{
    const struct bg_section section = BG_SECTION(scenario_columns);
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT), "Scenarios");
    return 1 + bg_section_put(page, row + 1, &section, b, b->corpus->scenarios,
                              sizeof *b->corpus->scenarios, b->corpus->cases_n);
}

static void lists_put_files(const struct bg_corpus_book *b, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(file_columns);
    const struct bg_corpus *c = b->corpus;
    size_t shown = c->files_n < BG_CORPUS_ROWS ? c->files_n : BG_CORPUS_ROWS;
    bg_put_text(page, row, 0, BG_LOOK(SECTION, TEXT), "Files of the corpus");
    row = bg_section_put(page, row + 1, &section, b, c->files, sizeof *c->files, shown);
    say_left_out(b, page, row, (int64_t)shown, (int64_t)c->files_n, "");
}

void bg_corpus_sheet_audit(const struct bg_corpus_book *b)
{
    const struct bg_corpus_scenario *base = &b->corpus->scenarios[0];
    struct bg_page *page = bg_corpus_page(
        b, "Audit", GREY, "Audit: how this workbook was made",
        "The same files, rulesets and program give the same workbook, byte for byte, on any number "
        "of threads or machines.");
    const struct bg_sheet_fact facts[] = {
        {"Program", "bidgauge " BG_VERSION},
        {"Ruleset", bg_arena_printf(b->arena, "%s (%s%s%s)", base->ruleset_title, base->ruleset_id,
                                    *base->version ? ", version " : "", base->version)},
    };
    int64_t row =
        bg_put_facts(page, 3, BG_LOOK(TEXT_BOLD, TEXT), facts, sizeof facts / sizeof *facts);
    row = lists_put_scenarios(b, page, row + 1);
    lists_put_files(b, page, row);
}

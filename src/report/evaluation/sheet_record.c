/* Record: the log of the case that the workbook belongs to, as it was when the workbook was made: what
 * happened when and by whom, each file with its hash, and how to hold the folder against it. Of a run
 * without a case there is none. Where there are lots it is once, behind the last one. */
#include <string.h>

#include "bidgauge.h" /* its version, and nothing else */
#include "model/case.h"
#include "report/evaluation/plan.h"

enum { R_ENTRY, R_WHEN, R_WHAT, R_BY, R_WHY, R_HASH, R__COUNT };

struct record {
    struct bg_plan *plan;
    struct bg_page *page;
    const struct bg_case_log *log;
    int64_t row;
};

/* -- what it is of ------------------------------------------------------------------------------------ */

static void record_put_fact(struct record *r, const char *name, const char *value)
{
    bg_put_words(r->page, r->row, R_ENTRY, BG_LOOK(PLAIN, TEXT), name);
    bg_put_text(r->page, r->row++, R_WHAT, BG_LOOK(BESIDE, TEXT), value);
}

static void record_put_facts(struct record *r)
{
    const struct bg_ruleset *rules = r->plan->result->ruleset;
    const struct bg_case_log *log = r->log;
    struct bg_arena *arena = r->plan->arena;
    record_put_fact(r, "Case",
                    *rules->solicitation.reference ? rules->solicitation.reference
                                                   : "no reference is published");
    record_put_fact(r, "Ruleset",
                    bg_arena_printf(arena, "%s (%s%s%s)", rules->title, rules->id,
                                    *rules->version ? bg_plan_say(r->plan, ", version ") : "",
                                    rules->version));
    record_put_fact(r, "State", bg_case_state_name(log->state));
    record_put_fact(r, "Entries", bg_arena_printf(arena, "%zu lines of log.jsonl", log->n));
    record_put_fact(r, "Head", log->head);
    record_put_fact(r, "Program", "bidgauge " BG_VERSION);
    r->row++;
}

/* -- who scores ---------------------------------------------------------------------------------------- */

static const char *record_list(struct bg_arena *arena, const struct bg_texts *texts)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < texts->n; i++)
        bg_buf_printf(&out, "%s%s", i ? ", " : "", texts->items[i]);
    return bg_buf_text(&out);
}

static bool record_is_of(const struct bg_case_entry *e, enum bg_case_event event, const char *who)
{
    return e->event == event && strcmp(e->evaluator, who) == 0;
}

/* The entries in which the evaluator declared interests, handed in scores and left. */
static const char *record_since(const struct record *r, const char *who)
{
    static const struct {
        enum bg_case_event event;
        const char *words;
    } told[] = {{BG_EVENT_DECLARE, "declared: entry"},
                {BG_EVENT_SCORES, "scored: entry"},
                {BG_EVENT_LATE_SCORES, "scored too late: entry"},
                {BG_EVENT_WITHDRAW, "withdrew: entry"}};
    struct bg_buf out;
    bg_buf_init(&out, r->plan->arena);
    for (size_t t = 0; t < sizeof told / sizeof *told; t++) {
        bool first = true;
        for (size_t i = 0; i < r->log->n; i++) {
            const struct bg_case_entry *e = &r->log->entries[i];
            if (!record_is_of(e, told[t].event, who))
                continue;
            if (first)
                bg_buf_printf(&out, "%s%s", out.size ? "; " : "", told[t].words);
            bg_buf_printf(&out, "%s %lld", first ? "" : ",", (long long)e->n);
            first = false;
        }
    }
    return bg_buf_text(&out);
}

static void record_put_person(struct record *r, const struct bg_case_entry *e)
{
    const char *only =
        e->criteria.n ? bg_arena_printf(r->plan->arena, bg_plan_say(r->plan, "; scores %s only"),
                                        record_list(r->plan->arena, &e->criteria))
                      : "";
    bg_put_number(r->page, r->row, R_ENTRY, BG_LOOK(CELL, ANY), bg_dec_int(e->n));
    bg_put_text(r->page, r->row, R_WHEN, BG_LOOK(TEXT, TEXT), e->at_text);
    bg_put_text(r->page, r->row, R_WHAT, BG_LOOK(TEXT_WRAP, TEXT),
                bg_arena_printf(r->plan->arena, "%s (%s), %s%s", e->evaluator, e->person,
                                *e->role ? e->role : "member", only));
    bg_put_text(r->page, r->row, R_BY, BG_LOOK(TEXT_WRAP, TEXT), e->by);
    bg_put_text(r->page, r->row++, R_WHY, BG_LOOK(TEXT_WRAP, TEXT), record_since(r, e->evaluator));
}

static void record_put_people(struct record *r)
{
    static const char *const titles[] = {"Entry", "Appointed", "Evaluator", "Appointed by",
                                         "Declared, scored, withdrew"};
    if (!bg_case_last(r->log, BG_EVENT_APPOINT))
        return;
    bg_put_words(r->page, r->row++, R_ENTRY, BG_LOOK(SECTION, TEXT), "Who was appointed");
    bg_put_headers(r->page, r->row++, R_ENTRY, titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < r->log->n; i++)
        if (r->log->entries[i].event == BG_EVENT_APPOINT)
            record_put_person(r, &r->log->entries[i]);
    r->row++;
}

/* -- what happened ---------------------------------------------------------------------------------- */

static void record_add(struct bg_buf *out, bool *first, const char *before, const char *text)
{
    if (!*text)
        return;
    bg_buf_printf(out, "%s%s%s", *first ? ": " : ", ", before, text);
    *first = false;
}

static const char *record_what(const struct record *r, const struct bg_case_entry *e)
{
    struct bg_arena *arena = r->plan->arena;
    struct bg_buf out;
    bool first = true;
    bg_buf_init(&out, arena);
    bg_buf_puts(&out, e->event == BG_EVENT__COUNT ? e->name : bg_case_event_row(e->event)->broken);
    record_add(&out, &first, "bid ", e->bid);
    record_add(&out, &first, "bids ", record_list(arena, &e->bids));
    record_add(&out, &first, "envelope of ", e->envelope);
    record_add(&out, &first, "round ",
               e->round ? bg_arena_printf(arena, "%lld", (long long)e->round) : "");
    record_add(&out, &first, "", e->evaluator);
    record_add(&out, &first, "", e->person);
    record_add(&out, &first, "version ", e->version);
    record_add(&out, &first, "due ", e->due_text);
    record_add(&out, &first, "chosen ", e->chosen);
    record_add(&out, &first, "", e->text);
    return bg_buf_text(&out);
}

static const char *record_why(const struct record *r, const struct bg_case_entry *e)
{
    return bg_arena_printf(r->plan->arena, "%s%s%s", e->because,
                           *e->because && *e->authority ? "; by authority of " : "", e->authority);
}

static void record_put_entry(struct record *r, const struct bg_case_entry *e)
{
    bg_put_number(r->page, r->row, R_ENTRY, BG_LOOK(CELL, ANY), bg_dec_int(e->n));
    bg_put_text(r->page, r->row, R_WHEN, BG_LOOK(TEXT, TEXT), e->at_text);
    bg_put_text(r->page, r->row, R_WHAT, BG_LOOK(TEXT_WRAP, TEXT), record_what(r, e));
    bg_put_text(r->page, r->row, R_BY, BG_LOOK(TEXT_WRAP, TEXT), e->by);
    bg_put_text(r->page, r->row, R_WHY, BG_LOOK(TEXT_WRAP, TEXT), record_why(r, e));
    bg_put_text(r->page, r->row++, R_HASH, BG_LOOK(MONO, TEXT), e->hash);
}

static void record_put_entries(struct record *r)
{
    static const char *const titles[R__COUNT] = {
        "Entry", "When", "What", "By", "Why, and by whose authority", "Head after it (SHA-256)"};
    bg_put_words(r->page, r->row++, R_ENTRY, BG_LOOK(SECTION, TEXT), "What happened");
    bg_put_headers(r->page, r->row++, R_ENTRY, titles, R__COUNT);
    for (size_t i = 0; i < r->log->n; i++)
        record_put_entry(r, &r->log->entries[i]);
    r->row++;
}

/* -- files ------------------------------------------------------------------------------------------- */

static void record_put_file(struct record *r, const struct bg_case_entry *e,
                            const struct bg_case_file *file)
{
    bg_put_number(r->page, r->row, R_ENTRY, BG_LOOK(CELL, ANY), bg_dec_int(e->n));
    bg_put_number(r->page, r->row, R_WHEN, BG_LOOK(CELL, COUNT), bg_dec_int(file->bytes));
    bg_put_text(r->page, r->row, R_WHAT, BG_LOOK(TEXT_WRAP, TEXT), file->path);
    bg_put_blank(r->page, r->row, R_BY, BG_LOOK(TEXT_WRAP, TEXT));
    bg_put_blank(r->page, r->row, R_WHY, BG_LOOK(TEXT_WRAP, TEXT));
    bg_put_text(r->page, r->row++, R_HASH, BG_LOOK(MONO, TEXT), file->sha256);
}

static void record_put_files(struct record *r)
{
    static const char *const titles[R__COUNT] = {"Entry", "Bytes", "File in the folder of the case",
                                                 "",      "",      "SHA-256 of its bytes"};
    bg_put_words(r->page, r->row++, R_ENTRY, BG_LOOK(SECTION, TEXT), "Files");
    bg_put_headers(r->page, r->row++, R_ENTRY, titles, R__COUNT);
    for (size_t i = 0; i < r->log->n; i++)
        for (size_t f = 0; f < r->log->entries[i].files_n; f++)
            record_put_file(r, &r->log->entries[i], &r->log->entries[i].files[f]);
    r->row++;
}

/* -- how to check it ---------------------------------------------------------------------------------- */

static void record_put_checks(struct record *r)
{
    const char *const lines[] = {
        bg_arena_printf(
            r->plan->arena,
            bg_plan_say(r->plan,
                        "All of it: bidgauge verify CASE --head=%s, where CASE is the folder."),
            r->log->head),
        "A file: sha256sum FILE (Windows: Get-FileHash FILE) gives the hash that is listed above.",
        "An entry: the SHA-256 of its line in log.jsonl, without the line feed, is the head after "
        "it, and is \"prev\" in the next line.",
        "Whoever holds the folder could write all of it anew. Compare a head with one that was "
        "sent "
        "out: it is in the footer of each sheet, in the memo and in the letters.",
        "The entry that finishes the case names this workbook, and so comes after the head above.",
    };
    bg_put_words(r->page, r->row++, R_ENTRY, BG_LOOK(SECTION, TEXT), "How to check it");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        bg_put_text(r->page, r->row++, R_ENTRY, BG_LOOK(PLAIN, TEXT), lines[i]);
}

void bg_sheet_record(struct bg_plan *plan)
{
    static const double widths[R__COUNT] = {10, 23, 54, 20, 40, 68};
    struct record r = {.plan = plan, .page = plan->page[BG_SHEET_RECORD], .log = plan->record};
    if (r.page == NULL)
        return;
    r.row = 3;
    bg_put_title(plan, r.page, "Record: what happened, and what shows it",
                 "The log of the case as it was when this workbook was made. Times as recorded.");
    record_put_facts(&r);
    record_put_people(&r);
    record_put_entries(&r);
    record_put_files(&r);
    record_put_checks(&r);
    for (int i = 0; i < R__COUNT; i++)
        bg_page_width(r.page, i, widths[i]);
}

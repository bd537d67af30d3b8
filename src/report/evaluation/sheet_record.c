/* Record: the log of the case that the workbook belongs to, as it was when the workbook was made: what
 * happened when and by whom, each file with its hash, and how to hold the folder against it. Of a run
 * without a case there is none. Where there are lots it is once, behind the last one. */
#include <string.h>

#include "bidgauge.h" /* its version, and nothing else */
#include "model/case.h"
#include "report/evaluation/plan.h"

enum { R_ENTRY, R_WHEN, R_WHAT, R_BY, R_WHY, R_HASH };

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

static struct bg_shown people_who(const struct bg_sheet_line *l)
{
    const struct bg_case_entry *e = l->entry;
    const char *only = "";
    if (e->criteria.n)
        only = bg_arena_printf(l->arena, bg_page_say(l->page, "; scores %s only"),
                               record_list(l->arena, &e->criteria));
    return bg_show_text(bg_arena_printf(l->arena, "%s (%s), %s%s", e->evaluator, e->person,
                                        *e->role ? e->role : "member", only));
}

static struct bg_shown people_since(const struct bg_sheet_line *l)
{
    const struct record *r = l->of;
    const struct bg_case_entry *e = l->entry;
    return bg_show_text(record_since(r, e->evaluator));
}

static const struct bg_sheet_column people_columns[] = {
    BG_COLUMN("Entry", 0, CELL, ANY, BG_COUNT_OF(struct bg_case_entry, n)),
    BG_COLUMN("Appointed", 0, TEXT, TEXT, BG_TEXT_OF(struct bg_case_entry, at_text)),
    BG_COLUMN("Evaluator", 0, TEXT_WRAP, TEXT, .cell = people_who),
    BG_COLUMN("Appointed by", 0, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_case_entry, by)),
    BG_COLUMN("Declared, scored, withdrew", 0, TEXT_WRAP, TEXT, .cell = people_since),
};

static void record_put_section(struct record *r, const char *title,
                               const struct bg_section *section)
{
    bg_put_words(r->page, r->row++, R_ENTRY, BG_LOOK(SECTION, TEXT), title);
    r->row = bg_section_put(r->page, r->row, section, r, NULL, 0, 0);
}

static void record_put_people(struct record *r)
{
    const struct bg_section section = BG_SECTION(people_columns);
    if (!bg_case_last(r->log, BG_EVENT_APPOINT))
        return;
    record_put_section(r, "Who was appointed", &section);
    for (size_t i = 0; i < r->log->n; i++)
        if (r->log->entries[i].event == BG_EVENT_APPOINT)
            bg_section_row(r->page, r->row++, &section, r, &r->log->entries[i], i);
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

static struct bg_shown entry_what(const struct bg_sheet_line *l)
{
    const struct record *r = l->of;
    const struct bg_case_entry *e = l->entry;
    return bg_show_text(record_what(r, e));
}

static struct bg_shown entry_why(const struct bg_sheet_line *l)
{
    const struct bg_case_entry *e = l->entry;
    return bg_show_text(bg_arena_printf(l->arena, "%s%s%s", e->because,
                                        *e->because && *e->authority ? "; by authority of " : "",
                                        e->authority));
}

static struct bg_shown entry_hash(const struct bg_sheet_line *l)
{
    const struct bg_case_entry *e = l->entry;
    return bg_show_text(e->hash);
}

static const struct bg_sheet_column entry_columns[] = {
    [R_ENTRY] = BG_COLUMN("Entry", 10, CELL, ANY, BG_COUNT_OF(struct bg_case_entry, n)),
    [R_WHEN] = BG_COLUMN("When", 23, TEXT, TEXT, BG_TEXT_OF(struct bg_case_entry, at_text)),
    [R_WHAT] = BG_COLUMN("What", 54, TEXT_WRAP, TEXT, .cell = entry_what),
    [R_BY] = BG_COLUMN("By", 20, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_case_entry, by)),
    [R_WHY] = BG_COLUMN("Why, and by whose authority", 40, TEXT_WRAP, TEXT, .cell = entry_why),
    [R_HASH] = BG_COLUMN("Head after it (SHA-256)", 68, MONO, TEXT, .cell = entry_hash),
};

static void record_put_entries(struct record *r)
{
    const struct bg_section section = BG_SECTION(entry_columns);
    record_put_section(r, "What happened", &section);
    r->row = 1 + bg_section_rows(r->page, r->row, &section, r, r->log->entries,
                                 sizeof *r->log->entries, r->log->n);
}

/* -- files ------------------------------------------------------------------------------------------- */

struct record_file {
    const struct bg_case_entry *entry;
    const struct bg_case_file *file;
};

static struct bg_shown file_entry(const struct bg_sheet_line *l)
{
    const struct record_file *f = l->entry;
    return bg_show_count(f->entry->n);
}

static struct bg_shown file_bytes(const struct bg_sheet_line *l)
{
    const struct record_file *f = l->entry;
    return bg_show_count(f->file->bytes);
}

static struct bg_shown file_path(const struct bg_sheet_line *l)
{
    const struct record_file *f = l->entry;
    return bg_show_text(f->file->path);
}

static struct bg_shown file_nothing(const struct bg_sheet_line *l)
{
    (void)l;
    return bg_show_blank();
}

static struct bg_shown file_sha256(const struct bg_sheet_line *l)
{
    const struct record_file *f = l->entry;
    return bg_show_text(f->file->sha256);
}

static const struct bg_sheet_column file_columns[] = {
    [R_ENTRY] = BG_COLUMN("Entry", 0, CELL, ANY, .cell = file_entry),
    [R_WHEN] = BG_COLUMN("Bytes", 0, CELL, COUNT, .cell = file_bytes),
    [R_WHAT] = BG_COLUMN("File in the folder of the case", 0, TEXT_WRAP, TEXT, .cell = file_path),
    [R_BY] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = file_nothing),
    [R_WHY] = BG_COLUMN("", 0, TEXT_WRAP, TEXT, .cell = file_nothing),
    [R_HASH] = BG_COLUMN("SHA-256 of its bytes", 0, MONO, TEXT, .cell = file_sha256),
};

static void record_put_files(struct record *r)
{
    const struct bg_section section = BG_SECTION(file_columns);
    record_put_section(r, "Files", &section);
    for (size_t i = 0; i < r->log->n; i++)
        for (size_t f = 0; f < r->log->entries[i].files_n; f++) {
            struct record_file own = {&r->log->entries[i], &r->log->entries[i].files[f]};
            bg_section_row(r->page, r->row++, &section, r, &own, f);
        }
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

/* Once in the book, behind the sheets of the last lot. */
bool bg_plan_has_record(const struct bg_plan *plan)
{
    return plan->record != NULL && plan->lot_index + 1 == plan->result->lots_n;
}

void bg_sheet_record(struct bg_plan *plan)
{
    struct record r = {.plan = plan, .page = plan->page[BG_SHEET_RECORD], .log = plan->record};
    r.row = 3;
    bg_put_title(plan, r.page, "Record: what happened, and what shows it",
                 "The log of the case as it was when this workbook was made. Times as recorded.");
    record_put_facts(&r);
    record_put_people(&r);
    record_put_entries(&r);
    record_put_files(&r);
    record_put_checks(&r);
}

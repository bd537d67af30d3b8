/* Audit: what the workbook was made from, so that anyone can make it again and compare. */
#include "base/date.h"
#include "bidgauge.h" /* its version, and nothing else */
#include "report/book/files.h"
#include "report/evaluation/clarified.h"
#include "report/evaluation/plan.h"

/* -- files --------------------------------------------------------------------------------------- */

/* Across Letter and A4, as wide as the other sections have their columns. */
static const struct bg_sheet_column file_columns[] = {
    BG_COLUMN("File", 40, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_input_file, file)),
    BG_COLUMN("SHA-256 of its bytes", 68, MONO, TEXT, .cell = bg_cell_file_sha256, .left = true),
    BG_COLUMN(NULL, 30, TEXT, TEXT, .cell = bg_cell_nothing),
    BG_COLUMN(NULL, 25, TEXT, TEXT, .cell = bg_cell_nothing),
};

static int64_t audit_put_inputs(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(file_columns);
    bg_put_words(page, row, 0, BG_LOOK(SECTION, TEXT), "Files it was made from");
    return 1 + bg_section_put(page, row + 1, &section, plan, plan->result->inputs,
                              sizeof *plan->result->inputs, plan->result->inputs_n);
}

/* -- bids ---------------------------------------------------------------------------------------- */

static struct bg_shown audit_bid(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = l->of;
    const struct bg_bid_result *b = l->entry;
    int64_t row;
    const char *sheet = bg_plan_bid_place(plan, l->i, &row);
    return bg_show_goto(sheet, row, 0,
                        bg_arena_printf(l->arena, "%s (%s)", bg_plan_vendor(plan, l->i),
                                        b->bid->id ? b->bid->id : ""));
}

static struct bg_shown audit_status(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = l->of;
    const struct bg_bid_result *b = l->entry;
    return bg_show_text(bg_arena_printf(l->arena, "%s%s%s", bg_plan_status(plan, l->i),
                                        *b->status_reason ? ": " : "", b->status_reason));
}

static struct bg_shown audit_in_set(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = l->of;
    return bg_show_words(l, bg_plan_in_set(plan, l->i) ? "✓ yes" : "– no");
}

static const struct bg_sheet_column bid_columns[] = {
    BG_COLUMN("Bid", 0, LINK, TEXT, .cell = audit_bid),
    BG_COLUMN("Status, as evaluated", 0, TEXT_WRAP, TEXT, .cell = audit_status, .left = true),
    BG_COLUMN("In the comparison set", 0, CENTER, TEXT, .cell = audit_in_set),
};

/* Bids in = ranked + refused: every bid is in the list. */
static int64_t audit_put_bids(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(bid_columns);
    const struct bg_lot_result *lot = plan->lot;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Bids, all of them");
    row = bg_section_put(page, row, &section, plan, NULL, 0, 0);
    for (size_t i = 0; i < lot->bids_n; i++) {
        const struct bg_bid *bid = lot->bids[i].bid;
        bg_section_row(page, row++, &section, plan, &lot->bids[i], i);
        for (size_t f = 0; f < bid->faults_n; f++, row++) {
            bg_put_blank(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT));
            bg_put_text(page, row, 1, BG_LOOK(WARN, TEXT), bid->faults[f]);
        }
    }
    return row + 1;
}

/* -- evidence ------------------------------------------------------------------------------------ */

static struct bg_shown evidence_vendor(const struct bg_sheet_line *l)
{
    return bg_show_text(bg_plan_vendor(l->of, l->i));
}

/* How far its answers are shown. */
static struct bg_shown evidence_counts(const struct bg_sheet_line *l)
{
    const struct bg_plan *plan = l->of;
    const struct bg_bid *bid = plan->lot->bids[l->i].bid;
    int64_t n[BG_VERIFIED + 1] = {0};
    for (size_t slot = 0; slot < plan->rules->fields_n; slot++)
        if (bid->values[slot].type != BG_V_MISSING)
            n[bg_bid_evidence(bid, slot)]++;
    return bg_show_text(bg_arena_printf(
        l->arena, bg_plan_say(plan, "%lld claimed, %lld evidenced by a document, %lld verified"),
        (long long)n[BG_CLAIMED], (long long)n[BG_EVIDENCED], (long long)n[BG_VERIFIED]));
}

static const struct bg_sheet_column evidence_columns[] = {
    BG_COLUMN("Bid", 0, TEXT_WRAP, TEXT, .cell = evidence_vendor),
    BG_COLUMN("Answers by how far they are shown", 0, TEXT_WRAP, TEXT, .cell = evidence_counts,
              .left = true),
};

static int64_t audit_put_evidence(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(evidence_columns);
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Evidence behind the answers");
    row = bg_section_put(page, row, &section, plan, NULL, 0, 0);
    for (size_t i = 0; i < plan->lot->bids_n; i++)
        if (plan->lot->bids[i].bid->values)
            bg_section_row(page, row++, &section, plan, NULL, i);
    return row + 1;
}

/* -- answers that were clarified, first and last ------------------------------------------------- */

struct clarified {
    size_t bid;
    const struct bg_field *field;
    const struct bg_clarification *c;
};

static struct bg_shown clarified_question(const struct bg_sheet_line *l)
{
    const struct clarified *own = l->entry;
    return bg_show_text(bg_arena_printf(l->arena, "%s: %s", bg_plan_vendor(l->of, own->bid),
                                        *own->field->label ? own->field->label : own->field->id));
}

static struct bg_shown clarified_before(const struct bg_sheet_line *l)
{
    const struct clarified *own = l->entry;
    return bg_show_text(bg_clarified_words(l->arena, own->field, &own->c->was, &own->c->now));
}

static struct bg_shown clarified_after(const struct bg_sheet_line *l)
{
    const struct clarified *own = l->entry;
    return bg_show_text(bg_clarified_words(l->arena, own->field, &own->c->now, &own->c->was));
}

static struct bg_shown clarified_when(const struct bg_sheet_line *l)
{
    const struct clarified *own = l->entry;
    return bg_show_text(bg_clarified_when(l->arena, own->c));
}

static const struct bg_sheet_column clarified_columns[] = {
    BG_COLUMN("Bid and question", 0, TEXT_WRAP, TEXT, .cell = clarified_question),
    BG_COLUMN("Before", 0, TEXT_WRAP, TEXT, .cell = clarified_before, .left = true),
    BG_COLUMN("After; this one is scored", 0, TEXT_WRAP, TEXT, .cell = clarified_after,
              .left = true),
    BG_COLUMN("Date and document", 0, TEXT_WRAP, TEXT, .cell = clarified_when, .left = true),
};

static int64_t audit_put_clarifications(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_section section = BG_SECTION(clarified_columns);
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Clarified answers");
    int64_t first = bg_section_put(page, row, &section, plan, NULL, 0, 0);
    row = first;
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        for (size_t k = 0; k < bid->clarifications_n; k++) {
            const struct bg_clarification *c = &bid->clarifications[k];
            struct clarified own = {i, &plan->rules->fields[c->slot], c};
            bg_section_row(page, row++, &section, plan, &own, k);
        }
    }
    if (row == first)
        bg_put_words(page, row++, 0, BG_LOOK(PLAIN, TEXT), "None.");
    return row + 1;
}

/* -- the sheet ----------------------------------------------------------------------------------- */

static int64_t audit_put_warnings(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Warnings");
    for (size_t i = 0; i < plan->lot->warnings_n; i++)
        bg_put_text(page, row++, 0, BG_LOOK(PLAIN, TEXT), plan->lot->warnings[i]);
    int64_t altered = bg_book_altered_texts(plan->book);
    if (altered)
        bg_put_text(
            page, row++, 0, BG_LOOK(PLAIN, TEXT),
            bg_arena_printf(
                plan->arena,
                bg_plan_say(plan, "%lld texts hold characters that are not seen, which are "
                                  "shown by their code, such as <U+202E>, or are too long for "
                                  "a cell and cut."),
                (long long)altered));
    if (!plan->live_ranks)
        bg_put_text(
            page, row++, 0, BG_LOOK(PLAIN, TEXT),
            bg_arena_printf(plan->arena,
                            bg_plan_say(plan,
                                        "Ranks are typed and do not follow changes: there are more "
                                        "than %d bids."),
                            BG_LIVE_RANKS_MAX));
    if (!plan->lot->warnings_n && !altered && plan->live_ranks)
        bg_put_words(page, row++, 0, BG_LOOK(PLAIN, TEXT), "None.");
    return row + 1;
}

static const char *options_words(const struct bg_plan *plan)
{
    const char *said = plan->result->options ? plan->result->options : "";
    if (!plan->print_all)
        return *said ? said : bg_plan_say(plan, "none");
    return bg_arena_printf(plan->arena, "%s%sprint=all", said, *said ? ", " : "");
}

static int64_t audit_put_facts(const struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_ruleset *rules = plan->rules;
    char date[BG_DATE_TEXT];
    const struct bg_sheet_fact facts[] = {
        {"Program", "bidgauge " BG_VERSION},
        {"Evaluated as of", bg_date_text(plan->result->as_of, date)},
        {"Ruleset",
         bg_arena_printf(plan->arena, "%s (%s%s%s)", rules->title, rules->id,
                         *rules->version ? bg_plan_say(plan, ", version ") : "", rules->version)},
        {"Jurisdiction", rules->jurisdiction},
        {"Lot", plan->lot->lot},
        {"Options", options_words(plan)},
        {"Cells that may be changed",
         bg_arena_printf(plan->arena, bg_plan_say(plan, "%zu, listed on Issued values"),
                         plan->inputs_n)},
        {"Figures checked",
         bg_arena_printf(plan->arena, bg_plan_say(plan, "%zu, listed on Formula check"),
                         plan->figures_n)},
    };
    return bg_put_facts(page, row, BG_LOOK(TEXT_BOLD, TEXT), facts, sizeof facts / sizeof *facts);
}

void bg_sheet_audit(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_AUDIT];
    bg_put_title(plan, page, "Audit: how this workbook was made",
                 "The same files, date and program give the same workbook, byte for byte.");
    int64_t row = audit_put_facts(plan, page, 3);
    row = audit_put_inputs(plan, page, row + 1);
    row = audit_put_bids(plan, page, row);
    row = bg_put_receipts(plan, page, row);
    row = bg_put_decided(plan, page, row);
    row = audit_put_evidence(plan, page, row);
    row = audit_put_clarifications(plan, page, row);
    audit_put_warnings(plan, page, row);
}

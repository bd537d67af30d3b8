/* Audit: what the workbook was made from, so that anyone can make it again and compare. */
#include "base/date.h"
#include "base/hash.h"
#include "bidgauge.h" /* its version, and nothing else */
#include "report/evaluation/clarified.h"
#include "report/evaluation/plan.h"

static int64_t audit_put_pair(struct bg_page *page, int64_t row, const char *name,
                              const char *value)
{
    bg_put_words(page, row, 0, BG_LOOK(TEXT_BOLD, TEXT), name);
    bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT), value);
    return row + 1;
}

static int64_t audit_put_inputs(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Files it was made from");
    bg_put_words(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "File");
    bg_put_words(page, row++, 1, BG_LOOK(HEADER_LEFT, TEXT), "SHA-256 of its bytes");
    for (size_t i = 0; i < plan->result->inputs_n; i++, row++) {
        char hex[65];
        bg_sha256_hex(plan->result->inputs[i].sha256, hex);
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), plan->result->inputs[i].file);
        bg_put_text(page, row, 1, BG_LOOK(MONO, TEXT), hex);
    }
    return row + 1;
}

/* Bids in = ranked + refused: every bid is in the list. */
static int64_t audit_put_bids(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    const struct bg_lot_result *lot = plan->lot;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Bids, all of them");
    bg_put_words(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
    bg_put_words(page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "Status, as evaluated");
    bg_put_words(page, row++, 2, BG_LOOK(HEADER, TEXT), "In the comparison set");
    for (size_t i = 0; i < lot->bids_n; i++, row++) {
        const struct bg_bid_result *b = &lot->bids[i];
        bg_put_goto(page, row, 0, BG_LOOK(LINK, TEXT), bg_plan_bid_sheet(plan, i), 0, 0,
                    bg_arena_printf(plan->arena, "%s (%s)", bg_plan_vendor(plan, i),
                                    b->bid->id ? b->bid->id : ""));
        bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT),
                    bg_arena_printf(plan->arena, "%s%s%s", bg_plan_status(plan, i),
                                    *b->status_reason ? ": " : "", b->status_reason));
        bg_put_words(page, row, 2, BG_LOOK(CENTER, TEXT),
                     bg_plan_in_set(plan, i) ? "✓ yes" : "– no");
        for (size_t f = 0; f < b->bid->faults_n; f++) {
            row++;
            bg_put_blank(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT));
            bg_put_text(page, row, 1, BG_LOOK(WARN, TEXT), b->bid->faults[f]);
        }
    }
    return row + 1;
}

/* How far each bid's answers are shown, and every answer that was clarified, first and last. */
static int64_t audit_put_evidence(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Evidence behind the answers");
    bg_put_words(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid");
    bg_put_words(page, row++, 1, BG_LOOK(HEADER_LEFT, TEXT), "Answers by how far they are shown");
    for (size_t i = 0; i < plan->lot->bids_n; i++) {
        const struct bg_bid *bid = plan->lot->bids[i].bid;
        int64_t n[BG_VERIFIED + 1] = {0};
        if (!bid->values)
            continue;
        for (size_t slot = 0; slot < plan->rules->fields_n; slot++)
            if (bid->values[slot].type != BG_V_MISSING)
                n[bg_bid_evidence(bid, slot)]++;
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT), bg_plan_vendor(plan, i));
        bg_put_text(
            page, row++, 1, BG_LOOK(TEXT_WRAP, TEXT),
            bg_arena_printf(
                plan->arena,
                bg_plan_say(plan, "%lld claimed, %lld evidenced by a document, %lld verified"),
                (long long)n[BG_CLAIMED], (long long)n[BG_EVIDENCED], (long long)n[BG_VERIFIED]));
    }
    return row + 1;
}

static int64_t put_clarified(struct bg_plan *plan, struct bg_page *page, int64_t row, size_t bid)
{
    const struct bg_bid *b = plan->lot->bids[bid].bid;
    for (size_t i = 0; i < b->clarifications_n; i++, row++) {
        const struct bg_clarification *c = &b->clarifications[i];
        const struct bg_field *field = &plan->rules->fields[c->slot];
        bg_put_text(page, row, 0, BG_LOOK(TEXT_WRAP, TEXT),
                    bg_arena_printf(plan->arena, "%s: %s", bg_plan_vendor(plan, bid),
                                    *field->label ? field->label : field->id));
        bg_put_text(page, row, 1, BG_LOOK(TEXT_WRAP, TEXT),
                    bg_clarified_words(plan->arena, field, &c->was, &c->now));
        bg_put_text(page, row, 2, BG_LOOK(TEXT_WRAP, TEXT),
                    bg_clarified_words(plan->arena, field, &c->now, &c->was));
        bg_put_text(page, row, 3, BG_LOOK(TEXT_WRAP, TEXT), bg_clarified_when(plan->arena, c));
    }
    return row;
}

static int64_t audit_put_clarifications(struct bg_plan *plan, struct bg_page *page, int64_t row)
{
    int64_t first;
    bg_put_words(page, row++, 0, BG_LOOK(SECTION, TEXT), "Clarified answers");
    bg_put_words(page, row, 0, BG_LOOK(HEADER_LEFT, TEXT), "Bid and question");
    bg_put_words(page, row, 1, BG_LOOK(HEADER_LEFT, TEXT), "Before");
    bg_put_words(page, row, 2, BG_LOOK(HEADER_LEFT, TEXT), "After; this one is scored");
    bg_put_words(page, row++, 3, BG_LOOK(HEADER_LEFT, TEXT), "Date and document");
    first = row;
    for (size_t i = 0; i < plan->lot->bids_n; i++)
        row = put_clarified(plan, page, row, i);
    if (row == first)
        bg_put_words(page, row++, 0, BG_LOOK(PLAIN, TEXT), "None.");
    return row + 1;
}

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

void bg_sheet_audit(struct bg_plan *plan)
{
    struct bg_page *page = plan->page[BG_SHEET_AUDIT];
    const struct bg_ruleset *rules = plan->rules;
    char date[BG_DATE_TEXT];
    int64_t row = 3;
    bg_put_title(plan, page, "Audit: how this workbook was made",
                 "The same files, date and program give the same workbook, byte for byte.");
    row = audit_put_pair(page, row, "Program", "bidgauge " BG_VERSION);
    row = audit_put_pair(page, row, "Evaluated as of", bg_date_text(plan->result->as_of, date));
    row = audit_put_pair(page, row, "Ruleset",
                         bg_arena_printf(plan->arena, "%s (%s%s%s)", rules->title, rules->id,
                                         *rules->version ? bg_plan_say(plan, ", version ") : "",
                                         rules->version));
    if (*rules->jurisdiction)
        row = audit_put_pair(page, row, "Jurisdiction", rules->jurisdiction);
    if (*plan->lot->lot)
        row = audit_put_pair(page, row, "Lot", plan->lot->lot);
    row = audit_put_pair(page, row, "Options", options_words(plan));
    row = audit_put_pair(page, row, "Cells that may be changed",
                         bg_arena_printf(plan->arena,
                                         bg_plan_say(plan, "%zu, listed on Issued values"),
                                         plan->inputs_n));
    row = audit_put_pair(page, row, "Figures checked",
                         bg_arena_printf(plan->arena,
                                         bg_plan_say(plan, "%zu, listed on Formula check"),
                                         plan->figures_n));
    row = audit_put_inputs(plan, page, row + 1);
    row = audit_put_bids(plan, page, row);
    row = bg_put_receipts(plan, page, row);
    row = bg_put_decided(plan, page, row);
    row = audit_put_evidence(plan, page, row);
    row = audit_put_clarifications(plan, page, row);
    audit_put_warnings(plan, page, row);
    static const double widths[] = {40, 68, 30, 25}; /* across Letter and A4 */
    for (int i = 0; i < (int)(sizeof widths / sizeof *widths); i++)
        bg_page_width(page, i, widths[i]);
}

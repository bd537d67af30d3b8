/* The rows of a workbook of decisions: what is recorded so far, what the bids' own files record, and
 * what the buyer is asked. */
#include "intake/decisions/prefill.h"

#include <string.h>

#include "base/list.h"
#include "intake/bids/bind.h"
#include "model/form.h"

struct in_lot {
    struct in_lot *next;
    struct bg_bid *bid;
    const struct bg_ruleset *ruleset;
    const char *lot;
};

struct bg_prefill {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_ruleset *ruleset;
    struct bg_bid **bids;
    size_t n, room;
    struct in_lot *lots, **last_lot;
    struct bg_decision_book *book;
    const struct bg_decisions *recorded;
};

struct bg_prefill *bg_prefill_new(struct bg_arena *arena, struct bg_diags *diags,
                                  const struct bg_ruleset *ruleset)
{
    struct bg_prefill *p = BG_NEW(arena, struct bg_prefill);
    struct bg_decision_book *book = BG_NEW(arena, struct bg_decision_book);
    book->ruleset = ruleset;
    for (int s = 0; s < BG_DECIDED__COUNT; s++)
        book->last[s] = &book->lines[s];
    *p = (struct bg_prefill){.arena = arena, .diags = diags, .ruleset = ruleset, .book = book};
    p->last_lot = &p->lots;
    return p;
}

/* The same entry of the same file, however often it is bound. */
static bool prefill_is_same(const struct bg_bid *a, const struct bg_bid *b)
{
    const struct bg_source *x = a->pos.source, *y = b->pos.source;
    return x && y && x->text == y->text && a->pos.offset == b->pos.offset &&
           strcmp(a->id, b->id) == 0;
}

void bg_prefill_lot(struct bg_prefill *p, struct bg_bid_list *list,
                    const struct bg_ruleset *ruleset, const char *lot)
{
    size_t n;
    struct bg_bid **bids = bg_bid_list_bids(list, &n);
    for (size_t i = 0; i < n; i++) {
        struct in_lot *entry = BG_NEW(p->arena, struct in_lot);
        size_t k = 0;
        *entry = (struct in_lot){.bid = bids[i], .ruleset = ruleset, .lot = lot};
        *p->last_lot = entry;
        p->last_lot = &entry->next;
        while (k < p->n && !prefill_is_same(p->bids[k], bids[i]))
            k++;
        if (k < p->n)
            continue;
        BG_MORE(p->arena, p->bids, p->n, p->room);
        p->bids[p->n++] = bids[i];
    }
}

/* -- cells ---------------------------------------------------------------------------------------- */

static struct bg_decision_cell prefill_text_cell(const char *text)
{
    return (struct bg_decision_cell){.as = *text ? BG_DECIDED_TEXT : BG_DECIDED_BLANK,
                                     .text = text};
}

static struct bg_decision_cell prefill_date_cell(int64_t days)
{
    return (struct bg_decision_cell){
        .as = days == BG_NO_DATE ? BG_DECIDED_BLANK : BG_DECIDED_DATE, .text = "", .days = days};
}

static struct bg_decision_cell instant_cell(struct bg_arena *arena, struct bg_instant at)
{
    char text[BG_INSTANT_TEXT];
    return prefill_text_cell(bg_arena_printf(arena, "%s", bg_instant_text(at, text)));
}

static const char *prefill_choice_label(struct bg_arena *arena, const struct bg_field *field,
                                        const char *id)
{
    for (size_t i = 0; field && i < field->choices_n; i++)
        if (strcmp(field->choices[i].id, id) == 0)
            return bg_form_choice(arena, field, i);
    return id;
}

/* False: no cell can hold it. */
static bool prefill_value_cell(struct bg_prefill *p, const struct bg_field *field,
                               const struct cJSON *node, struct bg_decision_cell *out)
{
    *out = prefill_text_cell("");
    if (node == NULL)
        return true;
    switch (bg_json_type(node)) {
    case BG_JSON_NUMBER:
        out->as = BG_DECIDED_NUMBER;
        return bg_json_dec(p->recorded->json, node, &out->number);
    case BG_JSON_TEXT:
        *out = prefill_text_cell(prefill_choice_label(p->arena, field, bg_json_text(node)));
        return true;
    case BG_JSON_BOOL:
        *out = prefill_text_cell(bg_json_true(node) ? "Yes" : "No");
        return true;
    default:
        return false;
    }
}

/* -- rows ----------------------------------------------------------------------------------------- */

static struct bg_decision_line *prefill_add_line(struct bg_prefill *p, enum bg_decision_sheet sheet)
{
    struct bg_decision_line *line = BG_NEW(p->arena, struct bg_decision_line);
    for (int i = 0; i < BG_DECISION_PART__COUNT; i++)
        line->cells[i] = prefill_text_cell("");
    line->vendor = line->claimed = "";
    *p->book->last[sheet] = line;
    p->book->last[sheet] = &line->next;
    return line;
}

static const char *prefill_name_of(struct bg_prefill *p, const char *text)
{
    long found = bg_decision_bid(p->arena, p->bids, p->n, text);
    return found < 0 ? text : bg_decision_bid_name(p->arena, p->bids, p->n, (size_t)found);
}

/* What the bid is called, which may be bound for several lots. */
static const char *prefill_called(struct bg_prefill *p, const struct bg_bid *bid)
{
    for (size_t k = 0; k < p->n; k++)
        if (prefill_is_same(p->bids[k], bid))
            return bg_decision_bid_name(p->arena, p->bids, p->n, k);
    return bid->id;
}

static const char *prefill_question_of(struct bg_prefill *p, const struct bg_ruleset *ruleset,
                                       const struct bg_field *field)
{
    int slot = bg_ruleset_field(ruleset, field->id);
    return slot < 0 ? field->label : bg_form_question(p->arena, ruleset, (size_t)slot);
}

static const char *entry_question(struct bg_prefill *p, const char *text)
{
    const struct bg_field *field = bg_decision_asked(p->arena, p->ruleset, text, "");
    return field ? prefill_question_of(p, p->ruleset, field) : text;
}

static struct bg_decision_cell prefill_count_cell(int64_t count)
{
    return (struct bg_decision_cell){
        .as = BG_DECIDED_NUMBER, .text = "", .number = bg_dec_int(count)};
}

static void prefill_statement(const struct bg_decision_entry *e, struct bg_decision_cell *cells)
{
    const char *source = e->source;
    if (e->what != BG_DECIDE_STATE)
        return;
    for (int w = 0; w < BG_WITNESS__COUNT; w++)
        if (strcmp(source, bg_witness_names[w]) == 0)
            source = bg_witness_words[w];
    cells[BG_PART_SOURCE] = prefill_text_cell(source);
    if (e->yes >= 0)
        cells[BG_PART_YES] = prefill_count_cell(e->yes);
    if (e->n > 0)
        cells[BG_PART_ASKED] = prefill_count_cell(e->n);
    if (e->of > 0)
        cells[BG_PART_WORKERS] = prefill_count_cell(e->of);
}

/* The cells that every decision can have. False: an answer that no cell can hold, said. */
static bool prefill_fill(struct bg_prefill *p, const struct bg_decision_entry *e,
                         struct bg_decision_line *line)
{
    struct bg_decision_cell *cells = line->cells;
    const struct bg_field *field =
        *e->field ? bg_decision_asked(p->arena, p->ruleset, e->field, e->column) : NULL;
    cells[BG_PART_DO] = prefill_text_cell(bg_decision_kinds[e->what].word);
    cells[BG_PART_BID] = prefill_text_cell(prefill_name_of(p, e->bid));
    cells[BG_PART_LOT] = prefill_text_cell(e->lot);
    cells[BG_PART_REPLACED_BY] =
        prefill_text_cell(*e->replaced_by ? prefill_name_of(p, e->replaced_by) : "");
    cells[BG_PART_RECEIVED] = instant_cell(p->arena, e->received);
    cells[BG_PART_OPENED] = instant_cell(p->arena, e->opened);
    cells[BG_PART_FIELD] = prefill_text_cell(*e->field ? entry_question(p, e->field) : "");
    if (e->row)
        cells[BG_PART_ROW] = (struct bg_decision_cell){
            .as = BG_DECIDED_NUMBER, .text = "", .number = bg_dec_int(e->row)};
    cells[BG_PART_COLUMN] = prefill_text_cell(*e->column && field ? field->label : e->column);
    cells[BG_PART_REASON] = prefill_text_cell(e->reason);
    cells[BG_PART_DATE] = prefill_date_cell(e->date);
    cells[BG_PART_BY] = prefill_text_cell(e->by);
    cells[BG_PART_DOCUMENT] = prefill_text_cell(e->document);
    cells[BG_PART_PAGE] = prefill_text_cell(e->page);
    prefill_statement(e, cells);
    enum bg_decision_part now = e->what == BG_DECIDE_ANSWER ? BG_PART_ANSWER : BG_PART_NOW;
    if (e->what == BG_DECIDE_STATE)
        now = BG_PART_FIGURE;
    if (prefill_value_cell(p, field, e->was, &cells[BG_PART_WAS]) &&
        prefill_value_cell(p, field, e->now, &cells[now]))
        return true;
    bg_diag_add(p->diags, BG_W558, e->pos,
                "the clarification of \"%s\" of bid \"%s\" is a whole table, and is not in the "
                "workbook",
                e->field, e->bid);
    return false;
}

/* The recorded decision of that kind; NULL: none. field NULL: whatever it is about. */
static const struct bg_decision_entry *recorded(struct bg_prefill *p, enum bg_decision_do what,
                                                const struct bg_bid *bid, const char *lot,
                                                const struct bg_field *field)
{
    for (size_t i = 0; p->recorded && i < p->recorded->n; i++) {
        const struct bg_decision_entry *e = &p->recorded->entries[i];
        if (e->what != what || (*e->lot && strcmp(e->lot, lot) != 0))
            continue;
        long found = bg_decision_bid(p->arena, p->bids, p->n, e->bid);
        if (found < 0 || !prefill_is_same(p->bids[found], bid))
            continue;
        if (field == NULL || bg_decision_asked(p->arena, p->ruleset, e->field, "") == field)
            return e;
    }
    return NULL;
}

static void add_receipts(struct bg_prefill *p)
{
    for (size_t i = 0; i < p->n; i++) {
        struct bg_decision_line *line = prefill_add_line(p, BG_DECIDED_RECEIPTS);
        const struct bg_bid *bid = p->bids[i];
        const struct bg_decision_entry *e = recorded(p, BG_DECIDE_RECEIVE, bid, "", NULL);
        if (e)
            (void)prefill_fill(p, e, line);
        line->given = true;
        line->vendor = bid->vendor_name;
        line->claimed = bid->submitted_text;
        line->cells[BG_PART_BID] =
            prefill_text_cell(bg_decision_bid_name(p->arena, p->bids, p->n, i));
        if (e || bid->receipt == NULL)
            continue;
        line->cells[BG_PART_RECEIVED] = instant_cell(p->arena, bid->receipt->received);
        line->cells[BG_PART_OPENED] = instant_cell(p->arena, bid->receipt->opened);
        line->cells[BG_PART_BY] = prefill_text_cell(bid->receipt->by);
    }
}

static void add_recorded(struct bg_prefill *p)
{
    for (size_t i = 0; p->recorded && i < p->recorded->n; i++) {
        const struct bg_decision_entry *e = &p->recorded->entries[i];
        enum bg_decision_sheet sheet = bg_decision_kinds[e->what].sheet;
        struct bg_decision_line line = {.vendor = "", .claimed = ""};
        if (sheet == BG_DECIDED_RECEIPTS || sheet == BG_DECIDED_ANSWERS)
            continue;
        for (int k = 0; k < BG_DECISION_PART__COUNT; k++)
            line.cells[k] = prefill_text_cell("");
        if (!prefill_fill(p, e, &line))
            continue;
        struct bg_decision_line *to = prefill_add_line(p, sheet);
        line.next = to->next;
        *to = line;
    }
}

static bool is_verified(struct bg_prefill *p, const struct bg_bid *bid,
                        const struct bg_evidence_item *item, const struct bg_field *field)
{
    for (size_t i = 0; p->recorded && i < p->recorded->n; i++) {
        const struct bg_decision_entry *e = &p->recorded->entries[i];
        long found = e->what == BG_DECIDE_VERIFY ? bg_decision_bid(p->arena, p->bids, p->n, e->bid)
                                                 : BG_NO_BID;
        if (found >= 0 && prefill_is_same(p->bids[found], bid) &&
            strcmp(e->document, item->document) == 0 && strcmp(e->page, item->page) == 0 &&
            bg_decision_asked(p->arena, p->ruleset, e->field, "") == field)
            return true;
    }
    return *item->verified_by != '\0';
}

/* Documents that bids name and nobody has checked. */
static void prefill_add_evidence(struct bg_prefill *p)
{
    for (const struct in_lot *in = p->lots; in; in = in->next)
        for (size_t i = 0; i < in->bid->evidence_n && in->bid->status == BG_BID_ACTIVE; i++) {
            const struct bg_evidence_item *item = &in->bid->evidence[i];
            const struct bg_field *field = &in->ruleset->fields[item->slot];
            if (is_verified(p, in->bid, item,
                            bg_decision_asked(p->arena, p->ruleset, field->id, "")))
                continue;
            struct bg_decision_line *line = prefill_add_line(p, BG_DECIDED_EVIDENCE);
            line->given = true;
            line->cells[BG_PART_BID] = prefill_text_cell(prefill_called(p, in->bid));
            line->cells[BG_PART_LOT] = prefill_text_cell(in->lot);
            line->cells[BG_PART_FIELD] =
                prefill_text_cell(prefill_question_of(p, in->ruleset, field));
            line->cells[BG_PART_DOCUMENT] = prefill_text_cell(item->document);
            line->cells[BG_PART_PAGE] = prefill_text_cell(item->page);
        }
}

static void add_question(struct bg_prefill *p, const struct in_lot *in,
                         const struct bg_field *field)
{
    struct bg_decision_line *line = prefill_add_line(p, BG_DECIDED_ANSWERS);
    const struct bg_decision_entry *e =
        recorded(p, BG_DECIDE_ANSWER, in->bid, in->lot,
                 bg_decision_asked(p->arena, p->ruleset, field->id, ""));
    if (e)
        (void)prefill_fill(p, e, line);
    line->given = true;
    line->field = field;
    line->vendor = in->bid->vendor_name;
    line->cells[BG_PART_BID] = prefill_text_cell(prefill_called(p, in->bid));
    line->cells[BG_PART_LOT] = prefill_text_cell(in->lot);
    line->cells[BG_PART_FIELD] = prefill_text_cell(prefill_question_of(p, in->ruleset, field));
}

static void prefill_add_answers(struct bg_prefill *p)
{
    for (const struct in_lot *in = p->lots; in; in = in->next)
        for (size_t i = 0; i < in->ruleset->fields_n; i++)
            if (in->ruleset->fields[i].asked_of == BG_OF_BUYER &&
                in->bid->status != BG_BID_REPLACED && in->bid->status != BG_BID_WITHDRAWN)
                add_question(p, in, &in->ruleset->fields[i]);
}

/* -- lists ---------------------------------------------------------------------------------------- */

static void prefill_add_name(const char **names, size_t *n, const char *name)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp(names[i], name) == 0)
            return;
    names[(*n)++] = name;
}

static void list_questions(struct bg_prefill *p)
{
    const struct bg_ruleset *whole = p->ruleset;
    struct bg_decision_book *book = p->book;
    size_t room = 1, columns = 1;
    for (size_t l = 0; l <= whole->lots_n; l++) {
        const struct bg_ruleset *r = l ? whole->lots[l - 1].ruleset : whole;
        room += r->fields_n;
        for (size_t i = 0; i < r->fields_n; i++)
            columns += r->fields[i].columns_n;
    }
    const char **asked = BG_ARRAY(p->arena, room, const char *);
    const char **clarifiable = BG_ARRAY(p->arena, room, const char *);
    const char **stated = BG_ARRAY(p->arena, room, const char *);
    const char **buyers = BG_ARRAY(p->arena, room, const char *);
    const char **titles = BG_ARRAY(p->arena, columns, const char *);
    for (size_t l = 0; l <= whole->lots_n; l++) {
        const struct bg_ruleset *r = l ? whole->lots[l - 1].ruleset : whole;
        for (size_t i = 0; i < r->fields_n; i++) {
            const struct bg_field *field = &r->fields[i];
            const char *name = bg_form_question(p->arena, r, i);
            bool ours = field->asked_of == BG_OF_BUYER;
            bool priced = bg_price_reads(r, i) || field->envelope == BG_PRICE_ENVELOPE;
            prefill_add_name(ours ? buyers : asked, ours ? &book->buyers_n : &book->asked_n, name);
            if (ours || priced)
                continue;
            prefill_add_name(clarifiable, &book->clarifiable_n, name);
            if (field->witnesses)
                prefill_add_name(stated, &book->stated_n, name);
            for (size_t c = 0; c < field->columns_n; c++)
                prefill_add_name(titles, &book->columns_n, field->columns[c].label);
        }
    }
    book->asked = asked;
    book->clarifiable = clarifiable;
    book->buyers = buyers;
    book->columns = titles;
    book->stated = stated;
}

static void prefill_list_bids(struct bg_prefill *p)
{
    struct bg_decision_bid_row *rows = BG_ARRAY(p->arena, p->n + 1, struct bg_decision_bid_row);
    for (size_t i = 0; i < p->n; i++) {
        const struct bg_bid *bid = p->bids[i];
        const struct bg_source *file = bid->source ? bid->source : bid->pos.source;
        rows[i] =
            (struct bg_decision_bid_row){.name = bg_decision_bid_name(p->arena, p->bids, p->n, i),
                                         .id = bid->id,
                                         .vendor = bid->vendor_name,
                                         .file = file ? file->name : "",
                                         .claimed = bid->submitted_text,
                                         .status = bg_bid_status_name(bid->status)};
    }
    p->book->bids = rows;
    p->book->bids_n = p->n;
}

const struct bg_decision_book *bg_prefill_end(struct bg_prefill *p,
                                              const struct bg_decisions *recorded_so_far)
{
    p->recorded = recorded_so_far;
    prefill_list_bids(p);
    list_questions(p);
    add_receipts(p);
    add_recorded(p);
    prefill_add_evidence(p);
    prefill_add_answers(p);
    return p->book;
}

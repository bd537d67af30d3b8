/* A workbook of a panel from its sheets, and what they share. */
#include <string.h>

#include "base/date.h"
#include "report/panel/sheets.h"
#include "score/kind/kind.h"

const char *bg_panel_book_kind(enum bg_panel_sheet_kind kind)
{
    static const char *const kinds[BG_PANEL_SHEET__COUNT] = {
        [BG_PANEL_DECLARATION] = "panel-declaration",
        [BG_PANEL_SCORES] = "panel-scores",
        [BG_PANEL_MEETING] = "panel-meeting",
    };
    return kinds[kind];
}

/* -- rows --------------------------------------------------------------------------------------- */

void bg_ps_marks(struct bg_ps_book *b, struct bg_page *page, int64_t row, int column)
{
    const struct bg_ruleset *rules = b->rules;
    const struct bg_evaluator *who = b->request->evaluator;
    row = bg_put_ruleset_marks(page, row, column, bg_panel_sheet_format(b->request->kind), rules);
    bg_put_mark(page, row++, column, "lot", b->request->lot->lot);
    if (strlen(rules->solicitation.reference) <= BG_RETURNED_TEXT)
        bg_put_mark(page, row++, column, "solicitation", rules->solicitation.reference);
    if (*b->request->case_id)
        bg_put_mark(page, row++, column, "case", b->request->case_id);
    bg_put_mark(page, row++, column, "evaluator", who != NULL ? who->id : "");
    if (b->interests)
        bg_put_mark(page, row++, column, "rows",
                    bg_arena_printf(b->arena, "%lld", (long long)b->interests));
    if (who != NULL && strlen(who->name) <= BG_RETURNED_TEXT)
        bg_put_mark(page, row, column, "name", who->name);
}

void bg_ps_end(struct bg_ps_book *b, struct bg_page *page, int64_t last, int columns, int status)
{
    bg_page_print_area(page, -1, columns - 1);
    if (status < 0 || last < BG_RETURNED_FIRST)
        return;
    const char *cell = bg_relative(b->arena, BG_RETURNED_FIRST, status);
    bg_page_warn_if(
        page, BG_RETURNED_FIRST, status, last, status,
        bg_arena_printf(b->arena, "OR(LEFT(%s,5)=\"Check\",LEFT(%s,7)=\"Missing\")", cell, cell));
    bg_page_mark_if(page, BG_RETURNED_FIRST, status, last, status,
                    bg_arena_printf(b->arena, "LEFT(%s,2)=\"OK\"", cell));
}

void bg_ps_note_status(struct bg_ps_book *b, struct bg_page *page, const char *about, int64_t last,
                       int status)
{
    b->statuses[b->statuses_n++] = (struct bg_ps_status){
        .sheet = bg_page_name(page),
        .about = about,
        .range = bg_page_cells(page, BG_RETURNED_FIRST, status,
                               last < BG_RETURNED_FIRST ? BG_RETURNED_FIRST : last, status)};
}

const struct bg_formula *bg_ps_cell(const struct bg_ps_book *b, int64_t row, int column)
{
    return bg_formula_relative(b->arena, row, column, column);
}

const char *bg_ps_place(struct bg_arena *arena, const char *name, const char *shown,
                        const char *criterion, const char *item)
{
    char seal[BG_PANEL_SEAL] = "-", other[BG_PANEL_SEAL] = "-";
    if (name != NULL)
        bg_panel_seal(name, seal);
    if (shown != NULL)
        bg_panel_seal(shown, other);
    return bg_arena_printf(arena, "%s %s %s %s", seal, other, criterion, item);
}

/* -- bids --------------------------------------------------------------------------------------- */

const struct bg_bid *bg_ps_bid(const struct bg_ps_book *b, size_t scored)
{
    const struct bg_lot_result *lot = b->request->lot;
    return lot->bids[lot->comparison_set[scored]].bid;
}

const char *bg_ps_bid_name(const struct bg_ps_book *b, size_t scored)
{
    const struct bg_bid *bid = bg_ps_bid(b, scored);
    if (b->request->blind)
        return bg_arena_printf(b->arena, "Bid %zu", scored + 1);
    return bid->vendor_name;
}

/* -- the book ----------------------------------------------------------------------------------- */

static const char *panel_book_title_of(const struct bg_ps_book *b)
{
    static const char *const names[BG_PANEL_SHEET__COUNT] = {
        [BG_PANEL_DECLARATION] = "Declaration of interests",
        [BG_PANEL_SCORES] = "Scoring sheet",
        [BG_PANEL_MEETING] = "Meeting of the panel",
    };
    const struct bg_evaluator *who = b->request->evaluator;
    return bg_arena_printf(b->arena, "%s%s%s", names[b->request->kind], who != NULL ? ": " : "",
                           who != NULL ? who->name : "");
}

static struct bg_book *panel_book_open_book(struct bg_ps_book *b, const char *path)
{
    const struct bg_ruleset *rules = b->rules;
    const char *reference = rules->solicitation.reference, *head = b->request->head;
    const char *tender = *rules->solicitation.title ? rules->solicitation.title : rules->title;
    struct bg_book_facts facts = {
        .path = path,
        .kind = bg_panel_book_kind(b->request->kind),
        .title = panel_book_title_of(b),
        .subject = bg_arena_printf(b->arena, "%s%s%s", reference, *reference ? ", " : "", tender),
        .comments = "Fill in the yellow cells. The sheet Instructions says how.",
        .header = bg_arena_printf(b->arena, "%s%s%s", reference, *reference ? "  " : "", tender),
        .footer = *head ? bg_arena_printf(b->arena, "head %s", head) : NULL,
        .currency = rules->currency,
        .decimals = rules->award.decimals,
        .created = rules->as_of,
    };
    return bg_book_open(b->arena, &facts);
}

static void find_criteria(struct bg_ps_book *b)
{
    const struct bg_ruleset *rules = b->rules;
    b->criteria = BG_ARRAY(b->arena, rules->criteria_n + 1, size_t);
    b->scale_row = BG_ARRAY(b->arena, rules->criteria_n + 1, int64_t);
    b->statuses = BG_ARRAY(b->arena, rules->criteria_n + 2, struct bg_ps_status);
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (rules->criteria[i].kind != NULL && rules->criteria[i].kind->by_panel)
            b->criteria[b->criteria_n++] = i;
}

/* What may be chosen, and the marks once more, so that losing one sheet does not lose the others. */
static void panel_book_put_lists(struct bg_ps_book *b)
{
    static const char *const answers[] = {"Yes", "No", "Partly"};
    struct bg_page *page = bg_page_new(b->book, "Lists", BG_PS_GREY);
    bg_put_text(page, 0, 0, BG_LOOK(SECTION, TEXT), "Lists: what may be chosen in other sheets");
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        bg_put_text(page, 1 + (int64_t)i, 0, BG_LOOK(PLAIN, TEXT), answers[i]);
    bg_ps_marks(b, page, 0, 1);
    bg_page_hide(page);
}

struct bg_book *bg_panel_book_build(struct bg_arena *arena, const void *book, const char *path)
{
    struct bg_ps_book b = {.arena = arena, .request = book};
    b.rules = b.request->lot->ruleset;
    b.book = panel_book_open_book(&b, path);
    find_criteria(&b);
    struct bg_page *instructions = bg_page_new(b.book, "Instructions", BG_PS_BLUE);
    if (b.request->kind == BG_PANEL_DECLARATION) {
        bg_ps_declaration(&b);
    } else if (b.request->kind == BG_PANEL_SCORES) {
        struct bg_page *scores = bg_page_new(b.book, "Scores", BG_PS_GREEN);
        bg_ps_scale(&b);
        bg_ps_scores(&b, scores);
    } else {
        bg_ps_meeting(&b);
    }
    panel_book_put_lists(&b);
    bg_ps_instructions(&b, instructions);
    return b.book;
}

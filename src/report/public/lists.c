/* Tables of the bids row by row, what the panel came to, what is withheld, and the record of the case. */
#include <string.h>

#include "report/public/sheets.h"

enum { BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959, NAME = 31 };

/* -- one sheet a table field -------------------------------------------------------------------------- */

static const char *lists_lot_name(const struct bg_view_lot *lot)
{
    return lot->title[0] != '\0' ? lot->title : lot->lot;
}

static void put_start(struct bg_pub_page *p, const struct bg_view_lot *lot,
                      const struct bg_view_bid *bid)
{
    bg_pub_row(p);
    bg_pub_bold(p, bid->vendor);
    if (p->b->lots)
        bg_pub_text(p, lists_lot_name(lot));
}

/* What the row is of goes to the first column of words; the others say why they are empty. */
static void public_lists_put_row(struct bg_pub_page *p, const struct bg_field *field,
                                 const struct bg_view_row *row)
{
    bool named = row->joined == NULL;
    for (size_t c = 0; c < field->columns_n; c++) {
        enum bg_field_type type = field->columns[c].type;
        if (!named &&
            (type == BG_FIELD_TEXT || type == BG_FIELD_CHOICE || c + 1 == field->columns_n)) {
            bg_pub_text(p, row->joined);
            named = true;
            continue;
        }
        bg_pub_seen(p, &row->cells[c], type == BG_FIELD_MONEY ? BG_NUMBER_CENTS : BG_NUMBER_PLAIN);
    }
}

static void lists_put_people(struct bg_pub_page *p, const struct bg_field *field,
                             const struct bg_view_answer *a)
{
    for (size_t c = 0; c < field->columns_n; c++) {
        if (field->columns[c].role == BG_ROLE_HEADCOUNT)
            bg_pub_seen(p, &a->people, BG_NUMBER_PLAIN);
        else
            bg_pub_text(p, c == 0 ? "All" : "");
    }
}

static void lists_put_table(struct bg_pub_page *p, const struct bg_view_lot *lot,
                            const struct bg_view_bid *bid, const struct bg_field *field,
                            const struct bg_view_answer *a)
{
    if (a->value.ground != NULL) {
        put_start(p, lot, bid);
        bg_pub_seen(p, &a->value, BG_NUMBER_TEXT);
    }
    for (size_t r = 0; r < a->rows_n; r++) {
        put_start(p, lot, bid);
        public_lists_put_row(p, field, &a->rows[r]);
    }
    if (a->has_people && a->rows_n > 0) {
        put_start(p, lot, bid);
        lists_put_people(p, field, a);
    }
}

static const char *lists_sheet_name(struct bg_arena *arena, const struct bg_field *field)
{
    char *name = bg_arena_text(arena, field->id, strlen(field->id));
    if (strlen(name) > NAME - 6)
        name[NAME - 6] = '\0';
    for (char *c = name; *c; c++)
        if (strchr("[]:*?/\\'", *c) != NULL || (unsigned char)*c >= 0x80)
            *c = '_';
    return bg_arena_printf(arena, "Table %s", name);
}

static struct bg_pub_page start_table(struct bg_pub_book *b, const struct bg_field *field)
{
    struct bg_pub_column *columns = BG_ARRAY(b->arena, field->columns_n + 2, struct bg_pub_column);
    size_t n = 0;
    columns[n++] = (struct bg_pub_column){"Bidder", 30};
    if (b->lots)
        columns[n++] = (struct bg_pub_column){"Lot", 24};
    for (size_t c = 0; c < field->columns_n; c++)
        columns[n++] = (struct bg_pub_column){field->columns[c].label,
                                              field->columns[c].type == BG_FIELD_TEXT ? 30 : 20};
    return bg_pub_start(b, lists_sheet_name(b->arena, field), ORANGE, field->label,
                        "Small groups of people are joined, so that nothing tells of one person",
                        columns, n);
}

/* Fields are the same in every lot but for what a lot changes: they are found by their id. */
static bool is_answered(const struct bg_view *view, const char *id)
{
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t n = 0; n < view->lots[i].bids_n; n++)
            for (size_t k = 0; k < view->lots[i].bids[n].answers_n; k++) {
                const struct bg_view_answer *a = &view->lots[i].bids[n].answers[k];
                if (strcmp(view->lots[i].ruleset->fields[a->slot].id, id) == 0 &&
                    (a->rows_n > 0 || a->value.ground != NULL))
                    return true;
            }
    return false;
}

void bg_pub_tables(struct bg_pub_book *b)
{
    const struct bg_view *view = b->copy->view;
    const struct bg_ruleset *rules = view->lots_n ? view->lots[0].ruleset : view->result->ruleset;
    for (size_t f = 0; f < rules->fields_n; f++) {
        const struct bg_field *field = &rules->fields[f];
        if (field->type != BG_FIELD_TABLE || !is_answered(view, field->id))
            continue;
        struct bg_pub_page p = start_table(b, field);
        for (size_t i = 0; i < view->lots_n; i++)
            for (size_t n = 0; n < view->lots[i].bids_n; n++)
                for (size_t k = 0; k < view->lots[i].bids[n].answers_n; k++) {
                    const struct bg_view_answer *a = &view->lots[i].bids[n].answers[k];
                    if (strcmp(view->lots[i].ruleset->fields[a->slot].id, field->id) == 0)
                        lists_put_table(&p, &view->lots[i], &view->lots[i].bids[n],
                                        &view->lots[i].ruleset->fields[a->slot], a);
                }
    }
}

/* -- Panel --------------------------------------------------------------------------------------------- */

static void lists_put_place(struct bg_pub_page *p, const struct bg_view_lot *lot,
                            const struct bg_view_bid *bid, const struct bg_view_place *place)
{
    put_start(p, lot, bid);
    bg_pub_text(p, lot->ruleset->criteria[place->criterion].title);
    bg_pub_text(p, "the panel");
    bg_pub_text(p, place->points != NULL ? place->points : "");
    bg_pub_text(p, place->level);
    bg_pub_text(p, bg_copy_words(p->b->arena, &place->reason));
    for (size_t e = 0; e < place->individual_n; e++) {
        put_start(p, lot, bid);
        bg_pub_text(p, lot->ruleset->criteria[place->criterion].title);
        bg_pub_text(p, place->individual[e].called);
        bg_pub_number(p, place->individual[e].points, BG_NUMBER_PLAIN);
        bg_pub_text(p, "");
        bg_pub_text(p, place->individual[e].reason);
    }
}

void bg_pub_panel(struct bg_pub_book *b)
{
    const struct bg_pub_column columns[] = {{"Bidder", 30}, {"Lot", 24},   {"Criterion", 24},
                                            {"Who", 14},    {"Points", 9}, {"Level", 16},
                                            {"Reason", 62}};
    const struct bg_pub_column *first = b->lots ? columns : columns + 1;
    struct bg_pub_column *used = BG_ARRAY(b->arena, 8, struct bg_pub_column);
    const struct bg_view *view = b->copy->view;
    bool any = false;
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t n = 0; n < view->lots[i].bids_n; n++)
            any = any || view->lots[i].bids[n].places_n > 0;
    if (!any)
        return;
    memcpy(used, first, (b->lots ? 7 : 6) * sizeof *used);
    used[0] = columns[0];
    struct bg_pub_page p = bg_pub_start(b, "Panel", GREEN, "Panel", "What people scored, and why",
                                        used, b->lots ? 7 : 6);
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t n = 0; n < view->lots[i].bids_n; n++)
            for (size_t k = 0; k < view->lots[i].bids[n].places_n; k++)
                lists_put_place(&p, &view->lots[i], &view->lots[i].bids[n],
                                &view->lots[i].bids[n].places[k]);
}

/* -- Withheld ------------------------------------------------------------------------------------------ */

void bg_pub_withheld(struct bg_pub_book *b)
{
    static const struct bg_pub_column columns[] = {{"Of", 34}, {"What", 50}, {"Why", 70}};
    const struct bg_view *view = b->copy->view;
    if (view->withheld_n == 0)
        return;
    struct bg_pub_page p =
        bg_pub_start(b, "Withheld", GREY, "Withheld", "What is left out here, and why", columns, 3);
    for (size_t i = 0; i < view->withheld_n; i++) {
        const struct bg_withheld *w = &view->withheld[i], *before = i > 0 ? w - 1 : NULL;
        bool again = false;
        for (; before != NULL && before >= view->withheld && !again; before--)
            again = strcmp(before->vendor, w->vendor) == 0 && strcmp(before->what, w->what) == 0 &&
                    strcmp(before->ground, w->ground) == 0;
        if (again)
            continue;
        bg_pub_row(&p);
        bg_pub_text(&p, *w->vendor ? w->vendor : "the panel");
        bg_pub_text(&p, w->what);
        bg_pub_text(&p, strncmp(w->ground, "fewer than ", strlen("fewer than ")) == 0
                            ? bg_arena_printf(b->arena, "a count of %s people", w->ground)
                            : w->ground);
    }
}

/* -- Record -------------------------------------------------------------------------------------------- */

/* "2026-01-10 09:00:00" of "2026-01-10T09:00:00Z". */
static const char *lists_when(struct bg_arena *arena, const char *at)
{
    char *text = bg_arena_text(arena, at, strlen(at));
    for (char *c = text; *c; c++)
        if (*c == 'T')
            *c = ' ';
        else if (*c == 'Z')
            *c = '\0';
    return text;
}

static void lists_put_entry(struct bg_pub_page *p, const struct bg_case_entry *e)
{
    const struct bg_copy *copy = p->b->copy;
    const char *why = bg_copy_says_why(e->event) ? e->because : "";
    bool told = *why != '\0';
    bg_pub_row(p);
    bg_pub_number(p, bg_dec_int(e->n), BG_NUMBER_COUNT);
    bg_pub_text(p, lists_when(p->b->arena, e->at_text));
    bg_pub_text(p, e->event < BG_EVENT__COUNT ? bg_case_event_row(e->event)->broken : e->name);
    bg_pub_text(p, e->bid);
    if (told)
        bg_pub_text(p, why);
    for (size_t i = 0; i < copy->files_n; i++) {
        if (copy->files[i].entry != e->n)
            continue;
        if (told) /* the first one is beside the entry itself */
            bg_pub_row(p);
        while (p->column < 4)
            bg_pub_text(p, "");
        told = true;
        bg_pub_text(p, bg_arena_printf(p->b->arena, "%s\n%s", copy->files[i].path,
                                       copy->files[i].commitment));
    }
    if (!told)
        bg_pub_text(p, "");
}

void bg_pub_record(struct bg_pub_book *b)
{
    static const struct bg_pub_column columns[] = {{"Entry", 7},
                                                   {"When (UTC)", 21},
                                                   {"What", 32},
                                                   {"Bid", 10},
                                                   {"Why, or the file and its proof", 68}};
    const struct bg_case_log *log = b->copy->log;
    if (log == NULL)
        return;
    struct bg_pub_page p =
        bg_pub_start(b, "Record", BLUE, "Record",
                     bg_arena_printf(b->arena, "Head of the log: %s", log->head), columns, 5);
    bg_put_text(p.page, 2, 0, BG_LOOK(SUBTITLE, TEXT),
                "The proof of a file is the SHA-256 of a secret of the case, the file's path and "
                "its bytes");
    for (size_t i = 0; i < log->n; i++)
        lists_put_entry(&p, &log->entries[i]);
}

/* Tables of the bids row by row, what the panel came to, what is withheld, and the record of the case. */
#include <string.h>

#include "report/public/sheets.h"

enum { BLUE = 0x1F3864, GREEN = 0x009E73, ORANGE = 0xE69F00, GREY = 0x595959, NAME = 31 };

/* -- one sheet a table field -------------------------------------------------------------------------- */

struct table_row {
    struct bg_pub_line line;
    const struct bg_field *field;
    const struct bg_view_answer *answer;
    const struct bg_view_row *row; /* NULL: of the whole answer */
};

struct table_of { /* the book first: bg_pub_has_lots */
    struct bg_pub_book b;
    const struct bg_field *field;
};

static size_t table_columns_n(const void *of)
{
    return ((const struct table_of *)of)->field->columns_n;
}

static const struct bg_field *table_column(const struct bg_sheet_line *at)
{
    return &((const struct table_of *)at->of)->field->columns[at->which];
}

static const char *table_label(const struct bg_sheet_line *at)
{
    return table_column(at)->label;
}

static double table_width(const struct bg_sheet_line *at)
{
    return table_column(at)->type == BG_FIELD_TEXT ? 30 : 20;
}

/* The first column of words, or the last: what a row is of goes there. */
static size_t named_column(const struct bg_field *field)
{
    size_t c = 0;
    while (c + 1 < field->columns_n && field->columns[c].type != BG_FIELD_TEXT &&
           field->columns[c].type != BG_FIELD_CHOICE)
        c++;
    return c;
}

/* How many people there are, or why nothing is shown. */
static struct bg_shown table_whole(const struct bg_sheet_line *l, const struct table_row *r)
{
    if (r->answer->value.ground != NULL)
        return l->which == 0 ? bg_pub_shown(l, &r->answer->value, BG_NUMBER_TEXT)
                             : bg_show_nothing();
    if (r->field->columns[l->which].role == BG_ROLE_HEADCOUNT)
        return bg_pub_shown(l, &r->answer->people, BG_NUMBER_PLAIN);
    return bg_show_text(l->which == 0 ? "All" : "");
}

/* Of rows that are joined, the cells that are not what they are of say why they are empty. */
static struct bg_shown table_cell(const struct bg_sheet_line *l)
{
    const struct table_row *r = l->entry;
    size_t c = (size_t)l->which;
    if (r->row == NULL)
        return table_whole(l, r);
    if (r->row->joined != NULL && c == named_column(r->field))
        return bg_show_text(r->row->joined);
    bool money = r->field->columns[c].type == BG_FIELD_MONEY;
    return bg_pub_shown(l, &r->row->cells[c], money ? BG_NUMBER_CENTS : BG_NUMBER_PLAIN);
}

static const struct bg_sheet_column table_columns[] = {
    BG_COLUMN("Bidder", 30, TEXT_BOLD, TEXT, .cell = bg_pub_vendor),
    BG_COLUMN("Lot", 24, TEXT_WRAP, TEXT, .cell = bg_pub_lot, .wanted = bg_pub_has_lots),
    BG_COLUMN(NULL, 0, TEXT_WRAP, TEXT, .cell = table_cell, .heading = table_label,
              .wide = table_width, .times = table_columns_n),
};

static void lists_put_table(struct bg_pub_page *p, const struct bg_view_lot *lot,
                            const struct bg_view_bid *bid, const struct bg_view_answer *a)
{
    struct table_row entry = {{lot, bid}, &lot->ruleset->fields[a->slot], a, NULL};
    if (a->value.ground != NULL)
        bg_pub_put(p, &entry);
    for (size_t r = 0; r < a->rows_n; r++) {
        entry.row = &a->rows[r];
        bg_pub_put(p, &entry);
    }
    entry.row = NULL;
    if (a->has_people && a->rows_n > 0)
        bg_pub_put(p, &entry);
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

static void lists_put_tables(struct bg_pub_page *p, const struct bg_field *field)
{
    const struct bg_view *view = p->b->copy->view;
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t n = 0; n < view->lots[i].bids_n; n++)
            for (size_t k = 0; k < view->lots[i].bids[n].answers_n; k++) {
                const struct bg_view_answer *a = &view->lots[i].bids[n].answers[k];
                if (strcmp(view->lots[i].ruleset->fields[a->slot].id, field->id) == 0)
                    lists_put_table(p, &view->lots[i], &view->lots[i].bids[n], a);
            }
}

void bg_pub_tables(struct bg_pub_book *b)
{
    const struct bg_section section = BG_SECTION(table_columns);
    const struct bg_view *view = b->copy->view;
    const struct bg_ruleset *rules = view->lots_n ? view->lots[0].ruleset : view->result->ruleset;
    for (size_t f = 0; f < rules->fields_n; f++) {
        struct table_of of = {*b, &rules->fields[f]};
        if (of.field->type != BG_FIELD_TABLE || !is_answered(view, of.field->id))
            continue;
        struct bg_pub_page p = bg_pub_start(
            &of.b, lists_sheet_name(b->arena, of.field), ORANGE, of.field->label,
            "Small groups of people are joined, so that nothing tells of one person", &section);
        lists_put_tables(&p, of.field);
    }
}

/* -- Panel --------------------------------------------------------------------------------------------- */

struct place_row {
    struct bg_pub_line line;
    const struct bg_view_place *place;
    const struct bg_view_evaluator *who; /* NULL: the panel */
};

static struct bg_shown place_criterion(const struct bg_sheet_line *l)
{
    const struct place_row *r = l->entry;
    return bg_show_text(r->line.lot->ruleset->criteria[r->place->criterion].title);
}

static struct bg_shown place_who(const struct bg_sheet_line *l)
{
    const struct place_row *r = l->entry;
    return bg_show_text(r->who ? r->who->called : "the panel");
}

static struct bg_shown place_points(const struct bg_sheet_line *l)
{
    const struct place_row *r = l->entry;
    if (r->who)
        return bg_pub_shown_number(r->who->points, BG_NUMBER_PLAIN);
    return bg_show_text(r->place->points != NULL ? r->place->points : "");
}

static struct bg_shown place_level(const struct bg_sheet_line *l)
{
    const struct place_row *r = l->entry;
    return bg_show_text(r->who ? "" : r->place->level);
}

static struct bg_shown place_reason(const struct bg_sheet_line *l)
{
    const struct place_row *r = l->entry;
    return bg_show_text(r->who ? r->who->reason : bg_copy_words(l->arena, &r->place->reason));
}

static const struct bg_sheet_column panel_columns[] = {
    BG_COLUMN("Bidder", 30, TEXT_BOLD, TEXT, .cell = bg_pub_vendor),
    BG_COLUMN("Lot", 24, TEXT_WRAP, TEXT, .cell = bg_pub_lot, .wanted = bg_pub_has_lots),
    BG_COLUMN("Criterion", 24, TEXT_WRAP, TEXT, .cell = place_criterion),
    BG_COLUMN("Who", 14, TEXT_WRAP, TEXT, .cell = place_who),
    BG_COLUMN("Points", 9, TEXT_WRAP, TEXT, .cell = place_points),
    BG_COLUMN("Level", 16, TEXT_WRAP, TEXT, .cell = place_level),
    BG_COLUMN("Reason", 62, TEXT_WRAP, TEXT, .cell = place_reason),
};

static void lists_put_place(struct bg_pub_page *p, struct bg_pub_line line,
                            const struct bg_view_place *place)
{
    bg_pub_put(p, &(struct place_row){line, place, NULL});
    for (size_t e = 0; e < place->individual_n; e++)
        bg_pub_put(p, &(struct place_row){line, place, &place->individual[e]});
}

static bool has_places(const struct bg_view *view)
{
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t n = 0; n < view->lots[i].bids_n; n++)
            if (view->lots[i].bids[n].places_n > 0)
                return true;
    return false;
}

void bg_pub_panel(struct bg_pub_book *b)
{
    const struct bg_section section = BG_SECTION(panel_columns);
    const struct bg_view *view = b->copy->view;
    if (!has_places(view))
        return;
    struct bg_pub_page p =
        bg_pub_start(b, "Panel", GREEN, "Panel", "What people scored, and why", &section);
    for (size_t i = 0; i < view->lots_n; i++)
        for (size_t n = 0; n < view->lots[i].bids_n; n++)
            for (size_t k = 0; k < view->lots[i].bids[n].places_n; k++)
                lists_put_place(&p, (struct bg_pub_line){&view->lots[i], &view->lots[i].bids[n]},
                                &view->lots[i].bids[n].places[k]);
}

/* -- Withheld ------------------------------------------------------------------------------------------ */

static struct bg_shown withheld_of(const struct bg_sheet_line *l)
{
    const struct bg_withheld *w = l->entry;
    return bg_show_text(*w->vendor ? w->vendor : "the panel");
}

static struct bg_shown withheld_why(const struct bg_sheet_line *l)
{
    const struct bg_withheld *w = l->entry;
    return bg_show_text(strncmp(w->ground, "fewer than ", strlen("fewer than ")) == 0
                            ? bg_arena_printf(l->arena, "a count of %s people", w->ground)
                            : w->ground);
}

static const struct bg_sheet_column withheld_columns[] = {
    BG_COLUMN("Of", 34, TEXT_WRAP, TEXT, .cell = withheld_of),
    BG_COLUMN("What", 50, TEXT_WRAP, TEXT, BG_TEXT_OF(struct bg_withheld, what)),
    BG_COLUMN("Why", 70, TEXT_WRAP, TEXT, .cell = withheld_why),
};

static bool is_said_before(const struct bg_view *view, size_t i)
{
    const struct bg_withheld *w = &view->withheld[i];
    for (size_t k = 0; k < i; k++) {
        const struct bg_withheld *before = &view->withheld[k];
        if (strcmp(before->vendor, w->vendor) == 0 && strcmp(before->what, w->what) == 0 &&
            strcmp(before->ground, w->ground) == 0)
            return true;
    }
    return false;
}

void bg_pub_withheld(struct bg_pub_book *b)
{
    const struct bg_section section = BG_SECTION(withheld_columns);
    const struct bg_view *view = b->copy->view;
    if (view->withheld_n == 0)
        return;
    struct bg_pub_page p =
        bg_pub_start(b, "Withheld", GREY, "Withheld", "What is left out here, and why", &section);
    for (size_t i = 0; i < view->withheld_n; i++)
        if (!is_said_before(view, i))
            bg_pub_put(&p, &view->withheld[i]);
}

/* -- Record -------------------------------------------------------------------------------------------- */

struct record_row {
    const struct bg_case_entry *entry; /* NULL: another file of the entry before */
    const char *words;
};

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

static struct bg_shown record_number(const struct bg_sheet_line *l)
{
    const struct bg_case_entry *e = ((const struct record_row *)l->entry)->entry;
    return e ? bg_pub_shown_number(bg_dec_int(e->n), BG_NUMBER_COUNT) : bg_show_blank();
}

static struct bg_shown record_when(const struct bg_sheet_line *l)
{
    const struct bg_case_entry *e = ((const struct record_row *)l->entry)->entry;
    return e ? bg_show_text(lists_when(l->arena, e->at_text)) : bg_show_blank();
}

static struct bg_shown record_what(const struct bg_sheet_line *l)
{
    const struct bg_case_entry *e = ((const struct record_row *)l->entry)->entry;
    if (!e)
        return bg_show_blank();
    return bg_show_text(e->event < BG_EVENT__COUNT ? bg_case_event_row(e->event)->broken : e->name);
}

static struct bg_shown record_bid(const struct bg_sheet_line *l)
{
    const struct bg_case_entry *e = ((const struct record_row *)l->entry)->entry;
    return e ? bg_show_text(e->bid) : bg_show_blank();
}

static const struct bg_sheet_column record_columns[] = {
    BG_COLUMN("Entry", 7, TEXT_WRAP, TEXT, .cell = record_number),
    BG_COLUMN("When (UTC)", 21, TEXT_WRAP, TEXT, .cell = record_when),
    BG_COLUMN("What", 32, TEXT_WRAP, TEXT, .cell = record_what),
    BG_COLUMN("Bid", 10, TEXT_WRAP, TEXT, .cell = record_bid),
    BG_COLUMN("Why, or the file and its proof", 68, TEXT_WRAP, TEXT,
              BG_TEXT_OF(struct record_row, words)),
};

/* Why, then its files; the first of these is beside the entry itself. */
static void lists_put_entry(struct bg_pub_page *p, const struct bg_case_entry *e)
{
    const struct bg_copy *copy = p->b->copy;
    const char *why = bg_copy_says_why(e->event) ? e->because : "";
    struct record_row row = {e, why};
    if (*why) {
        bg_pub_put(p, &row);
        row.entry = NULL;
    }
    for (size_t i = 0; i < copy->files_n; i++) {
        if (copy->files[i].entry != e->n)
            continue;
        row.words =
            bg_arena_printf(p->b->arena, "%s\n%s", copy->files[i].path, copy->files[i].commitment);
        bg_pub_put(p, &row);
        row.entry = NULL;
    }
    if (row.entry)
        bg_pub_put(p, &row);
}

void bg_pub_record(struct bg_pub_book *b)
{
    const struct bg_section section = BG_SECTION(record_columns);
    const struct bg_case_log *log = b->copy->log;
    if (log == NULL)
        return;
    struct bg_pub_page p =
        bg_pub_start(b, "Record", BLUE, "Record",
                     bg_arena_printf(b->arena, "Head of the log: %s", log->head), &section);
    bg_put_text(p.page, 2, 0, BG_LOOK(SUBTITLE, TEXT),
                "The proof of a file is the SHA-256 of a secret of the case, the file's path and "
                "its bytes");
    for (size_t i = 0; i < log->n; i++)
        lists_put_entry(&p, &log->entries[i]);
}

/* The scenario workbook: which measures are in which columns, and the sheets in their order. */
#include "report/scenario/book.h"

#include <string.h>

#include "base/date.h"
#include "report/book/rows.h"
#include "report/register/book.h"
#include "score/evaluate/measure.h"

/* -- places ------------------------------------------------------------------------------------ */

int64_t bg_scenario_row(const struct bg_scenario_book *b, size_t c, size_t lot, size_t bid)
{
    size_t before = 0;
    for (size_t k = 0; k < lot; k++)
        before += b->model->cases[c].lots[k].bids_n;
    return BG_F_FIRST + (int64_t)(c * b->bids_n + before + bid);
}

const struct bg_formula *bg_scenario_cell(const struct bg_scenario_book *b, size_t c, size_t lot,
                                          size_t bid, int column)
{
    return BG_FORMULA(
        b->arena, "IF(a=\"\",\"\",a)",
        bg_page_cell(b->page[BG_SCENARIO_FIGURES], bg_scenario_row(b, c, lot, bid), column));
}

/* -- figures ----------------------------------------------------------------------------------- */

struct bg_figure bg_scenario_figure(const struct bg_model_lot *lot, const struct bg_model_bid *bid,
                                    const struct bg_measure *measure)
{
    int i = bg_ruleset_measure(lot->result->ruleset, measure->id);
    return i < 0 ? (struct bg_figure){BG_MISSING, BG_MISSING, BG_MISSING} : bid->figures[i];
}

enum bg_number bg_scenario_number(const struct bg_scenario_book *b,
                                  const struct bg_scenario_measure *measure)
{
    const char *currency = b->model->ruleset->currency, *unit = measure->measure->unit;
    if (strcmp(unit, "share") == 0)
        return BG_NUMBER_RATING;
    if (currency[0] && strncmp(unit, currency, strlen(currency)) == 0)
        return measure->measure->over[0] >= 0 ? BG_NUMBER_CENTS : BG_NUMBER_MONEY;
    return measure->whole ? BG_NUMBER_COUNT : BG_NUMBER_PLAIN;
}

struct bg_dec bg_scenario_rounded(struct bg_dec value)
{
    return bg_dec_round(value, BG_SCENARIO_PLACES, BG_HALF_UP);
}

bool bg_scenario_responds(const struct bg_assumed_bid *assumed)
{
    const struct bg_response *r = assumed->response;
    return r && (r->kind == BG_DROPS_OUT || r->sets_n > 0 || bg_dec_sign(assumed->raise) > 0);
}

const char *bg_scenario_name(const struct bg_scenario_book *b, size_t c)
{
    const struct bg_model_case *own = &b->model->cases[c];
    if (own->stack_n == 0)
        return "Today's rules";
    return own->stack_n == 1 ? own->stack[0]->title : own->title;
}

/* -- putting ----------------------------------------------------------------------------------- */

void bg_scenario_put(struct bg_page *page, int64_t row, int column, struct bg_look look,
                     const struct bg_value *value)
{
    if (value->type == BG_V_NUMBER)
        bg_put_number(page, row, column, look, bg_scenario_rounded(value->as.number));
    else if (value->type == BG_V_ERROR)
        bg_put_text(page, row, column, look, "error");
    else
        bg_put_blank(page, row, column, look);
}

struct bg_shown bg_scenario_shown(const struct bg_value *value)
{
    if (value->type == BG_V_NUMBER)
        return bg_show_number(bg_scenario_rounded(value->as.number));
    return value->type == BG_V_ERROR ? bg_show_text("error") : bg_show_blank();
}

void bg_scenario_title(struct bg_page *page, const char *title, const char *under)
{
    bg_put_text(page, 0, 0, BG_LOOK(TITLE, TEXT), title);
    bg_put_text(page, 1, 0, BG_LOOK(SUBTITLE, TEXT), under);
}

/* -- the book ---------------------------------------------------------------------------------- */

static bool splits(const struct bg_model *model, const char *id)
{
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t k = 0; k < model->cases[c].lots_n; k++) {
            const struct bg_model_lot *lot = &model->cases[c].lots[k];
            int m = bg_ruleset_measure(lot->result->ruleset, id);
            for (size_t i = 0; m >= 0 && i < lot->bids_n; i++)
                if (lot->bids[i].classes[m].n)
                    return true;
        }
    return false;
}

static void look_at_figures(const struct bg_model *model, struct bg_scenario_measure *out)
{
    out->whole = true;
    for (size_t c = 0; c < model->cases_n; c++)
        for (size_t k = 0; k < model->cases[c].lots_n; k++) {
            const struct bg_model_lot *lot = &model->cases[c].lots[k];
            int m = bg_ruleset_measure(lot->result->ruleset, out->measure->id);
            for (size_t i = 0; m >= 0 && i < lot->bids_n; i++) {
                const struct bg_figure *f = &lot->bids[i].figures[m];
                out->has_range |= f->low.type == BG_V_NUMBER;
                out->whole &= f->value.type != BG_V_NUMBER || bg_dec_is_int(f->value.as.number);
            }
        }
}

static void book_add_measure(struct bg_scenario_book *b, struct bg_scenario_measure *list,
                             const struct bg_measure *measure)
{
    size_t i = 0;
    while (i < b->measures_n && strcmp(list[i].measure->id, measure->id) != 0)
        i++;
    list[i].measure = measure;
    b->measures_n += i == b->measures_n;
}

static void lay_out_columns(struct bg_scenario_book *b)
{
    size_t most = 0;
    int column = BG_F_MEASURES, class_column = BG_K_MEASURES;
    for (size_t c = 0; c < b->model->cases_n; c++)
        most += b->model->cases[c].rules->ruleset->measures_n;
    struct bg_scenario_measure *list = BG_ARRAY(b->arena, most, struct bg_scenario_measure);
    for (size_t c = 0; c < b->model->cases_n; c++) {
        const struct bg_ruleset *r = b->model->cases[c].lots[0].result->ruleset;
        for (size_t i = 0; i < r->measures_n; i++)
            book_add_measure(b, list, &r->measures[i]);
    }
    for (size_t i = 0; i < b->measures_n; i++) {
        look_at_figures(b->model, &list[i]);
        list[i].column = column;
        column += list[i].has_range ? 3 : 1;
        list[i].class_column = splits(b->model, list[i].measure->id) ? class_column++ : -1;
    }
    b->measures = list;
}

/* How many rows Figures by class has: a bid's classes are those of its first split measure. */
static size_t count_classes(struct bg_scenario_book *b)
{
    size_t n = 0;
    b->class_from = BG_ARRAY(b->arena, b->model->cases_n, size_t);
    for (size_t c = 0; c < b->model->cases_n; c++) {
        b->class_from[c] = n;
        for (size_t k = 0; k < b->model->cases[c].lots_n; k++) {
            const struct bg_model_lot *lot = &b->model->cases[c].lots[k];
            for (size_t i = 0; i < lot->bids_n; i++)
                n += bg_scenario_classes(lot, &lot->bids[i]).n;
        }
    }
    return n;
}

struct bg_class_figures bg_scenario_classes(const struct bg_model_lot *lot,
                                            const struct bg_model_bid *bid)
{
    for (size_t m = 0; m < lot->result->ruleset->measures_n; m++)
        if (bid->classes[m].n)
            return bid->classes[m];
    return (struct bg_class_figures){0};
}

struct bg_value bg_scenario_class(const struct bg_model_lot *lot, const struct bg_model_bid *bid,
                                  const struct bg_measure *measure, const char *name)
{
    int m = bg_ruleset_measure(lot->result->ruleset, measure->id);
    for (size_t i = 0; m >= 0 && i < bid->classes[m].n; i++)
        if (strcmp(bid->classes[m].items[i].name, name) == 0)
            return bid->classes[m].items[i].figure.value;
    return BG_MISSING;
}

static bool book_always(const struct bg_scenario_book *b)
{
    (void)b;
    return true;
}

static bool book_has_bids(const struct bg_scenario_book *b)
{
    return b->model->reg == NULL;
}

static bool book_has_register(const struct bg_scenario_book *b)
{
    return b->model->reg != NULL;
}

static bool book_has_refused(const struct bg_scenario_book *b)
{
    const struct bg_model_register *reg = b->model->reg;
    return reg && (reg->contracts->refused_n || reg->wages->refused_n);
}

static bool book_has_ranges(const struct bg_scenario_book *b)
{
    for (size_t c = b->model->cases_n > 1 ? 1 : 0; c < b->model->cases_n; c++)
        if (b->model->cases[c].sensitivity)
            return true;
    return false;
}

static bool book_has_points(const struct bg_scenario_book *b)
{
    return b->model->reg == NULL && b->model->ruleset->award.method == BG_HIGHEST_SCORE;
}

static bool book_has_measures(const struct bg_scenario_book *b)
{
    return book_has_bids(b) && b->measures_n > 0;
}

static bool book_has_classes(const struct bg_scenario_book *b)
{
    return b->classes_n > 0;
}

static bool book_has_path(const struct bg_scenario_book *b)
{
    return book_has_bids(b) && b->model->path_n > 0;
}

static bool book_has_sweeps(const struct bg_scenario_book *b)
{
    return book_has_bids(b) && b->model->sweeps_n > 0;
}

static bool book_has_swept(const struct bg_scenario_book *b)
{
    return book_has_register(b) && b->model->sweeps_n > 0;
}

static bool book_has_years(const struct bg_scenario_book *b)
{
    return book_has_register(b) && b->model->reg->years;
}

/* The tables of a large register have no room in memory. */
static bool book_is_long(const struct bg_scenario_book *b, int sheet)
{
    return (sheet == BG_SCENARIO_LINES || sheet == BG_SCENARIO_CONTRACTS) &&
           !bg_register_is_live(b);
}

static const struct {
    const char *name;
    int colour;
    bool (*wanted)(const struct bg_scenario_book *b);
    void (*fill)(struct bg_scenario_book *b);
} sheets[BG_SCENARIO__COUNT] = {
#define SCENARIO_SHEET(id, name, colour, wanted, fill)                                             \
    {name, colour, wanted, bg_scenario_sheet_##fill},
#include "report/scenario/sheets.def"
#undef SCENARIO_SHEET
};

struct bg_book *bg_scenario_book_build(struct bg_arena *arena, const void *data, const char *path)
{
    const struct bg_model *model = data;
    const struct bg_ruleset *r = model->ruleset;
    char date[BG_DATE_TEXT];
    const char *title = bg_model_subject(r);
    struct bg_book_facts facts = {
        .path = path,
        .kind = "model",
        .title = bg_arena_printf(arena, "Scenarios: %s", title),
        .subject = bg_arena_printf(arena, "Proposed standards over %s, as of %s",
                                   model->reg ? "existing contracts" : "the bids",
                                   bg_date_text(model->as_of, date)),
        .comments = "Sums are live over the sheet Figures. See Assumptions and Audit.",
        .header = bg_arena_printf(arena, "%s%s%s", r->solicitation.reference,
                                  *r->solicitation.reference ? "  " : "", title),
        .currency = r->currency,
        .decimals = r->award.decimals,
        .created = model->as_of,
    };
    struct bg_scenario_book *b = BG_NEW(arena, struct bg_scenario_book);
    *b = (struct bg_scenario_book){
        .arena = arena, .book = bg_book_open(arena, &facts), .model = model};
    for (size_t k = 0; k < model->cases[0].lots_n; k++)
        b->bids_n += model->cases[0].lots[k].bids_n;
    b->lots = model->cases[0].lots[0].lot[0] != '\0';
    lay_out_columns(b);
    b->classes_n = count_classes(b);
    for (int i = 0; i < BG_SCENARIO__COUNT; i++)
        if (sheets[i].wanted(b))
            b->page[i] = (book_is_long(b, i) ? bg_page_new_long : bg_page_new)(
                b->book, sheets[i].name, sheets[i].colour);
    for (int i = 0; i < BG_SCENARIO__COUNT; i++)
        if (b->page[i])
            sheets[i].fill(b);
    return b->book;
}

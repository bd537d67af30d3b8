/* The table of awards: a row an award. A row that cannot be used is refused with every reason, and then nothing is
 * added up: a sum without it would be wrong. */
#include "intake/portfolio/read.h"

#include <string.h>

#include "base/index.h"
#include "base/list.h"
#include "intake/register/column_map.h"
#include "intake/register/named_table.h"

enum {
    AWARD,
    VENDOR,
    AMOUNT,
    CURRENCY,
    DEPARTMENT,
    SIZE,
    WORKERS,
    QUALITY,
    START,
    END,
    DATE,
    LABOUR,
    PROPERTIES,
    COLUMNS = PROPERTIES + BG_PROPERTY__COUNT
};

static const struct bg_named_column columns[COLUMNS] = {
    [AWARD] = {.names = {"award", "contract", "contract_number"}, .required = true},
    [VENDOR] = {.names = {"vendor", "supplier", "contractor"}, .required = true},
    [AMOUNT] = {.names = {"amount", "contract_amount"}, .required = true},
    [CURRENCY] = {.names = {"currency"}, .required = false},
    [DEPARTMENT] = {.names = {"department", "buyer"}, .required = false},
    [SIZE] = {.names = {"size"}, .required = false},
    [WORKERS] = {.names = {"workers", "headcount"}, .required = false},
    [QUALITY] = {.names = {"quality"}, .required = false},
    [START] = {.names = {"start", "start_date"}, .required = false},
    [END] = {.names = {"end", "end_date"}, .required = false},
    [DATE] = {.names = {"date", "award_date"}, .required = false},
    [LABOUR] = {.names = {"labour_intensive", "covered"}, .required = false},
#define PROPERTY(id, name, title)                                                                  \
    [PROPERTIES + BG_PROPERTY_##id] = {.names = {name}, .required = false},
#include "model/property.def"
#undef PROPERTY
};
_Static_assert((int)COLUMNS <= (int)BG_NAMED_COLUMNS, "columns of a named table");

struct bg_award_row *bg_portfolio_add(struct bg_portfolio_reading *r)
{
    struct bg_portfolio *p = r->out;
    BG_MORE(r->arena, p->items, p->n, p->room);
    struct bg_award_row *a = &p->items[p->n++];
    *a = (struct bg_award_row){.id = "",
                               .vendor = "",
                               .department = "",
                               .size = "",
                               .place = "",
                               .start = BG_NO_DATE,
                               .end = BG_NO_DATE,
                               .date = BG_NO_DATE};
    for (int i = 0; i < BG_PROPERTY__COUNT; i++)
        a->standing[i] = BG_PROOF_UNKNOWN;
    return a;
}

bool bg_portfolio_currency(struct bg_portfolio_reading *r, struct bg_pos pos, const char *currency)
{
    if (!currency[0] || strcmp(currency, r->currency) == 0)
        return true;
    if (!r->currency[0]) {
        r->currency = currency;
        return true;
    }
    bg_diag_add(r->diags, BG_E982, pos,
                "the amount is in %s, others are in %s: money of two currencies is not added up",
                currency, r->currency);
    return false;
}

/* "yes", "yes: verified", "no", "unknown"; a yes alone is a claim. */
static enum bg_proof standing_of(struct bg_named_table *t, int column)
{
    static const struct {
        const char *word;
        enum bg_proof standing;
    } words[] = {{"", BG_PROOF_UNKNOWN},
                 {"unknown", BG_PROOF_UNKNOWN},
                 {"no", BG_PROOF_NO},
                 {"yes", BG_PROOF_CLAIMED},
                 {"claimed", BG_PROOF_CLAIMED},
                 {"evidenced", BG_PROOF_EVIDENCED},
                 {"verified", BG_PROOF_VERIFIED}};
    const char *text = bg_named_text(t, column);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i].word) == 0)
            return words[i].standing;
    bg_named_fault(t, column,
                   "\"%s\" is not one of verified, evidenced, claimed, yes (a claim), no, unknown",
                   text);
    return BG_PROOF_UNKNOWN;
}

static const struct bg_ratio *portfolio_read_number_of(struct bg_named_table *t, int column,
                                                       int64_t most)
{
    struct bg_dec number;
    if (!bg_named_number(t, column, bg_dec_int(0), bg_dec_int(most), &number))
        return NULL;
    if (column == WORKERS && !bg_dec_is_int(number))
        bg_named_fault(t, column, "\"%s\" is not a count of people; part-time workers count as one",
                       bg_named_text(t, column));
    return bg_ratio_dec(t->arena, number);
}

static void read_dates(struct bg_named_table *t, struct bg_award_row *a)
{
    static const int at[] = {START, END, DATE};
    int64_t *const out[] = {&a->start, &a->end, &a->date};
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        int64_t days;
        if (bg_named_date(t, at[i], &days))
            *out[i] = days;
    }
    if (a->start != BG_NO_DATE && a->end != BG_NO_DATE && a->end < a->start)
        bg_named_fault(t, END, "the contract ends before it starts");
    if (a->end != BG_NO_DATE && a->start == BG_NO_DATE)
        bg_named_fault(t, END, "the contract has an end and no start");
}

static void portfolio_read_read_row(struct bg_named_table *t, struct bg_portfolio_reading *r,
                                    struct bg_award_row *a)
{
    const char *labour = bg_named_text(t, LABOUR);
    a->id = bg_named_text(t, AWARD);
    a->vendor = bg_named_text(t, VENDOR);
    a->department = bg_named_text(t, DEPARTMENT);
    a->size = bg_named_text(t, SIZE);
    a->place = bg_arena_printf(t->arena, "%s: row %lld", t->source->name, (long long)t->row.number);
    if (!a->id[0])
        bg_named_fault(t, AWARD, "the award has no number");
    if (!a->vendor[0])
        bg_named_fault(t, VENDOR, "no vendor is named");
    a->amount = portfolio_read_number_of(t, AMOUNT, 1000000000000);
    a->workers = portfolio_read_number_of(t, WORKERS, 10000000);
    a->quality = portfolio_read_number_of(t, QUALITY, 100);
    read_dates(t, a);
    a->not_labour = strcmp(labour, "no") == 0;
    if (labour[0] && !a->not_labour && strcmp(labour, "yes") != 0)
        bg_named_fault(t, LABOUR, "\"%s\" is not yes or no", labour);
    for (int i = 0; i < BG_PROPERTY__COUNT; i++)
        a->standing[i] = standing_of(t, PROPERTIES + i);
    const char *currency = bg_named_text(t, CURRENCY);
    if (currency[0] && r->currency[0] && strcmp(currency, r->currency) != 0)
        bg_named_fault(
            t, CURRENCY,
            "the amount is in %s, others are in %s: money of two currencies is not added up",
            currency, r->currency);
    else if (currency[0])
        r->currency = currency;
}

static bool portfolio_read_read_table(struct bg_portfolio_reading *r,
                                      const struct bg_source *source)
{
    struct bg_named_table t = {.arena = r->arena,
                               .diags = r->diags,
                               .source = source,
                               .columns = columns,
                               .columns_n = COLUMNS,
                               .of_header = BG_E981,
                               .of_row = BG_E982,
                               .currency = r->currency};
    size_t before = r->out->n;
    if (r->map && !(t.map = bg_column_map_read(r->arena, r->diags, r->map, columns, COLUMNS)))
        return false;
    if (!bg_named_open(&t))
        return false;
    while (bg_named_next(&t)) {
        portfolio_read_read_row(&t, r, bg_portfolio_add(r));
        t.currency = r->currency;
        (void)bg_named_keep(&t);
    }
    if (r->out->n == before && t.refused_n == 0)
        bg_diag_add(r->diags, BG_E981, (struct bg_pos){.source = source},
                    "there is no row of an award under the header");
    bg_named_tell_skipped(&t);
    r->left_out_n += t.map ? t.map->skipped_n : 0;
    return r->out->n > before && t.refused_n == 0;
}

struct bg_named_columns bg_portfolio_columns(void)
{
    return (struct bg_named_columns){columns, COLUMNS};
}

bool bg_portfolio_read(struct bg_portfolio_reading *r, const struct bg_source *source)
{
    size_t i = 0;
    while (i < source->size && (unsigned char)source->text[i] <= ' ')
        i++;
    bool json = i < source->size && source->text[i] == '{';
    return json ? bg_portfolio_read_json(r, source) : portfolio_read_read_table(r, source);
}

bool bg_portfolio_check(const struct bg_portfolio_reading *r)
{
    const struct bg_portfolio *p = r->out;
    const char **ids = BG_ARRAY(r->arena, p->n, const char *);
    bool good = true;
    for (size_t i = 0; i < p->n; i++)
        ids[i] = p->items[i].id;
    const struct bg_index *index = bg_index_new(r->arena, ids, p->n);
    for (size_t i = 0; i < p->n; i++) {
        size_t first = (size_t)bg_index_find(index, ids[i]);
        if (first == i)
            continue;
        bg_diag_add(r->diags, BG_E982, (struct bg_pos){.label = p->items[i].place},
                    "award \"%s\" is in %s too: it would be added up twice", ids[i],
                    p->items[first].place);
        good = false;
    }
    return good;
}

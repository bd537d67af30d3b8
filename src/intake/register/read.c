/* The register of contracts: rows to contracts and their lines. */
#include "intake/register/named_table.h"

#include <string.h>

#include "base/index.h"
#include "base/list.h"
#include "base/ratio.h"
#include "intake/register/repeated.h"
#include "intake/register/values.h"

/* The columns of the register, and the currency of its amounts. */
enum { CURRENCY = BG_RC__COUNT, COLUMNS };

static const struct bg_named_column columns[COLUMNS] = {
    [BG_RC_CONTRACT] = {.names = {"contract", "contract_id", "contract_number"}, .required = true},
    [BG_RC_VENDOR] = {.names = {"vendor", "supplier", "contractor"}, .required = true},
    [BG_RC_SERVICE] = {.names = {"service"}, .required = false},
    [BG_RC_AREA] = {.names = {"area", "place_of_work"}, .required = false},
    [BG_RC_AMOUNT] = {.names = {"amount", "contract_amount"}, .required = true},
    [BG_RC_AMOUNT_PER_YEAR] = {.names = {"amount_per_year"}, .required = false},
    [BG_RC_START] = {.names = {"start", "start_date"}, .required = false},
    [BG_RC_END] = {.names = {"end", "end_date"}, .required = false},
    [BG_RC_EXEMPT] = {.names = {"exempt", "exempt_reason"}, .required = false},
    [BG_RC_COLLECTIVE_AGREEMENT] = {.names = {"collective_agreement"}, .required = false},
    [BG_RC_CLAUSE] = {.names = {"superseding_clause", "waiver_clause"}, .required = false},
    [BG_RC_CLAUSE_PAGE] = {.names = {"superseding_page"}, .required = false},
    [BG_RC_VENDOR_SIZE] = {.names = {"vendor_size", "business_size", "size"}, .required = false},
    [BG_RC_OCCUPATION] = {.names = {"occupation", "occ_code"}, .required = true},
    [BG_RC_HEADCOUNT] = {{"headcount", "workers"}, true, true},
    [BG_RC_HOURS] = {.names = {"hours", "hours_per_year"}, .required = false},
    [BG_RC_INDUSTRY] = {.names = {"industry", "naics", "naics_code"}, .required = false},
    [BG_RC_SECTOR] = {.names = {"sector"}, .required = false},
    [BG_RC_AGREEMENT_WAGE] = {.names = {"agreement_wage"}, .required = false},
    [CURRENCY] = {.names = {"currency"}, .required = false},
};
_Static_assert((int)COLUMNS <= (int)BG_NAMED_COLUMNS, "columns of a named table");

struct read_row {
    int64_t line;
    size_t offset;
    const struct bg_value **values; /* by column */
};
struct reading {
    struct bg_named_table t;
    struct bg_values *known;
    struct read_row *rows;
    size_t n, room;
    bool more;          /* there was another row */
    bool bargained_odd; /* a row speaks of an agreement that it does not name */
};

static struct bg_value read_text_value(const char *text)
{
    if (!text[0])
        return BG_MISSING;
    return (struct bg_value){
        .type = BG_V_TEXT, .row = -1, .as.text = {.bytes = text, .n = strlen(text)}};
}

static struct bg_value number_value(struct bg_dec number)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = number};
}

/* "no" in a column that wants a reason or a name says that there is none. */
static const char *unless_no(const char *text)
{
    static const char *const words[] = {"no", "No", "NO", "none", "None", "NONE"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i]) == 0)
            return "";
    return text;
}

static struct bg_value register_read_number_of(struct bg_named_table *t, int column)
{
    /* money of a contract, people, hours of a leap year */
    struct bg_dec most = bg_dec_int(1000000000000), value;
    if (column == BG_RC_HEADCOUNT)
        most = bg_dec_int(10000000);
    if (column == BG_RC_HOURS)
        most = bg_dec_int(8784);
    if (column == BG_RC_AGREEMENT_WAGE)
        most = bg_dec_int(10000);
    if (!bg_named_number(t, column, bg_dec_int(0), most, &value))
        return BG_MISSING;
    if (column == BG_RC_HEADCOUNT && !bg_dec_is_int(value))
        bg_named_fault(t, column, "\"%s\" is not a count of people; part-time workers count as one",
                       bg_named_text(t, column));
    if (column == BG_RC_HOURS && bg_dec_sign(value) == 0)
        bg_named_fault(t, column,
                       "0 hours a year is not a job; leave the cell empty when the hours "
                       "are not known");
    if (column == BG_RC_AGREEMENT_WAGE && bg_dec_sign(value) == 0)
        bg_named_fault(t, column,
                       "0 an hour is not a rate; leave the cell empty when the rate is not known");
    return number_value(value);
}

static bool ends_before_start(const struct bg_value *start, const struct bg_value *end)
{
    return start->type == BG_V_DATE && end->type == BG_V_DATE && end->as.days < start->as.days;
}

/* The sector of a code of industries is its first two digits: 561720 is of sector 56. Sectors that go over
 * several numbers have their usual names. */
static void set_sector(struct bg_named_table *t, struct bg_value *values)
{
    const struct bg_value *industry = &values[BG_RC_INDUSTRY];
    const char *code = industry->type == BG_V_TEXT ? industry->as.text.bytes : "";
    char two[3] = "";
    if (values[BG_RC_SECTOR].type != BG_V_MISSING || strspn(code, "0123456789") < 2)
        return;
    memcpy(two, code, 2);
    if (strcmp(two, "00") == 0)
        return;
    static const char *const spans[] = {"31-33", "44-45", "48-49"};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (memcmp(two, spans[i], 2) >= 0 && memcmp(two, spans[i] + 3, 2) <= 0) {
            values[BG_RC_SECTOR] = read_text_value(spans[i]);
            return;
        }
    values[BG_RC_SECTOR] = read_text_value(bg_arena_text(t->scratch, two, 2));
}

static void read_cells(struct bg_named_table *t, struct bg_value *values)
{
    for (int c = 0; c < BG_RC__COUNT; c++) {
        int64_t days;
        values[c] = BG_MISSING;
        switch (bg_register_columns[c].type) {
        case BG_V_NUMBER:
            values[c] = register_read_number_of(t, c);
            break;
        case BG_V_DATE:
            if (bg_named_date(t, c, &days))
                values[c] = (struct bg_value){.type = BG_V_DATE, .row = -1, .as.days = days};
            break;
        default:
            values[c] = read_text_value(c == BG_RC_EXEMPT || c == BG_RC_COLLECTIVE_AGREEMENT
                                            ? unless_no(bg_named_text(t, c))
                                            : bg_named_text(t, c));
        }
    }
    if (values[BG_RC_CONTRACT].type != BG_V_TEXT)
        bg_named_fault(t, BG_RC_CONTRACT, "no contract is named");
    if (values[BG_RC_VENDOR].type != BG_V_TEXT)
        bg_named_fault(t, BG_RC_VENDOR, "no vendor is named");
    if (ends_before_start(&values[BG_RC_START], &values[BG_RC_END]))
        bg_named_fault(t, BG_RC_END, "the contract ends before it starts");
    set_sector(t, values);
    const char *currency = bg_named_text(t, CURRENCY);
    if (currency[0] && strcmp(currency, t->currency) != 0)
        bg_named_fault(t, CURRENCY, "\"%s\" is another currency than the ruleset's, which is %s",
                       currency, t->currency[0] ? t->currency : "not said");
}

/* What is said of an agreement needs one: in the row, or in the first of its contract. Which column
 * speaks of none; -1: all is well. */
static int agreement_missing(const struct bg_value *const *values,
                             const struct bg_value *const *first)
{
    static const int of_agreement[] = {BG_RC_CLAUSE, BG_RC_CLAUSE_PAGE, BG_RC_AGREEMENT_WAGE};
    if (values[BG_RC_COLLECTIVE_AGREEMENT]->type != BG_V_MISSING ||
        first[BG_RC_COLLECTIVE_AGREEMENT]->type != BG_V_MISSING)
        return -1;
    for (size_t i = 0; i < sizeof of_agreement / sizeof *of_agreement; i++) {
        const struct bg_value *value = values[of_agreement[i]];
        if (value->type == BG_V_NUMBER ||
            (value->type == BG_V_TEXT && unless_no(value->as.text.bytes)[0]))
            return of_agreement[i];
    }
    return -1;
}

static void check_agreement(struct bg_named_table *t, const struct bg_value *const *values,
                            const struct bg_value *const *first)
{
    int column = agreement_missing(values, first);
    if (column >= 0)
        bg_named_fault(t, column,
                       "the contract names no collective agreement in this row or its first; "
                       "fill in \"collective_agreement\"");
}

/* Numbers of contracts and their amounts are nearly all different. */
static const struct bg_value *register_read_keep(struct reading *r, int column,
                                                 const struct bg_value *value)
{
    bool own = column == BG_RC_CONTRACT || column == BG_RC_AMOUNT;
    return own ? bg_values_own(r->known, value) : bg_values_shared(r->known, value);
}

static void read_add_row(struct reading *r, const struct bg_value *values)
{
    struct bg_arena *arena = r->t.arena;
    const struct bg_value **kept = BG_ARRAY(arena, BG_RC__COUNT, const struct bg_value *);
    for (int c = 0; c < BG_RC__COUNT; c++)
        kept[c] = register_read_keep(r, c, &values[c]);
    r->bargained_odd =
        r->bargained_odd || agreement_missing((const struct bg_value *const *)kept,
                                              (const struct bg_value *const *)kept) >= 0;
    BG_MORE(arena, r->rows, r->n, r->room);
    r->rows[r->n++] = (struct read_row){r->t.row.number, r->t.row.offset, kept};
}

static void register_read_read_row(void *data)
{
    struct reading *r = data;
    struct bg_value values[BG_RC__COUNT];
    r->more = bg_named_next(&r->t);
    if (!r->more)
        return;
    read_cells(&r->t, values);
    if (bg_named_keep(&r->t))
        read_add_row(r, values);
}

static void read_release(void *arena)
{
    bg_arena_free(arena);
}

static void register_read_read_rows(struct reading *r)
{
    void **slot = bg_arena_defer(r->t.arena, read_release);
    *slot = r->t.scratch = bg_arena_new(0);
    if (!r->t.scratch)
        bg_arena_out_of_memory(r->t.arena);
    do {
        if (!bg_arena_try(r->t.scratch, register_read_read_row, r))
            bg_arena_out_of_memory(r->t.arena);
        bg_arena_reset(r->t.scratch);
    } while (r->more);
}

/* -- contracts -----------------------------------------------------------------------------------
 */

static const struct bg_value *either(const struct bg_value *a, const struct bg_value *b)
{
    return a->type != BG_V_MISSING ? a : b;
}

/* A later row of a contract repeats what is said of it, leaves it empty, or says it first. */
static bool join_contract(struct reading *r, struct read_row *first, struct read_row *row)
{
    r->t.row.number = row->line;
    r->t.row.offset = row->offset;
    r->t.reason = "";
    check_agreement(&r->t, (const struct bg_value *const *)row->values,
                    (const struct bg_value *const *)first->values);
    for (int c = 0; c < BG_RC_OCCUPATION; c++)
        if (row->values[c]->type != BG_V_MISSING && first->values[c]->type != BG_V_MISSING &&
            !bg_value_same(row->values[c], first->values[c]))
            bg_named_fault(&r->t, c, "row %lld of the same contract says something else",
                           (long long)first->line);
    if (ends_before_start(either(first->values[BG_RC_START], row->values[BG_RC_START]),
                          either(first->values[BG_RC_END], row->values[BG_RC_END])))
        bg_named_fault(&r->t, BG_RC_END, "with row %lld the contract ends before it starts",
                       (long long)first->line);
    if (!bg_named_keep(&r->t))
        return false;
    for (int c = 0; c < BG_RC_OCCUPATION; c++)
        if (first->values[c]->type == BG_V_MISSING)
            first->values[c] = row->values[c];
    return true;
}

/* The amount a year is the amount x 12 / months where the contract runs for whole months, else x
 * 365 / days. */
static void set_amount_per_year(struct reading *r, const struct bg_value **values)
{
    enum { MONTHS_MOST = 1200 };
    struct bg_arena *arena = r->t.scratch;
    int64_t after, months = 0, end;
    if (values[BG_RC_AMOUNT_PER_YEAR]->type == BG_V_NUMBER ||
        values[BG_RC_AMOUNT]->type != BG_V_NUMBER || values[BG_RC_START]->type != BG_V_DATE ||
        values[BG_RC_END]->type != BG_V_DATE)
        return;
    after = values[BG_RC_END]->as.days + 1;
    do
        if (!bg_date_add_months(values[BG_RC_START]->as.days, ++months, &end))
            return;
    while (end < after && months < MONTHS_MOST);
    int64_t days = after - values[BG_RC_START]->as.days;
    const struct bg_ratio *amount = bg_ratio_dec(arena, values[BG_RC_AMOUNT]->as.number);
    const struct bg_ratio *years =
        end == after ? bg_ratio_div(arena, bg_ratio_int(arena, months), bg_ratio_int(arena, 12))
                     : bg_ratio_div(arena, bg_ratio_int(arena, days), bg_ratio_int(arena, 365));
    struct bg_dec value;
    if (!bg_ratio_round(bg_ratio_div(arena, amount, years), 2, BG_HALF_UP, &value))
        return;
    struct bg_value number = number_value(value);
    values[BG_RC_AMOUNT_PER_YEAR] = bg_values_own(r->known, &number);
}

struct grouping {
    size_t *contract;  /* of a row; SIZE_MAX: the row is refused */
    size_t *first_row; /* of a contract */
    struct bg_contract *contracts;
    size_t contracts_n;
};

static const struct bg_index *read_index(struct reading *r, const char **keys)
{
    for (size_t i = 0; i < r->n; i++)
        keys[i] = r->rows[i].values[BG_RC_CONTRACT]->as.text.bytes;
    return bg_index_new(r->t.arena, keys, r->n);
}

/* The first row of a contract says of its agreement what belongs together. */
static bool is_whole(struct reading *r, const struct read_row *row)
{
    const struct bg_value *const *values = (const struct bg_value *const *)row->values;
    r->t.row.number = row->line;
    r->t.row.offset = row->offset;
    r->t.reason = "";
    check_agreement(&r->t, values, values);
    return bg_named_keep(&r->t);
}

/* Refuses first rows that speak of an agreement which is not named; the next row of the contract is
 * then its first. False: there was none. */
static bool drop_first_rows(struct reading *r, const char **keys)
{
    const struct bg_index *index = read_index(r, keys);
    size_t kept = 0;
    for (size_t i = 0; i < r->n; i++)
        if ((size_t)bg_index_find(index, keys[i]) != i || is_whole(r, &r->rows[i]))
            r->rows[kept++] = r->rows[i];
    bool dropped = kept < r->n;
    r->n = kept;
    return dropped;
}

static void find_contracts(struct reading *r, struct grouping *g)
{
    const char **keys = BG_ARRAY(r->t.arena, r->n, const char *);
    while (r->bargained_odd && drop_first_rows(r, keys))
        ;
    const struct bg_index *index = read_index(r, keys);
    for (size_t i = 0; i < r->n; i++) {
        size_t first = (size_t)bg_index_find(index, keys[i]);
        g->contract[i] = SIZE_MAX;
        if (first == i) {
            g->first_row[g->contracts_n] = i;
            g->contract[i] = g->contracts_n++;
        } else if (join_contract(r, &r->rows[first], &r->rows[i])) {
            g->contract[i] = g->contract[first];
        } else {
            continue;
        }
        g->contracts[g->contract[i]].lines_n++;
    }
}

struct yearly {
    struct reading *r;
    const struct bg_value **values;
};

static void work_out_yearly(void *data)
{
    const struct yearly *y = data;
    set_amount_per_year(y->r, y->values);
}

/* Rows by contract, contracts by their first rows; every line knows all of its contract. */
static void read_group(struct reading *r, struct bg_register *out)
{
    struct bg_arena *arena = r->t.arena;
    struct grouping g = {BG_ARRAY(arena, r->n, size_t), BG_ARRAY(arena, r->n, size_t),
                         BG_ARRAY(arena, r->n, struct bg_contract), 0};
    struct bg_register_line *lines = BG_ARRAY(arena, r->n, struct bg_register_line);
    find_contracts(r, &g);
    for (size_t c = 0; c < g.contracts_n; c++) {
        const struct bg_value **values = r->rows[g.first_row[c]].values;
        struct yearly yearly = {r, values};
        if (!bg_arena_try(r->t.scratch, work_out_yearly, &yearly))
            bg_arena_out_of_memory(arena);
        bg_arena_reset(r->t.scratch);
        g.contracts[c].values = values;
        g.contracts[c].first_line = out->lines_n;
        out->lines_n += g.contracts[c].lines_n;
        g.contracts[c].lines_n = 0;
    }
    for (size_t i = 0; i < r->n; i++) {
        if (g.contract[i] == SIZE_MAX)
            continue;
        struct bg_contract *c = &g.contracts[g.contract[i]];
        if (c->values != (const struct bg_value *const *)r->rows[i].values)
            memcpy(r->rows[i].values, c->values, BG_RC_OCCUPATION * sizeof *c->values);
        lines[c->first_line + c->lines_n++] =
            (struct bg_register_line){r->rows[i].line, g.contract[i], r->rows[i].values};
    }
    out->contracts = g.contracts;
    out->contracts_n = g.contracts_n;
    out->lines = lines;
}

struct bg_named_columns bg_named_columns_of(enum bg_named_kind kind)
{
    if (kind == BG_NAMED_WAGES)
        return bg_wages_columns();
    if (kind == BG_NAMED_PAYROLL)
        return bg_payroll_columns();
    if (kind == BG_NAMED_PORTFOLIO)
        return bg_portfolio_columns();
    return (struct bg_named_columns){columns, COLUMNS};
}

const struct bg_register *bg_register_read(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_named_file *file)
{
    struct bg_register *out = BG_NEW(arena, struct bg_register);
    struct reading r = {.t = {.arena = arena,
                              .diags = diags,
                              .source = file->source,
                              .columns = columns,
                              .columns_n = COLUMNS,
                              .of_header = BG_E924,
                              .of_row = BG_E925,
                              .currency = file->currency}};
    if (file->map && !(r.t.map = bg_column_map_read(arena, diags, file->map, columns, COLUMNS)))
        return NULL;
    if (!bg_named_open(&r.t))
        return NULL;
    r.known = bg_values_new(arena);
    register_read_read_rows(&r);
    read_group(&r, out);
    bg_named_tell_skipped(&r.t);
    out->source = file->source;
    bg_register_tell_repeated(arena, diags, out);
    out->map = file->map;
    out->left_out_n = r.t.map ? r.t.map->skipped_n : 0;
    out->refused = r.t.refused;
    out->refused_n = r.t.refused_n;
    out->read_n = r.t.read_n;
    return out;
}

/* Clauses from a table or from JSON: what each may hold is checked in one place. */
#include "intake/contract/read.h"

#include <string.h>

#include "base/cell_text.h"
#include "base/field.h"
#include "base/json.h"
#include "base/list.h"
#include "intake/register/named_table.h"

enum column {
    ID,
    TEXT,
    MEASURE,
    CLASS,
    FIGURE,
    UNIT,
    THRESHOLD,
    FROM,
    TO,
    EVIDENCE,
    REMEDY,
    SOURCE,
    URL,
    CONFIDENTIAL,
    COLUMNS
};
static const struct bg_named_column columns[COLUMNS] = {
    [ID] = {.names = {"clause", "id"}, .required = true},
    [TEXT] = {.names = {"text"}, .required = false},
    [MEASURE] = {.names = {"measure"}, .required = true},
    [CLASS] = {.names = {"class", "classification"}, .required = false},
    [FIGURE] = {.names = {"figure"}, .required = true},
    [UNIT] = {.names = {"unit"}, .required = false},
    [THRESHOLD] = {.names = {"threshold"}, .required = false},
    [FROM] = {.names = {"from"}, .required = false},
    [TO] = {.names = {"to"}, .required = false},
    [EVIDENCE] = {.names = {"evidence_due", "evidence"}, .required = false},
    [REMEDY] = {.names = {"remedy"}, .required = false},
    [SOURCE] = {.names = {"source"}, .required = false},
    [URL] = {.names = {"url"}, .required = false},
    [CONFIDENTIAL] = {.names = {"confidential"}, .required = false},
};
enum { TEXT_LIMIT = 4000, MILLION = 1000000 };

struct promises_reading {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    struct bg_named_table t;    /* of a table */
    const struct bg_json *json; /* NULL: it is a table */
    const struct cJSON *row;
    int64_t number;    /* of the row in the list, from 1 */
    bool good, faulty; /* all clauses; the one in hand */
    struct bg_clause *clauses;
    size_t n, room;
};

static void clause_fault(struct promises_reading *r, int column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void clause_fault(struct promises_reading *r, int column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *why = bg_arena_vprintf(r->arena, format, args);
    va_end(args);
    r->faulty = true;
    r->good = false;
    if (!r->json) {
        bg_named_fault(&r->t, column, "%s", why);
        return;
    }
    const struct cJSON *node = bg_json_get(r->row, columns[column].names[0]);
    struct bg_pos pos = bg_json_pos(r->json, node ? node : r->row);
    bg_diag_add(r->diags, BG_E967, pos, "clause %lld, %s: %s", (long long)r->number,
                columns[column].names[0], why);
}

/* -- cells ------------------------------------------------------------------------------------- */

static const char *read_text_in(struct promises_reading *r, int column)
{
    if (!r->json)
        return bg_named_text(&r->t, column);
    const struct cJSON *node = bg_json_get(r->row, columns[column].names[0]);
    const char *text = bg_json_text(node);
    if (node && !text && bg_json_type(node) != BG_JSON_NULL)
        clause_fault(r, column, "expected a text, found %s", bg_json_type_name(bg_json_type(node)));
    return text ? text : "";
}

static bool read_number_in(struct promises_reading *r, int column, struct bg_dec *out)
{
    const struct bg_dec least = bg_dec_int(-1000000000), most = bg_dec_int(1000000000);
    if (!r->json)
        return bg_named_number(&r->t, column, least, most, out);
    const struct cJSON *node = bg_json_get(r->row, columns[column].names[0]);
    if (!node || bg_json_type(node) == BG_JSON_NULL)
        return false;
    if (bg_json_dec(r->json, node, out) && bg_dec_cmp(*out, least) >= 0 &&
        bg_dec_cmp(*out, most) <= 0)
        return true;
    clause_fault(r, column, "not a number from -1,000,000,000 to 1,000,000,000");
    return false;
}

static int64_t day_in(struct promises_reading *r, int column)
{
    int64_t days = BG_NO_DATE;
    if (!r->json) {
        if (!bg_named_date(&r->t, column, &days))
            days = BG_NO_DATE;
        return days;
    }
    const char *text = read_text_in(r, column);
    if (text[0] && !bg_date_parse(text, strlen(text), &days))
        clause_fault(r, column, "\"%s\" is not a date (use YYYY-MM-DD)", text);
    return days;
}

/* -- one clause ---------------------------------------------------------------------------------- */

static void take_measure(struct promises_reading *r, struct bg_clause *c)
{
    const char *names[BG_CLAUSE__COUNT], *text = read_text_in(r, MEASURE);
    for (int i = 0; i < BG_CLAUSE__COUNT; i++)
        names[i] = bg_clause_measure_name((enum bg_clause_measure)i);
    if (!text[0])
        clause_fault(r, MEASURE, "the cell is empty; write \"document\" where no payroll shows it");
    else if (!bg_clause_measure_find(bg_column_name(r->arena, text), &c->measure))
        clause_fault(r, MEASURE, "\"%s\" is not a measure%s", text,
                     bg_did_you_mean(r->arena, text, names, BG_CLAUSE__COUNT));
}

struct figure_bounds {
    int64_t least, most;
    int places;
};

static struct figure_bounds contract_read_bounds_of(enum bg_clause_measure measure)
{
    switch (measure) {
    case BG_CLAUSE_OVERTIME:
        return (struct figure_bounds){1, 10, 2};
    case BG_CLAUSE_HEADCOUNT:
        return (struct figure_bounds){0, 10 * MILLION, 2};
    case BG_CLAUSE_SHARE_OF_JOBS:
    case BG_CLAUSE_APPRENTICE_SHARE:
        return (struct figure_bounds){0, 1, 6};
    case BG_CLAUSE_APPRENTICE_RATIO:
        return (struct figure_bounds){0, 100, 6};
    default:
        return (struct figure_bounds){0, 10000, 6};
    }
}

static bool is_share(enum bg_clause_measure measure)
{
    return measure == BG_CLAUSE_SHARE_OF_JOBS || measure == BG_CLAUSE_APPRENTICE_SHARE;
}

static void take_figure(struct promises_reading *r, struct bg_clause *c)
{
    struct bg_dec number;
    struct figure_bounds within = contract_read_bounds_of(c->measure);
    bool before = r->faulty;
    if (!read_number_in(r, FIGURE, &number)) {
        if (r->faulty == before && (r->json || !r->t.reason[0]))
            clause_fault(r, FIGURE, "there is no figure: \"%s\" needs one",
                         bg_clause_measure_name(c->measure));
        return;
    }
    if (is_share(c->measure) && strcmp(c->unit, "%") == 0)
        (void)bg_dec_mul(number, (struct bg_dec){.coef = 1, .places = 2}, &number);
    if (bg_dec_cmp(number, bg_dec_int(within.least)) < 0 ||
        bg_dec_cmp(number, bg_dec_int(within.most)) > 0)
        clause_fault(r, FIGURE, "the figure of \"%s\" is from %lld to %lld%s",
                     bg_clause_measure_name(c->measure), (long long)within.least,
                     (long long)within.most,
                     is_share(c->measure) ? ", or from 0 to 100 with the unit %" : "");
    else if (number.places > within.places)
        clause_fault(r, FIGURE, "the figure has more than %d decimals", within.places);
    c->figure = (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = number};
}

static const char *threshold_is(enum bg_clause_measure measure)
{
    if (measure == BG_CLAUSE_OVERTIME)
        return "say from how many hours a week overtime is due";
    if (measure == BG_CLAUSE_LEAVE)
        return "say in how many hours of work so much leave is earned";
    return "say at which pay of an hour a job counts";
}

static void take_threshold(struct promises_reading *r, struct bg_clause *c)
{
    bool leave = c->measure == BG_CLAUSE_LEAVE;
    bool needed =
        leave || c->measure == BG_CLAUSE_SHARE_OF_JOBS || c->measure == BG_CLAUSE_OVERTIME;
    int64_t most = c->measure == BG_CLAUSE_OVERTIME ? 168 : 10000;
    c->has_threshold = read_number_in(r, THRESHOLD, &c->threshold);
    if (needed && !c->has_threshold)
        clause_fault(r, THRESHOLD, "there is no threshold: %s", threshold_is(c->measure));
    else if (leave && bg_dec_cmp(c->threshold, bg_dec_int(1)) < 0)
        clause_fault(r, THRESHOLD, "leave is earned in one hour of work at least");
    else if (needed && (bg_dec_sign(c->threshold) < 0 || c->threshold.places > 6 ||
                        bg_dec_cmp(c->threshold, bg_dec_int(most)) > 0))
        clause_fault(r, THRESHOLD, "the threshold is from 0 to %lld, with 6 decimals at most",
                     (long long)most);
}

static void take_id(struct promises_reading *r, struct bg_clause *c)
{
    c->id = read_text_in(r, ID);
    if (!c->id[0])
        clause_fault(r, ID, "the clause has no id");
    for (size_t i = 0; i < r->n; i++)
        if (c->id[0] && strcmp(r->clauses[i].id, c->id) == 0)
            clause_fault(r, ID, "two clauses are named \"%s\"", c->id);
}

static void read_clause(struct promises_reading *r)
{
    struct bg_clause c = {.figure = BG_MISSING};
    bool confidential = false;
    r->faulty = false;
    take_id(r, &c);
    take_measure(r, &c);
    c.text = read_text_in(r, TEXT);
    c.class_name = read_text_in(r, CLASS);
    c.unit = read_text_in(r, UNIT);
    c.evidence = read_text_in(r, EVIDENCE);
    c.remedy = read_text_in(r, REMEDY);
    c.source = read_text_in(r, SOURCE);
    c.url = read_text_in(r, URL);
    c.from = day_in(r, FROM);
    c.to = day_in(r, TO);
    if (c.from != BG_NO_DATE && c.to != BG_NO_DATE && c.to < c.from)
        clause_fault(r, TO, "the last day is before the first");
    if (read_text_in(r, CONFIDENTIAL)[0] &&
        !bg_cell_text_truth(read_text_in(r, CONFIDENTIAL), &confidential))
        clause_fault(r, CONFIDENTIAL, "\"%s\" is not yes or no", read_text_in(r, CONFIDENTIAL));
    c.confidential = confidential;
    if (!r->faulty && c.measure != BG_CLAUSE_DOCUMENT) {
        take_figure(r, &c);
        take_threshold(r, &c);
    }
    BG_MORE(r->arena, r->clauses, r->n, r->room);
    r->clauses[r->n++] = c;
}

/* -- the two forms ----------------------------------------------------------------------------- */

static bool contract_read_read_table(struct promises_reading *r, const char *currency)
{
    r->t = (struct bg_named_table){.arena = r->arena,
                                   .diags = r->diags,
                                   .source = r->source,
                                   .columns = columns,
                                   .columns_n = COLUMNS,
                                   .of_header = BG_E966,
                                   .of_row = BG_E967,
                                   .currency = currency,
                                   .text_limit = TEXT_LIMIT};
    if (!bg_named_open(&r->t))
        return false;
    while (bg_named_next(&r->t)) {
        read_clause(r);
        r->good = bg_named_keep(&r->t) && r->good;
    }
    r->good = r->good && r->t.refused_n == 0;
    return true;
}

static bool not_clauses(struct promises_reading *r, const char *why)
{
    bg_diag_add(r->diags, BG_E966, (struct bg_pos){.source = r->source}, "%s", why);
    return false;
}

static bool read_json(struct promises_reading *r, const char **title)
{
    r->json = bg_json_parse(r->arena, r->diags, r->source, NULL);
    if (!r->json)
        return false;
    const char *format = bg_json_text(bg_json_get(r->json->root, "format"));
    const char *of = bg_json_text(bg_json_get(r->json->root, "of"));
    if (!format || strcmp(format, "bidgauge-account/1") != 0 || !of || strcmp(of, "promise") != 0)
        return not_clauses(r, "it is not what promise writes with --json");
    const struct cJSON *list = bg_json_get(bg_json_get(r->json->root, "tables"), "clauses");
    if (!list || bg_json_type(list) != BG_JSON_ARRAY)
        return not_clauses(r, "it has no list of clauses");
    *title = bg_json_text(bg_json_get(r->json->root, "subject"));
    for (r->row = bg_json_first(list); r->row; r->row = bg_json_next(r->row)) {
        r->number++;
        read_clause(r);
    }
    return true;
}

const struct bg_promises *bg_promises_read(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source, const char *currency)
{
    struct promises_reading *r = BG_NEW(arena, struct promises_reading);
    struct bg_promises *out = BG_NEW(arena, struct bg_promises);
    const char *title = NULL;
    *r = (struct promises_reading){.arena = arena, .diags = diags, .source = source, .good = true};
    bool is_json = source->text[strspn(source->text, " \t\r\n")] == '{';
    if (!(is_json ? read_json(r, &title) : contract_read_read_table(r, currency)))
        return NULL;
    if (r->n == 0 && r->good)
        r->good = not_clauses(r, "it has no clause");
    const char *own = r->json ? bg_json_text(bg_json_get(r->json->root, "currency")) : NULL;
    *out = (struct bg_promises){.title = title ? title : "",
                                .vendor = "",
                                .currency = own && own[0] ? own : currency,
                                .clauses = r->clauses,
                                .n = r->n};
    return r->good ? out : NULL;
}

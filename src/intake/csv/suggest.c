/* A first mapping for a table with bidders in rows, by the names in its header. A column and an answer
 * are matched only where each is the only one for the other; all else is said, and left to people. */
#include "intake/csv/map.h"
#include "intake/csv/rows.h"
#include "intake/tab/suggest.h"

#include <ctype.h>
#include <string.h>

#include "base/cell_text.h"

enum { HEADER_MOST = 60, NAMES_MAX = 32 };
enum { BY_LABEL, BY_ID, BY_SYNONYM, PASSES }; /* the surest first */
enum { NOT_TAKEN = -1, CONTESTED = -2 };

struct target { /* something a column can be */
    const char *title;
    const char *names[PASSES][NAMES_MAX]; /* normalised, NULL-terminated */
    const struct bg_field *field;         /* NULL: not an answer */
    int column;                           /* -1: none matched */
};

struct suggesting {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_ruleset *ruleset;
    const struct bg_tab *tab;
    const struct bg_tab_sheet *sheet;
    int64_t header;           /* its row */
    const char *const *names; /* of the columns */
    int *taken;               /* the target of each column, or one of the above */
    size_t n;
    struct target *targets;
    size_t targets_n;
};

/* What every bid has, in the order of the mapping. */
enum { BID, VENDOR_ID, VENDOR_NAME, LOT, CURRENCY, STATUS, SUBMITTED, PRICE, IDENTITIES };
static const struct {
    const char *key, *title, *names[NAMES_MAX];
} identities[IDENTITIES] = {
    [BID] = {"bid",
             "the bid's id",
             {"bid", "bidid", "bidno", "bidnumber", "offer", "offerid", "offerno", "tenderid"}},
    [VENDOR_ID] = {"id",
                   "the vendor's id",
                   {"vendorid", "vendorno", "supplierid", "bidderid", "companyid",
                    "registrationno"}},
    [VENDOR_NAME] = {"name",
                     "the vendor's name",
                     {"vendor",       "vendorname",   "bidder",           "biddername",
                      "supplier",     "suppliername", "tenderer",         "tenderername",
                      "company",      "companyname",  "contractor",       "contractorname",
                      "nameofbidder", "biddersname",  "bidders",          "firm",
                      "firmname",     "nameoffirm",   "nameofcontractor", "proposer",
                      "offeror",      "respondent"}},
    [LOT] = {"lot", "the lot", {"lot", "lotid", "lotno", "lotnumber"}},
    [CURRENCY] = {"currency", "the currency", {"currency", "currencycode"}},
    [STATUS] = {"status", "the status", {"status", "bidstatus"}},
    [SUBMITTED] = {"submitted",
                   "the time of submission",
                   {"submitted", "submittedat", "datesubmitted", "received", "receivedat"}},
    [PRICE] = {NULL, "the price", {NULL}}, /* where no ruleset is given; by role_names */
};

static const char *const role_names[][NAMES_MAX] = {
    [BG_ROLE_NONE] = {NULL},
    [BG_ROLE_PRICE] = {"price",           "totalprice",     "bidprice",
                       "bidamount",       "amount",         "total",
                       "totalamount",     "bidtotal",       "totalbid",
                       "totalbidprice",   "totalbidamount", "amountbid",
                       "amountofbid",     "totalamountbid", "grandtotal",
                       "basebid",         "totalbasebid",   "totalamountbasebid",
                       "evaluatedprice",  "lumpsumbid",     "lumpsum",
                       "totallumpsumbid", "basebidamount",  "basebidtotal"},
    [BG_ROLE_HOURLY_WAGE] = {"wage", "hourlywage", "wageperhour", "hourlyrate", "wagerate"},
    [BG_ROLE_HOURS_PER_YEAR] = {"hours", "hoursperyear", "annualhours", "yearlyhours"},
    [BG_ROLE_HEADCOUNT] = {"headcount", "people", "workers", "employees", "numberofworkers"},
    [BG_ROLE_EMPLOYER_BENEFIT] = {"benefit", "benefits", "employerbenefit", "benefitsperhour"},
    [BG_ROLE_SUBCONTRACTOR] = {"subcontractor", "subcontractors", "subcontractorname"},
};

/* Letters and digits in lower case; what is not ASCII stays. */
static const char *normal(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (const char *p = text; *p; p++)
        if (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80)
            bg_buf_putc(&out, (char)tolower((unsigned char)*p));
    return bg_buf_text(&out);
}

static bool suggest_among(const char *const *names, const char *name)
{
    for (size_t i = 0; i < NAMES_MAX && names[i]; i++)
        if (name[0] && strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void add_field(struct suggesting *s, const struct bg_field *field, const char *title)
{
    struct target *t = &s->targets[s->targets_n++];
    const char *label = normal(s->arena, field->label);
    *t = (struct target){.title = title, .field = field, .column = -1};
    t->names[BY_LABEL][0] = label;
    t->names[BY_LABEL][1] = bg_arena_printf(s->arena, "%s%s", label, normal(s->arena, field->unit));
    t->names[BY_ID][0] = normal(s->arena, field->id);
    memcpy(t->names[BY_SYNONYM], role_names[field->role], sizeof t->names[BY_SYNONYM]);
}

static void make_targets(struct suggesting *s)
{
    const struct bg_ruleset *r = s->ruleset;
    size_t n = IDENTITIES;
    for (size_t i = 0; r && i < r->fields_n; i++)
        n += 1 + r->fields[i].columns_n;
    s->targets = BG_ARRAY(s->arena, n, struct target);
    for (size_t i = 0; i < IDENTITIES; i++) {
        struct target *t = &s->targets[s->targets_n++];
        *t = (struct target){.title = identities[i].title, .column = -1};
        memcpy(t->names[BY_SYNONYM], identities[i].names, sizeof t->names[BY_SYNONYM]);
    }
    if (!r)
        memcpy(s->targets[PRICE].names[BY_SYNONYM], role_names[BG_ROLE_PRICE],
               sizeof s->targets[PRICE].names[BY_SYNONYM]);
    for (size_t i = 0; r && i < r->fields_n; i++) {
        const struct bg_field *f = &r->fields[i];
        if (f->asked_of == BG_OF_BUYER)
            continue;
        if (f->type != BG_FIELD_TABLE)
            add_field(s, f, bg_arena_printf(s->arena, "\"%s\"", f->id));
        for (size_t c = 0; c < f->columns_n; c++)
            add_field(s, &f->columns[c],
                      bg_arena_printf(s->arena, "\"%s\" of \"%s\"", f->columns[c].id, f->id));
    }
}

static struct bg_pos at_column(const struct suggesting *s, size_t column)
{
    return (struct bg_pos){.source = s->source,
                           .offset = column,
                           .label = bg_arena_printf(s->arena, "column \"%s\"", s->names[column])};
}

/* How many other free columns could be the target as well. */
static size_t rivals_of(const struct suggesting *s, size_t column, const struct target *target,
                        int pass)
{
    size_t n = 0;
    for (size_t c = 0; c < s->n; c++)
        n += c != column && s->taken[c] == NOT_TAKEN &&
             suggest_among(target->names[pass], normal(s->arena, s->names[c]));
    return n;
}

/* The one target that the column can be; NOT_TAKEN: none; CONTESTED: several, which is said. */
static int target_of(const struct suggesting *s, size_t column, int pass)
{
    const char *name = normal(s->arena, s->names[column]);
    int found = NOT_TAKEN;
    for (size_t t = 0; t < s->targets_n; t++) {
        const struct target *target = &s->targets[t];
        if (target->column >= 0 || !suggest_among(target->names[pass], name))
            continue;
        if (found >= 0) {
            bg_diag_add(s->diags, BG_W641, at_column(s, column), "it could be %s or %s",
                        s->targets[found].title, target->title);
            return CONTESTED;
        }
        found = (int)t;
    }
    if (found >= 0 && rivals_of(s, column, &s->targets[found], pass) > 0) {
        bg_diag_add(s->diags, BG_W641, at_column(s, column),
                    "another column could be %s just as well", s->targets[found].title);
        return CONTESTED;
    }
    return found;
}

/* Matches those that are each other's only one. */
static void match(struct suggesting *s, int pass)
{
    int *found = BG_ARRAY(s->arena, s->n, int);
    for (size_t c = 0; c < s->n; c++)
        found[c] = s->taken[c] == NOT_TAKEN ? target_of(s, c, pass) : s->taken[c];
    for (size_t c = 0; c < s->n; c++) {
        s->taken[c] = found[c];
        if (found[c] >= 0)
            s->targets[found[c]].column = (int)c;
    }
}

/* Looks at the first rows for how numbers and dates are written. */
static void suggest_put_forms(const struct suggesting *s, struct bg_buf *out)
{
    enum bg_rows_kind *kinds = BG_ARRAY(s->arena, s->n, enum bg_rows_kind);
    for (size_t c = 0; c < s->n; c++) {
        const struct target *target = s->taken[c] >= 0 ? &s->targets[s->taken[c]] : NULL;
        const struct bg_field *field = target ? target->field : NULL;
        if (target == &s->targets[PRICE] ||
            (field && field->type >= BG_FIELD_INTEGER && field->type <= BG_FIELD_PERCENT))
            kinds[c] = BG_ROWS_NUMBER;
        else if (field && field->type == BG_FIELD_DATE)
            kinds[c] = BG_ROWS_DATE;
    }
    bg_rows_put_forms(&(struct bg_rows_table){.arena = s->arena,
                                              .diags = s->diags,
                                              .source = s->source,
                                              .sheet = s->sheet,
                                              .header = s->header,
                                              .kinds = kinds,
                                              .n = s->n},
                      out);
}

/* -- the mapping ------------------------------------------------------------------------------- */

static const char *suggest_column_of(const struct suggesting *s, const struct target *t)
{
    struct bg_buf out;
    bg_buf_init(&out, s->arena);
    bg_buf_json(&out, s->names[t->column], -1);
    return bg_buf_text(&out);
}

static void put_identities(const struct suggesting *s, struct bg_buf *out)
{
    const struct target *t = s->targets;
    bg_buf_printf(out, ",\n  \"bid\": %s",
                  t[BID].column < 0 ? "\"?\"" : suggest_column_of(s, &t[BID]));
    if (t[VENDOR_ID].column >= 0 && t[VENDOR_NAME].column >= 0)
        bg_buf_printf(out, ",\n  \"vendor\": {\"id\": %s, \"name\": %s}",
                      suggest_column_of(s, &t[VENDOR_ID]), suggest_column_of(s, &t[VENDOR_NAME]));
    else if (t[VENDOR_ID].column >= 0 || t[VENDOR_NAME].column >= 0)
        bg_buf_printf(out, ",\n  \"vendor\": {\"%s\": %s}",
                      t[VENDOR_ID].column >= 0 ? "id" : "name",
                      suggest_column_of(s, &t[t[VENDOR_ID].column >= 0 ? VENDOR_ID : VENDOR_NAME]));
    for (size_t i = LOT; i < PRICE; i++)
        if (t[i].column >= 0)
            bg_buf_printf(out, ",\n  \"%s\": %s", identities[i].key, suggest_column_of(s, &t[i]));
}

/* The matched ones among n fields from target t on; gives how many. */
static size_t put_fields(const struct suggesting *s, const struct bg_field *fields, size_t n,
                         const char *indent, struct bg_buf *out)
{
    size_t put = 0;
    for (size_t t = IDENTITIES; t < s->targets_n; t++) {
        const struct target *target = &s->targets[t];
        if (target->column < 0 || target->field < fields || target->field >= fields + n)
            continue;
        bg_buf_printf(out, "%s\n%s\"%s\": %s", put++ ? "," : "", indent, target->field->id,
                      suggest_column_of(s, target));
    }
    return put;
}

static void suggest_put_answers(const struct suggesting *s, struct bg_buf *out)
{
    const struct bg_ruleset *r = s->ruleset;
    struct bg_buf part;
    size_t tables = 0;
    bg_buf_init(&part, s->arena);
    if (put_fields(s, r->fields, r->fields_n, "    ", &part))
        bg_buf_printf(out, ",\n  \"answers\": {%s\n  }", bg_buf_text(&part));
    for (size_t i = 0; i < r->fields_n; i++) {
        bg_buf_init(&part, s->arena);
        if (r->fields[i].columns_n &&
            put_fields(s, r->fields[i].columns, r->fields[i].columns_n, "        ", &part))
            bg_buf_printf(out, "%s\n    \"%s\": {\n      \"columns\": {%s\n      }\n    }",
                          tables++ ? "," : ",\n  \"tables\": {", r->fields[i].id,
                          bg_buf_text(&part));
    }
    bg_buf_puts(out, tables ? "\n  }" : "");
}

static void say_columns(const struct suggesting *s)
{
    const char **ids = BG_ARRAY(s->arena, s->targets_n, const char *);
    size_t n = 0;
    for (size_t t = 0; t < s->targets_n; t++)
        if (s->targets[t].column < 0 && s->targets[t].field)
            ids[n++] = s->targets[t].field->id;
    for (size_t c = 0; c < s->n; c++)
        if (s->taken[c] < 0)
            bg_diag_add(s->diags, BG_N640, at_column(s, c), "it is not matched%s",
                        bg_did_you_mean(s->arena, s->names[c], ids, n));
}

static void say_targets(const struct suggesting *s)
{
    struct bg_buf needed, others;
    bg_buf_init(&needed, s->arena);
    bg_buf_init(&others, s->arena);
    for (size_t t = 0; t < s->targets_n; t++) {
        const struct target *target = &s->targets[t];
        bool need = t == BID || (target->field && target->field->required);
        struct bg_buf *list = need ? &needed : &others;
        if (target->column < 0 && (need || target->field))
            bg_buf_printf(list, "%s%s", list->size ? ", " : "", target->title);
    }
    struct bg_pos pos = {.source = s->source, .offset = s->n, .label = "the table"};
    if (needed.size)
        bg_diag_add(s->diags, BG_W641, pos, "no column is matched for what is required: %s",
                    bg_buf_text(&needed));
    if (others.size)
        bg_diag_add(s->diags, BG_N640, pos, "no column is matched for: %s", bg_buf_text(&others));
}

/* How many of the names can be something that every bid or the ruleset has. */
static size_t known_names(const struct suggesting *s, const char *const *names, size_t n)
{
    size_t known = 0;
    for (size_t c = 0; c < n; c++) {
        const char *own = normal(s->arena, names[c]);
        bool found = false;
        for (size_t t = 0; t < s->targets_n; t++)
            for (int pass = 0; pass < PASSES; pass++)
                found = found || suggest_among(s->targets[t].names[pass], own);
        known += found;
    }
    return known;
}

/* The row with most names that are known, of the first rows of all sheets; the very first one where
 * there is none. */
static void choose_header(struct suggesting *s)
{
    size_t most = 0;
    s->sheet = &s->tab->sheets[0];
    s->header = s->sheet->n ? s->sheet->rows[0].number : 1;
    for (size_t i = 0; i < s->tab->n; i++) {
        const struct bg_tab_sheet *sheet = &s->tab->sheets[i];
        for (size_t k = 0; !sheet->hidden && k < sheet->n && sheet->rows[k].number <= HEADER_MOST;
             k++) {
            const struct bg_tab_row *row = &sheet->rows[k];
            const char *const *names;
            size_t n = s->tab->is_book ? sheet->columns : row->width;
            if (bg_map_names(s->arena, row, n, &names))
                continue;
            size_t known = known_names(s, names, n);
            if (known > most) {
                most = known;
                s->sheet = sheet;
                s->header = row->number;
            }
        }
    }
}

static bool suggest_read_names(struct suggesting *s)
{
    const struct bg_tab_row *row;
    const char *why = NULL;
    choose_header(s);
    row = bg_tab_row(s->sheet, s->header);
    if (!row) {
        why = "the file is empty";
    } else {
        s->n = s->tab->is_book ? s->sheet->columns : row->width;
        why = bg_map_names(s->arena, row, s->n, &s->names);
    }
    if (why) {
        bg_diag_add(s->diags, BG_E630, (struct bg_pos){.source = s->source, .label = "the table"},
                    "%s", why);
        return false;
    }
    s->taken = BG_ARRAY(s->arena, s->n, int);
    for (size_t i = 0; i < s->n; i++)
        s->taken[i] = s->names[i][0] ? NOT_TAKEN : CONTESTED; /* without a name: no column */
    return true;
}

/* Bids without ids of their own go by their bidders' names. */
static void share_the_name(struct suggesting *s)
{
    if (s->targets[BID].column >= 0 || s->targets[VENDOR_NAME].column < 0)
        return;
    s->targets[BID].column = s->targets[VENDOR_NAME].column;
    bg_diag_add(s->diags, BG_N691, at_column(s, (size_t)s->targets[BID].column),
                "no column has ids of bids: they go by the bidders' names");
}

static void suggest_put_where(const struct suggesting *s, struct bg_buf *out)
{
    if (!s->tab->is_book) {
        bg_buf_puts(out, ",\n  \"delimiter\": ");
        bg_buf_json(out, (char[]){s->tab->delimiter, '\0'}, -1);
    } else {
        bg_buf_puts(out, ",\n  \"sheets\": [");
        bg_buf_json(out, s->sheet->name, -1);
        bg_buf_puts(out, "]");
    }
    if (s->header > 1)
        bg_buf_printf(out, ",\n  \"header_row\": %lld", (long long)s->header);
}

static void suggest_put_rest(const struct suggesting *s, struct bg_buf *out)
{
    const struct target *price = &s->targets[s->ruleset ? BID : PRICE];
    const struct target *name = &s->targets[VENDOR_NAME];
    struct bg_rows_seen seen;
    for (size_t t = IDENTITIES; s->ruleset && t < s->targets_n; t++)
        if (s->targets[t].field && s->targets[t].field->role == BG_ROLE_PRICE)
            price = &s->targets[t];
    if (name->column < 0)
        return;
    bg_rows_look(s->arena, s->sheet, s->header, name->column, price->column, &seen);
    bg_rows_put(s->arena, &seen, s->names[name->column], out);
    for (size_t i = 0; i < seen.told_n; i++)
        bg_diag_add(
            s->diags, BG_W641,
            (struct bg_pos){.source = s->source,
                            .label = bg_tab_row_label(s->arena, s->sheet, seen.told[i].row)},
            "%s", seen.told[i].text);
}

static void suggest_rows(struct suggesting *s, struct bg_buf *out)
{
    for (int pass = 0; pass < PASSES; pass++)
        match(s, pass);
    share_the_name(s);
    bg_buf_puts(out, "{\n  \"format\": \"bidgauge-map/1\",\n  \"comment\": \"Suggested from the "
                     "header: check every line.\"");
    suggest_put_where(s, out);
    suggest_put_forms(s, out);
    put_identities(s, out);
    if (s->ruleset)
        suggest_put_answers(s, out);
    else if (s->targets[PRICE].column >= 0)
        bg_buf_printf(out, ",\n  \"answers\": {\"price\": {\"column\": %s, \"type\": \"money\"}}",
                      suggest_column_of(s, &s->targets[PRICE]));
    suggest_put_rest(s, out);
    bg_buf_puts(out, "\n}\n");
    say_columns(s);
    say_targets(s);
}

bool bg_map_suggest(struct bg_arena *arena, struct bg_diags *diags, const struct bg_source *source,
                    const struct bg_ruleset *ruleset, struct bg_buf *out)
{
    struct suggesting s = {.arena = arena, .diags = diags, .source = source, .ruleset = ruleset};
    struct bg_csv_form form = {0};
    const char *why = NULL;
    s.tab = bg_tab_open(arena, source, &form, &why);
    if (!s.tab) {
        bg_diag_add(diags, BG_E630, (struct bg_pos){.source = source, .label = "the table"}, "%s",
                    why);
        return false;
    }
    if (bg_tab_suggest(arena, diags, source, s.tab, ruleset, out))
        return true;
    make_targets(&s);
    if (!suggest_read_names(&s))
        return false;
    suggest_rows(&s, out);
    return true;
}

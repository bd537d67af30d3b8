#include "intake/corpus/stream.h"

#include "base/date.h"
#include "base/jcursor.h"
#include "base/regex.h"

enum { COLUMNS_MAX = 64 /* bits of a set */, ROWS_FIRST = 32 };

/* A field, or a column of one, with its key. */
struct shape {
    const struct bg_field *field;
    const struct bg_cursor_key *column_keys; /* of a table */
    struct bg_table table;                   /* whose cells are filled again for each bid */
    struct bg_value *cells;
    size_t rows_max; /* for which cells has room */
};

enum head { FORMAT, BID, VENDOR, SOLICITATION, SUBMITTED, STATUS, CURRENCY, TAX, ANSWERS, HEADS };
static const char *const head_names[HEADS] = {"format",       "bid",       "vendor",
                                              "solicitation", "submitted", "status",
                                              "currency",     "tax_basis", "answers"};
static const char *const vendor_names[2] = {"id", "name"};

struct bg_stream {
    const struct bg_ruleset *ruleset;
    struct bg_arena *arena; /* of cells, which grow */
    struct bg_cursor cursor;
    struct bg_cursor_key head_keys[HEADS], vendor_keys[2];
    const struct bg_cursor_key *field_keys;
    struct shape *shapes;    /* by slot */
    uint64_t *seen;          /* fields of the bid so far, a bit each */
    struct bg_value *values; /* by slot */
    struct bg_bid bid;
};

/* -- setting up ------------------------------------------------------------------------------------ */

static const struct bg_cursor_key *keys_of(struct bg_arena *arena, const struct bg_field *fields,
                                           size_t n)
{
    struct bg_cursor_key *keys = BG_ARRAY(arena, n, struct bg_cursor_key);
    for (size_t i = 0; i < n; i++)
        bg_cursor_key_init(&keys[i], arena, fields[i].id);
    return keys;
}

struct bg_stream *bg_stream_new(struct bg_arena *arena, const struct bg_ruleset *ruleset)
{
    struct bg_stream *s = BG_NEW(arena, struct bg_stream);
    size_t n = ruleset->fields_n;
    s->ruleset = ruleset;
    s->arena = arena;
    s->field_keys = keys_of(arena, ruleset->fields, n);
    s->shapes = BG_ARRAY(arena, n, struct shape);
    s->seen = BG_ARRAY(arena, n / 64 + 1, uint64_t);
    s->values = BG_ARRAY(arena, n, struct bg_value);
    for (int i = 0; i < HEADS; i++)
        bg_cursor_key_init(&s->head_keys[i], arena, head_names[i]);
    for (int i = 0; i < 2; i++)
        bg_cursor_key_init(&s->vendor_keys[i], arena, vendor_names[i]);
    for (size_t i = 0; i < n; i++) {
        const struct bg_field *field = &ruleset->fields[i];
        s->shapes[i] = (struct shape){.field = field};
        if (field->columns_n > COLUMNS_MAX)
            return NULL;
        s->shapes[i].table.columns = field->columns_n;
        s->shapes[i].column_keys = keys_of(arena, field->columns, field->columns_n);
    }
    return ruleset->lots_n || ruleset->whole ? NULL : s;
}

/* -- values: false is a refusal ------------------------------------------------------------------- */

static bool stream_read_number(struct bg_stream *s, const struct bg_field *f, struct bg_value *out)
{
    static const struct bg_dec absurd = {(bg_i128)1000000000000000, 0};
    const struct bg_dec *number = &out->as.number;
    if (!bg_cursor_number(&s->cursor, &out->as.number))
        return false;
    bool negative = number->coef < 0;
    if ((number->coef > absurd.coef || number->coef < -absurd.coef) &&
        bg_dec_cmp(negative ? bg_dec_neg(*number) : *number, absurd) > 0)
        return false;
    if (f->type == BG_FIELD_INTEGER && number->places > 0)
        return false;
    if (f->type == BG_FIELD_MONEY && negative && !(f->has_min && bg_dec_sign(f->min) < 0))
        return false;
    if ((f->has_min && bg_dec_cmp(*number, f->min) < 0) ||
        (f->has_max && bg_dec_cmp(*number, f->max) > 0))
        return false;
    out->type = BG_V_NUMBER;
    return true;
}

static bool stream_read_choice(const struct bg_field *f, struct bg_slice text, struct bg_value *out)
{
    for (size_t i = 0; i < f->choices_n; i++) {
        if (strncmp(f->choices[i].id, text.bytes, text.n) != 0 || f->choices[i].id[text.n] != '\0')
            continue;
        out->type = BG_V_TEXT;
        out->as.text.bytes = f->choices[i].id;
        out->as.text.n = text.n;
        return true;
    }
    return false;
}

static bool stream_read_text(struct bg_stream *s, const struct bg_field *f, struct bg_value *out)
{
    struct bg_slice text;
    if (!bg_cursor_text(&s->cursor, &text))
        return false;
    if (text.n == 0)
        return true; /* nothing is answered */
    if (f->type == BG_FIELD_CHOICE)
        return stream_read_choice(f, text, out);
    if (f->type == BG_FIELD_DATE) {
        out->type = BG_V_DATE;
        return bg_date_parse(text.bytes, text.n, &out->as.days) &&
               !(f->has_min && out->as.days < f->min_date) &&
               !(f->has_max && out->as.days > f->max_date);
    }
    if (f->type != BG_FIELD_TEXT ||
        (f->pattern && bg_regex_match(f->pattern, text.bytes, text.n, NULL, NULL) != BG_MATCH))
        return false;
    out->type = BG_V_TEXT;
    out->as.text.bytes = text.bytes;
    out->as.text.n = text.n;
    return true;
}

static bool stream_read_truth(struct bg_stream *s, const struct bg_field *f, bool truth,
                              struct bg_value *out)
{
    out->type = BG_V_BOOL;
    out->as.truth = truth;
    return f->type == BG_FIELD_BOOLEAN &&
           (truth ? bg_cursor_word(&s->cursor, "true", 4) : bg_cursor_word(&s->cursor, "false", 5));
}

static bool stream_is_number(const struct bg_field *f)
{
    return f->type >= BG_FIELD_INTEGER && f->type <= BG_FIELD_PERCENT;
}

/* Anything but a list. What is missing stays BG_MISSING. */
static bool read_scalar(struct bg_stream *s, const struct bg_field *f, struct bg_value *out)
{
    out->type = BG_V_MISSING;
    out->row = -1;
    switch (bg_cursor_peek(&s->cursor)) {
    case '"':
        return stream_read_text(s, f, out);
    case 't':
    case 'f':
        return stream_read_truth(s, f, *s->cursor.at == 't', out);
    case 'n':
        return bg_cursor_word(&s->cursor, "null", 4);
    default:
        return stream_is_number(f) && stream_read_number(s, f, out);
    }
}

/* -- tables ----------------------------------------------------------------------------------------- */

static struct bg_value *stream_row_of(struct bg_stream *s, struct shape *shape, size_t row)
{
    size_t columns = shape->field->columns_n;
    if (row == shape->rows_max) {
        size_t rows = row ? row * 2 : ROWS_FIRST;
        struct bg_value *cells = BG_ARRAY(s->arena, rows * columns, struct bg_value);
        if (row)
            memcpy(cells, shape->cells, row * columns * sizeof *cells);
        shape->cells = cells;
        shape->rows_max = rows;
    }
    return shape->cells + row * columns;
}

/* {"column": value, ...}: each column once, in any order, most likely in that of the one before. */
static bool stream_read_row(struct bg_stream *s, struct shape *shape, struct bg_value *cells)
{
    const struct bg_field *f = shape->field;
    struct bg_cursor *c = &s->cursor;
    uint64_t seen = 0;
    size_t next = 0;
    if (!bg_cursor_take(c, '{'))
        return false;
    if (bg_cursor_peek(c) == '}') {
        c->at++;
    } else {
        do {
            int column = bg_cursor_find(c, shape->column_keys, f->columns_n, next);
            if (column < 0 || (seen & UINT64_C(1) << column) ||
                !read_scalar(s, &f->columns[column], &cells[column]))
                return false;
            seen |= UINT64_C(1) << column;
            next = (size_t)column + 1;
            bg_cursor_space(c);
        } while (bg_cursor_take(c, ','));
        if (bg_cursor_peek(c) != '}')
            return false;
        c->at++;
    }
    for (size_t i = 0; i < f->columns_n; i++)
        if (!(seen & UINT64_C(1) << i))
            cells[i] = BG_MISSING;
    return true;
}

/* [row, ...]; an empty list is no answer, whatever the field. */
static bool read_list(struct bg_stream *s, struct shape *shape, struct bg_value *out)
{
    struct bg_cursor *c = &s->cursor;
    size_t rows = 0;
    *out = BG_MISSING;
    c->at++;
    bg_cursor_space(c);
    if (bg_cursor_peek(c) == ']') {
        c->at++;
        return true;
    }
    if (shape->field->type != BG_FIELD_TABLE)
        return false;
    do {
        if (!stream_read_row(s, shape, stream_row_of(s, shape, rows)))
            return false;
        rows++;
        bg_cursor_space(c);
    } while (bg_cursor_take(c, ','));
    if (bg_cursor_peek(c) != ']')
        return false;
    c->at++;
    shape->table.rows = rows;
    shape->table.cells = shape->cells;
    out->type = BG_V_TABLE;
    out->as.table = &shape->table;
    return true;
}

/* -- answers and the head ----------------------------------------------------------------------------- */

static bool read_answers(struct bg_stream *s)
{
    struct bg_cursor *c = &s->cursor;
    size_t n = s->ruleset->fields_n, next = 0;
    if (!bg_cursor_take(c, '{'))
        return false;
    if (bg_cursor_peek(c) == '}') {
        c->at++;
        return true;
    }
    do {
        int slot = bg_cursor_find(c, s->field_keys, n, next);
        if (slot < 0 || (s->seen[slot / 64] & UINT64_C(1) << slot % 64) ||
            s->ruleset->fields[slot].asked_of == BG_OF_BUYER)
            return false;
        s->seen[slot / 64] |= UINT64_C(1) << slot % 64;
        next = (size_t)slot + 1;
        bool list = bg_cursor_peek(c) == '[';
        if (!(list ? read_list(s, &s->shapes[slot], &s->values[slot])
                   : read_scalar(s, &s->ruleset->fields[slot], &s->values[slot])))
            return false;
        bg_cursor_space(c);
    } while (bg_cursor_take(c, ','));
    if (bg_cursor_peek(c) != '}')
        return false;
    c->at++;
    return true;
}

/* A text that the bid keeps. */
static bool read_name(struct bg_stream *s, const char **out)
{
    struct bg_slice text;
    if (bg_cursor_peek(&s->cursor) != '"' || !bg_cursor_text(&s->cursor, &text))
        return false;
    *out = text.n ? bg_arena_text(s->cursor.arena, text.bytes, text.n) : "";
    return true;
}

static bool read_vendor(struct bg_stream *s)
{
    struct bg_cursor *c = &s->cursor;
    const char **const names[] = {&s->bid.vendor_id, &s->bid.vendor_name};
    unsigned seen = 0;
    if (!bg_cursor_take(c, '{'))
        return false;
    if (bg_cursor_peek(c) == '}') {
        c->at++;
        return true;
    }
    do {
        int key = bg_cursor_find(c, s->vendor_keys, 2, seen & 1);
        if (key < 0 || (seen & 1u << key) || !read_name(s, names[key]))
            return false;
        seen |= 1u << key;
        bg_cursor_space(c);
    } while (bg_cursor_take(c, ','));
    if (bg_cursor_peek(c) != '}')
        return false;
    c->at++;
    return true;
}

/* A text that must be this one. */
static bool read_word(struct bg_stream *s, const char *word)
{
    struct bg_slice text;
    return bg_cursor_peek(&s->cursor) == '"' && bg_cursor_text(&s->cursor, &text) &&
           text.n == strlen(word) && memcmp(text.bytes, word, text.n) == 0;
}

static bool read_submitted(struct bg_stream *s)
{
    const char **text = &s->bid.submitted_text;
    return read_name(s, text) &&
           (!**text || bg_instant_parse(*text, strlen(*text), &s->bid.submitted));
}

static bool read_head(struct bg_stream *s, enum head head)
{
    switch (head) {
    case FORMAT:
        return read_word(s, "bidgauge-bid/1");
    case BID:
        return read_name(s, &s->bid.id) && s->bid.id[0];
    case VENDOR:
        return read_vendor(s);
    case SOLICITATION:
        return read_name(s, &s->bid.solicitation);
    case SUBMITTED:
        return read_submitted(s);
    case STATUS:
        return read_word(s, "active");
    case CURRENCY:
        return read_name(s, &s->bid.currency);
    case TAX:
        return read_name(s, &s->bid.tax_basis) && (strcmp(s->bid.tax_basis, "with tax") == 0 ||
                                                   strcmp(s->bid.tax_basis, "without tax") == 0);
    default:
        return read_answers(s);
    }
}

/* Nothing that bids/bind.c would call a fault. */
static bool stream_comparable(const struct bg_bid *bid, const struct bg_ruleset *r)
{
    const char *basis = r->price.tax_basis ? r->price.tax_basis : "";
    const char *reference = r->solicitation.reference;
    if (bid->currency[0] && r->currency[0] && strcmp(bid->currency, r->currency) != 0)
        return false;
    if (basis[0] && strcmp(bid->tax_basis, basis) != 0)
        return false;
    return !bid->solicitation[0] || !reference[0] || strcmp(bid->solicitation, reference) == 0;
}

static void start_bid(struct bg_stream *s)
{
    size_t n = s->ruleset->fields_n;
    for (size_t i = 0; i < n; i++)
        s->values[i] = BG_MISSING;
    memset(s->seen, 0, (n / 64 + 1) * sizeof *s->seen);
    s->bid = (struct bg_bid){.id = "",
                             .vendor_id = "",
                             .vendor_name = "",
                             .lot = "",
                             .submitted_text = "",
                             .submitted = BG_NO_INSTANT,
                             .status_reason = "",
                             .currency = "",
                             .tax_basis = "",
                             .solicitation = "",
                             .values = s->values};
}

const struct bg_bid *bg_stream_bid(struct bg_stream *s, struct bg_arena *scratch, const char *text,
                                   size_t n, size_t *used)
{
    struct bg_cursor *c = &s->cursor;
    unsigned seen = 0;
    *c = (struct bg_cursor){text, text + n, scratch};
    start_bid(s);
    bg_cursor_space(c);
    if (!bg_cursor_take(c, '{'))
        return NULL;
    do {
        int head = bg_cursor_find(c, s->head_keys, HEADS, 0);
        if (head < 0 || (seen & 1u << head) || !read_head(s, (enum head)head))
            return NULL;
        seen |= 1u << head;
        bg_cursor_space(c);
    } while (bg_cursor_take(c, ','));
    if (!bg_cursor_take(c, '}') || (c->at != c->end && *c->at != '\n'))
        return NULL;
    *used = (size_t)(c->at - text);
    if (!(seen & 1u << FORMAT) || !(seen & 1u << BID) || !stream_comparable(&s->bid, s->ruleset))
        return NULL;
    if (!s->bid.vendor_name[0])
        s->bid.vendor_name = s->bid.vendor_id[0] ? s->bid.vendor_id : s->bid.id;
    return &s->bid;
}

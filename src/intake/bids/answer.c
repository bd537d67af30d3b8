/* Answers: one value of a bid against its field. Whatever cannot be used is said with its place and
 * stays in the bid as an error; nothing is coerced, and missing stays missing. */
#include "intake/bids/bind.h"

#include <string.h>

#include "base/date.h"
#include "base/index.h"
#include "base/regex.h"

enum { PROBLEM_SHOWN = 60 };

/* A text as part of a sentence: cut, so that a page of text does not become a message. */
static const char *answer_shown(struct bg_arena *arena, const char *text)
{
    size_t n = strlen(text);
    if (n <= PROBLEM_SHOWN)
        return text;
    for (n = PROBLEM_SHOWN; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    return bg_arena_printf(arena, "%.*s...", (int)n, text);
}

const char *bg_bind_question(struct bg_arena *arena, const struct bg_field *field)
{
    if (strcmp(field->id, field->label) == 0)
        return bg_arena_printf(arena, "\"%s\"", field->id);
    return bg_arena_printf(arena, "\"%s\" (\"%s\")", field->id, answer_shown(arena, field->label));
}

static const char *place_words(struct bg_arena *arena, const struct bg_where *where)
{
    const char *question = bg_bind_question(arena, where->field);
    if (where->column)
        return bg_arena_printf(arena, "answer %s, row %zu, %s", question, where->row,
                               bg_bind_question(arena, where->column));
    if (where->row)
        return bg_arena_printf(arena, "answer %s, row %zu", question, where->row);
    return bg_arena_printf(arena, "answer %s", question);
}

/* Says it, and makes the value an error. */
static bool answer_refuse(struct bg_binder *b, enum bg_code code, const struct cJSON *node,
                          const struct bg_where *where, struct bg_value *out, const char **problem,
                          const char *sentence, const char *advice)
{
    *out = (struct bg_value){.type = BG_V_ERROR, .row = -1};
    out->as.error = sentence;
    *problem = sentence;
    bg_diag_add(b->diags, code, bg_json_pos(b->json, node), "%s: %s%s",
                place_words(b->arena, where), sentence, advice);
    return false;
}

/* Three capitals that stand alone: the code of a currency. */
static bool is_currency(const char *text, const char *p)
{
    size_t n = strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return n == 3 && (p == text || p[-1] == ' ') && (p[3] == '\0' || p[3] == ' ');
}

/* "1,200.00 USD" as the number it most likely means, else NULL. A comma counts only as a separator
 * of thousands, with three digits after it: "1,5" could mean two things. */
static const char *likely_number(struct bg_arena *arena, const char *text)
{
    struct bg_buf digits;
    struct bg_dec number;
    bg_buf_init(&digits, arena);
    for (const char *p = text; *p; p++) {
        bool separator = *p == ',' && strspn(p + 1, "0123456789") == 3;
        if (strchr("0123456789.-", *p))
            bg_buf_putc(&digits, *p);
        else if (is_currency(text, p))
            p += 2;
        else if (!separator && !strchr(" $%", *p))
            return NULL;
    }
    if (!digits.size || !bg_dec_parse(bg_buf_text(&digits), digits.size, &number))
        return NULL;
    return bg_buf_text(&digits);
}

static bool answer_wrong_type(struct bg_binder *b, const struct cJSON *node,
                              const struct bg_where *where, struct bg_value *out,
                              const char **problem, const char *wanted)
{
    enum bg_json_type type = bg_json_type(node);
    const char *advice = "", *sentence;
    if (type == BG_JSON_TEXT) {
        const char *text = bg_json_text(node);
        const char *number = strcmp(wanted, "a number") == 0 ? likely_number(b->arena, text) : NULL;
        sentence = bg_arena_printf(b->arena, "text \"%s\" where %s belongs",
                                   answer_shown(b->arena, text), wanted);
        if (number)
            advice = bg_arena_printf(b->arena, "; write %s without quotes", number);
        else if (strcmp(wanted, "yes or no") == 0)
            advice = "; write true or false without quotes";
    } else {
        sentence =
            bg_arena_printf(b->arena, "%s where %s belongs", bg_json_type_name(type), wanted);
    }
    return answer_refuse(b, BG_E503, node, where, out, problem, sentence, advice);
}

static bool bind_number(struct bg_binder *b, const struct bg_field *f, const struct cJSON *node,
                        const struct bg_where *where, struct bg_value *out, const char **problem)
{
    static const struct bg_dec absurd = {(bg_i128)1000000000000000, 0};
    struct bg_dec number;
    char text[BG_DEC_TEXT], bound[BG_DEC_TEXT];
    if (bg_json_type(node) != BG_JSON_NUMBER)
        return answer_wrong_type(b, node, where, out, problem, "a number");
    if (!bg_json_dec(b->json, node, &number))
        return answer_refuse(b, BG_E514, node, where, out, problem,
                             "the number has too many digits", "");
    bool negative = bg_dec_sign(number) < 0;
    if (bg_dec_cmp(negative ? bg_dec_neg(number) : number, absurd) > 0)
        return answer_refuse(
            b, BG_E514, node, where, out, problem,
            bg_arena_printf(b->arena, "%s is not a plausible number", bg_dec_text(number, text)),
            "");
    if (f->type == BG_FIELD_INTEGER && !bg_dec_is_int(number))
        return answer_refuse(
            b, BG_E503, node, where, out, problem,
            bg_arena_printf(b->arena, "%s where a whole number belongs", bg_dec_text(number, text)),
            "");
    if (f->type == BG_FIELD_MONEY && negative && !(f->has_min && bg_dec_sign(f->min) < 0))
        return answer_refuse(
            b, BG_E513, node, where, out, problem,
            bg_arena_printf(b->arena, "the amount %s is negative", bg_dec_text(number, text)), "");
    bool low = f->has_min && bg_dec_cmp(number, f->min) < 0;
    if (low || (f->has_max && bg_dec_cmp(number, f->max) > 0))
        return answer_refuse(
            b, BG_E504, node, where, out, problem,
            bg_arena_printf(b->arena, "%s is %s %s, the %s that is allowed",
                            bg_dec_text(number, text), low ? "less than" : "more than",
                            bg_dec_text(low ? f->min : f->max, bound), low ? "least" : "most"),
            "");
    out->type = BG_V_NUMBER;
    out->as.number = number;
    return true;
}

static bool bind_choice(struct bg_binder *b, const struct bg_field *f, const struct cJSON *node,
                        const struct bg_where *where, struct bg_value *out, const char **problem)
{
    const char *text = bg_json_text(node);
    for (size_t i = 0; i < f->choices_n; i++) {
        if (strcmp(f->choices[i].id, text) == 0) {
            out->type = BG_V_TEXT;
            out->as.text.bytes = f->choices[i].id; /* lives with the ruleset */
            out->as.text.n = strlen(text);
            return true;
        }
    }
    const char **names = BG_ARRAY(b->arena, f->choices_n, const char *);
    for (size_t i = 0; i < f->choices_n; i++)
        names[i] = f->choices[i].id;
    return answer_refuse(
        b, BG_E505, node, where, out, problem,
        bg_arena_printf(b->arena, "\"%s\" is none of the choices", answer_shown(b->arena, text)),
        bg_did_you_mean(b->arena, text, names, f->choices_n));
}

static bool bind_text(struct bg_binder *b, const struct bg_field *f, const struct cJSON *node,
                      const struct bg_where *where, struct bg_value *out, const char **problem)
{
    const char *text = bg_json_text(node);
    size_t n = strlen(text);
    if (f->pattern) {
        enum bg_match match = bg_regex_match(f->pattern, text, n, NULL, NULL);
        if (match == BG_MATCH_NO_MEMORY)
            bg_arena_out_of_memory(b->arena);
        const char *sentence =
            match == BG_MATCH            ? NULL
            : match == BG_NO_MATCH       ? "\"%s\" does not have the form that is asked for"
            : match == BG_MATCH_TOO_LONG ? "\"%s\" is too long for its pattern"
                                         : "\"%s\" takes too long to compare with its pattern";
        if (sentence) {
            struct bg_buf words;
            bg_buf_init(&words, b->arena);
            bg_buf_printf(&words, "\"%s\"", answer_shown(b->arena, text));
            bg_buf_puts(&words, sentence + 4);
            return answer_refuse(b, BG_E506, node, where, out, problem, bg_buf_text(&words),
                                 bg_arena_printf(b->arena, "; its pattern is %s", f->pattern_text));
        }
    }
    out->type = BG_V_TEXT;
    out->as.text.bytes = bg_bind_keep(b, text);
    out->as.text.n = n;
    return true;
}

static bool bind_date(struct bg_binder *b, const struct bg_field *f, const struct cJSON *node,
                      const struct bg_where *where, struct bg_value *out, const char **problem)
{
    const char *text = bg_json_text(node);
    int64_t days;
    char bound[BG_DATE_TEXT];
    if (!bg_date_parse(text, strlen(text), &days))
        return answer_refuse(b, BG_E503, node, where, out, problem,
                             bg_arena_printf(b->arena, "text \"%s\" where a date belongs",
                                             answer_shown(b->arena, text)),
                             "; write dates as year-month-day, such as \"2026-11-24\"");
    bool early = f->has_min && days < f->min_date;
    if (early || (f->has_max && days > f->max_date))
        return answer_refuse(b, BG_E504, node, where, out, problem,
                             bg_arena_printf(b->arena, "%s is %s %s, the %s day that is allowed",
                                             text, early ? "before" : "after",
                                             bg_date_text(early ? f->min_date : f->max_date, bound),
                                             early ? "first" : "last"),
                             "");
    out->type = BG_V_DATE;
    out->as.days = days;
    return true;
}

static void answer_unknown_column(struct bg_binder *b, const struct bg_field *f,
                                  const struct cJSON *node, size_t row)
{
    const char **names = BG_ARRAY(b->arena, f->columns_n, const char *);
    const char *key = bg_json_key(node);
    for (size_t i = 0; i < f->columns_n; i++)
        names[i] = f->columns[i].id;
    bg_diag_add(b->diags, BG_E502, bg_json_key_pos(b->json, node),
                "answer %s, row %zu: there is no column \"%s\"%s", bg_bind_question(b->arena, f),
                row, answer_shown(b->arena, key),
                bg_did_you_mean(b->arena, key, names, f->columns_n));
}

static bool bind_table(struct bg_binder *b, const struct bg_field *f, const struct cJSON *node,
                       struct bg_value *out, const char **problem)
{
    size_t rows = bg_json_size(node), row = 0;
    struct bg_value *cells = BG_ARRAY(b->arena, rows * f->columns_n, struct bg_value);
    struct bg_table *table = BG_NEW(b->arena, struct bg_table);
    struct bg_value *cell = cells;
    bool ok = true;
    for (const struct cJSON *r = bg_json_first(node); r;
         r = bg_json_next(r), cell += f->columns_n) {
        struct bg_where where = {.field = f, .row = ++row};
        if (bg_json_type(r) != BG_JSON_OBJECT)
            return answer_wrong_type(b, r, &where, out, problem, "an object by columns");
        for (size_t i = 0; i < f->columns_n; i++)
            cell[i] = BG_MISSING;
        int column = -1;
        for (const struct cJSON *c = bg_json_first(r); c; c = bg_json_next(c)) {
            int found = bg_index_find_near(f->column_index, bg_json_key(c), column + 1);
            if (found < 0) {
                answer_unknown_column(b, f, c, row);
                continue;
            }
            column = found;
            where.column = &f->columns[found];
            const char *cell_problem;
            ok &= bg_bind_value(b, &f->columns[found], c, &where, &cell[found], &cell_problem);
        }
    }
    *table = (struct bg_table){.rows = rows, .columns = f->columns_n, .cells = cells};
    out->type = BG_V_TABLE;
    out->as.table = table;
    return ok;
}

bool bg_bind_value(struct bg_binder *b, const struct bg_field *field, const struct cJSON *node,
                   const struct bg_where *where, struct bg_value *out, const char **problem)
{
    enum bg_json_type type = bg_json_type(node);
    const char *said = bg_source_problem(b->json->source, bg_json_pos(b->json, node).offset);
    const char *unreadable = bg_json_text(bg_json_get(node, "unreadable"));
    *out = BG_MISSING;
    if (said) {
        *problem = said;
        *out = (struct bg_value){.type = BG_V_ERROR, .row = -1};
        out->as.error = said;
        return false;
    }
    if (type == BG_JSON_OBJECT && unreadable) /* whoever made the bid could not read the answer */
        return answer_refuse(b, BG_E611, node, where, out, problem, bg_bind_keep(b, unreadable),
                             "");
    if (type == BG_JSON_NULL || (type == BG_JSON_TEXT && !bg_json_text(node)[0]) ||
        (type == BG_JSON_ARRAY && !bg_json_first(node)))
        return true;
    switch (field->type) {
    case BG_FIELD_TEXT:
        if (type != BG_JSON_TEXT)
            return answer_wrong_type(b, node, where, out, problem, "a text");
        return bind_text(b, field, node, where, out, problem);
    case BG_FIELD_CHOICE:
        if (type != BG_JSON_TEXT)
            return answer_wrong_type(b, node, where, out, problem, "one of the choices");
        return bind_choice(b, field, node, where, out, problem);
    case BG_FIELD_DATE:
        if (type != BG_JSON_TEXT)
            return answer_wrong_type(b, node, where, out, problem, "a date");
        return bind_date(b, field, node, where, out, problem);
    case BG_FIELD_BOOLEAN:
        if (type != BG_JSON_BOOL)
            return answer_wrong_type(b, node, where, out, problem, "yes or no");
        out->type = BG_V_BOOL;
        out->as.truth = bg_json_true(node);
        return true;
    case BG_FIELD_TABLE:
        if (type != BG_JSON_ARRAY)
            return answer_wrong_type(b, node, where, out, problem, "a list of rows");
        return bind_table(b, field, node, out, problem);
    default:
        return bind_number(b, field, node, where, out, problem);
    }
}

/* Some other lot asks this question: its answer is no fault of the bid. */
static bool another_lot_asks(const struct bg_ruleset *ruleset, const char *key)
{
    const struct bg_ruleset *whole = ruleset->whole;
    for (size_t i = 0; whole && i < whole->lots_n; i++)
        if (bg_index_find(whole->lots[i].ruleset->field_index, key) >= 0)
            return true;
    return false;
}

static void unknown_answer(struct bg_binder *b, const struct cJSON *node)
{
    const struct bg_ruleset *r = b->ruleset;
    const char *key = bg_json_key(node);
    if (another_lot_asks(r, key))
        return;
    const char **names = BG_ARRAY(b->arena, r->fields_n, const char *);
    for (size_t i = 0; i < r->fields_n; i++)
        names[i] = r->fields[i].id;
    bg_diag_add(b->diags, BG_E502, bg_json_key_pos(b->json, node),
                "the ruleset has no field \"%s\"%s", answer_shown(b->arena, key),
                bg_did_you_mean(b->arena, key, names, r->fields_n));
}

/* The buyer answers it, among its decisions. */
static void not_the_vendors(struct bg_binder *b, const struct cJSON *node,
                            const struct bg_field *field)
{
    const char *text = bg_json_text(node);
    if (bg_json_type(node) == BG_JSON_NULL || (text && !*text))
        return;
    bg_diag_add(b->diags, BG_W552, bg_json_key_pos(b->json, node),
                "the bid answers \"%s\" (%s), which the buyer answers; it is not used",
                field->label, field->id);
}

void bg_bind_answers(struct bg_binder *b, const struct cJSON *node, struct bg_answer *answers)
{
    const struct bg_ruleset *r = b->ruleset;
    int slot = -1;
    for (const struct cJSON *c = bg_json_first(node); c; c = bg_json_next(c)) {
        int found = bg_index_find_near(r->field_index, bg_json_key(c), slot + 1);
        if (found < 0) {
            unknown_answer(b, c);
            continue;
        }
        slot = found;
        if (r->fields[slot].asked_of == BG_OF_BUYER) {
            not_the_vendors(b, c, &r->fields[slot]);
            continue;
        }
        struct bg_where where = {.field = &r->fields[slot]};
        struct bg_answer *answer = &answers[slot];
        answer->pos = bg_json_pos(b->json, c);
        answer->problem = NULL;
        (void)bg_bind_value(b, &r->fields[slot], c, &where, &answer->value, &answer->problem);
    }
}

/* The live workbook formula of each price formula against its exact result, over made-up sets. The
 * formulas are worked out by a small evaluator of our own: one letter is a cell, R and S are the
 * ranges of prices and qualities; only the functions that price.h promises are known to it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "score/price/price.h"

enum { BIDS = 5, PARAMETERS = 3, ARGUMENTS = 3, SETS = 400 };

struct cell {
    bool blank;
    double number;
};

struct sheet {
    size_t n, bid;
    struct cell price[BIDS], quality[BIDS];
    double weight, quality_weight, total, parameter[PARAMETERS];
};

struct reader {
    const char *at;
    const struct sheet *sheet;
};

static struct cell comparison(struct reader *r);

static struct cell number(double v)
{
    return (struct cell){.number = v};
}

static bool take(struct reader *r, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(r->at, text, n) != 0)
        return false;
    r->at += n;
    return true;
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* An argument's numbers: a range gives those of its cells that are not blank. */
static size_t argument(struct reader *r, double *out)
{
    const struct sheet *s = r->sheet;
    bool prices = r->at[0] == 'R' && (r->at[1] == ')' || r->at[1] == ',');
    bool qualities = r->at[0] == 'S' && (r->at[1] == ')' || r->at[1] == ',');
    size_t n = 0;
    if (!prices && !qualities) {
        struct cell c = comparison(r);
        out[0] = c.number;
        return !c.blank;
    }
    r->at++;
    for (size_t i = 0; i < s->n; i++) {
        const struct cell *c = prices ? &s->price[i] : &s->quality[i];
        if (!c->blank)
            out[n++] = c->number;
    }
    return n;
}

static struct cell aggregate(struct reader *r, const char *name)
{
    double all[ARGUMENTS * BIDS];
    size_t n = 0;
    double sum = 0;
    do
        n += argument(r, all + n);
    while (take(r, ","));
    assert_true(take(r, ")"));
    if (n == 0)
        return number(0);
    qsort(all, n, sizeof *all, rising);
    for (size_t i = 0; i < n; i++)
        sum += all[i];
    if (strcmp(name, "MIN(") == 0)
        return number(all[0]);
    if (strcmp(name, "MAX(") == 0)
        return number(all[n - 1]);
    if (strcmp(name, "AVERAGE(") == 0)
        return number(sum / (double)n);
    return number((all[(n - 1) / 2] + all[n / 2]) / 2);
}

static struct cell function(struct reader *r)
{
    static const char *const aggregates[] = {"MIN(", "MAX(", "AVERAGE(", "MEDIAN("};
    for (size_t i = 0; i < sizeof aggregates / sizeof *aggregates; i++) {
        if (take(r, aggregates[i]))
            return aggregate(r, aggregates[i]);
    }
    if (take(r, "LN(")) {
        struct cell c = comparison(r);
        assert_true(take(r, ")"));
        return number(log(c.number));
    }
    if (!take(r, "IF("))
        fail_msg("unknown: %s", r->at);
    struct cell test = comparison(r);
    assert_true(take(r, ","));
    struct cell yes = comparison(r);
    assert_true(take(r, ","));
    struct cell no = comparison(r);
    assert_true(take(r, ")"));
    return test.number != 0 ? yes : no;
}

static struct cell factor(struct reader *r)
{
    const struct sheet *s = r->sheet;
    if (take(r, "\"\""))
        return (struct cell){.blank = true};
    if (take(r, "(")) {
        struct cell c = comparison(r);
        assert_true(take(r, ")"));
        return c;
    }
    if (*r->at >= '0' && *r->at <= '9') {
        char *end = NULL;
        double v = strtod(r->at, &end);
        r->at = end;
        return number(v);
    }
    if (r->at[1] >= 'A' && r->at[1] <= 'Z')
        return function(r);
    switch (*r->at++) {
    case 'P':
        return s->price[s->bid];
    case 'Q':
        return s->quality[s->bid];
    case 'W':
        return number(s->weight);
    case 'V':
        return number(s->quality_weight);
    case 'T':
        return number(s->total);
    case 'A':
    case 'B':
    case 'C':
        return number(s->parameter[r->at[-1] - 'A']);
    default:
        fail_msg("unknown cell: %s", r->at - 1);
        return number(0);
    }
}

static struct cell term(struct reader *r)
{
    struct cell left = factor(r);
    while (*r->at == '*' || *r->at == '/') {
        char op = *r->at++;
        struct cell right = factor(r);
        left.number = op == '*' ? left.number * right.number : left.number / right.number;
        left.blank = false;
    }
    return left;
}

static struct cell sum(struct reader *r)
{
    struct cell left = term(r);
    while (*r->at == '+' || *r->at == '-') {
        char op = *r->at++;
        struct cell right = term(r);
        left.number += op == '+' ? right.number : -right.number;
        left.blank = false;
    }
    return left;
}

static struct cell comparison(struct reader *r)
{
    struct cell left = sum(r);
    if (take(r, "<="))
        return number(left.number <= sum(r).number);
    if (take(r, ">="))
        return number(left.number >= sum(r).number);
    if (take(r, "<"))
        return number(left.number < sum(r).number);
    if (!take(r, "="))
        return left;
    struct cell right = sum(r);
    return number(left.blank || right.blank ? left.blank && right.blank
                                            : left.number == right.number);
}

static uint64_t draw(uint64_t *seed, uint64_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (*seed >> 33) % below;
}

struct world {
    struct bg_price_entry set[BIDS];
    struct bg_dec parameter[PARAMETERS];
    struct bg_price_context context;
    struct sheet sheet;
};

/* A set with zeros, equal prices, missing bids and unweighted criteria now and then. */
static void make_world(struct bg_arena *arena, uint64_t *seed, struct world *w)
{
    static const uint64_t spans[] = {3, 40, 100000};
    uint64_t span = spans[draw(seed, 3)];
    *w = (struct world){.context = {.arena = arena, .set = w->set, .parameter = w->parameter}};
    w->context.n = w->sheet.n = 1 + draw(seed, BIDS);
    for (size_t i = 0; i < w->context.n; i++) {
        struct bg_price_entry *e = &w->set[i];
        e->present = draw(seed, 8) != 0;
        e->price = (struct bg_dec){.coef = (bg_i128)draw(seed, span), .places = 1};
        struct bg_dec quality = {.coef = (bg_i128)draw(seed, 7), .places = 0};
        if (e->present && draw(seed, 10) != 0)
            e->quality = bg_ratio_dec(arena, quality);
        w->sheet.price[i] = (struct cell){!e->present, bg_dec_double(e->price)};
        w->sheet.quality[i] = (struct cell){e->quality == NULL, bg_dec_double(quality)};
    }
    for (size_t i = 0; i < PARAMETERS; i++) {
        w->parameter[i] = (struct bg_dec){.coef = (bg_i128)draw(seed, 60), .places = 1};
        w->sheet.parameter[i] = bg_dec_double(w->parameter[i]);
    }
    w->context.weight = bg_dec_int((int64_t)draw(seed, 5) * 10);
    w->context.quality_weight = bg_dec_int((int64_t)draw(seed, 11) * 10);
    w->context.total = bg_dec_int(100);
    w->context.highest_wins = draw(seed, 3) == 0;
    w->sheet.weight = bg_dec_double(w->context.weight);
    w->sheet.quality_weight = bg_dec_double(w->context.quality_weight);
    w->sheet.total = 100;
    bg_price_prepare(&w->context);
}

static void compare(const struct bg_price_formula *formula, struct world *w, const char *text,
                    unsigned *compared)
{
    for (size_t i = 0; i < w->context.n; i++) {
        const char *why = NULL;
        const char *note = NULL;
        const struct bg_ratio *want = bg_price_result(formula, &w->context, i, &why, &note);
        w->sheet.bid = i;
        struct reader r = {.at = text, .sheet = &w->sheet};
        struct cell got = comparison(&r);
        assert_string_equal(r.at, "");
        if (got.blank != (want == NULL))
            fail_msg("%s: workbook %s, engine %s: %s", formula->name,
                     got.blank ? "blank" : "a number", want == NULL ? "none" : "a number",
                     why == NULL ? "" : why);
        if (want == NULL)
            continue;
        double expected = bg_ratio_double(want);
        if (fabs(got.number - expected) > 1e-9 * (1 + fabs(expected)))
            fail_msg("%s: workbook %.15g, engine %.15g", formula->name, got.number, expected);
        ++*compared;
    }
}

static void workbook_and_engine_agree(void **state)
{
    static const char *const parameters[] = {"A", "B", "C"};
    uint64_t seed = 20261124;
    (void)state;
    for (size_t f = 0; bg_price_formulas[f] != NULL; f++) {
        const struct bg_price_formula *formula = bg_price_formulas[f];
        unsigned compared = 0;
        for (int round = 0; round < SETS; round++) {
            struct bg_arena *arena = bg_arena_new(0);
            struct world w;
            struct bg_buf text;
            assert_non_null(arena);
            make_world(arena, &seed, &w);
            struct bg_price_cells cells = {
                "P", "R", "Q", "S", "W", "V", "T", parameters, w.context.highest_wins};
            bg_buf_init(&text, arena);
            bool live = bg_price_excel(formula, &cells, &text);
            assert_int_equal(live, formula->highest_wins || !w.context.highest_wins);
            if (live)
                compare(formula, &w, bg_buf_text(&text), &compared);
            bg_arena_free(arena);
        }
        if (compared < SETS / 10)
            fail_msg("%s: only %u results were compared", formula->name, compared);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(workbook_and_engine_agree)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

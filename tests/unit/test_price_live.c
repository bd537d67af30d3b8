/* The live formula of each price formula against its exact result, over made-up sets: both are worked
 * out in fractions, so that they are the same or one of them is wrong. */
#include "t.h"

#include "base/cell/sheet.h"
#include "score/price/price.h"
#include "score/words/words.h"

enum { BIDS = 5, PARAMETERS = 3, SETS = 400, PLACES = 12 };
enum { PRICE, QUALITY, FIGURE }; /* columns */
enum { WEIGHT, QUALITY_WEIGHT, TOTAL, FIRST_PARAMETER };

struct world {
    struct bg_arena *arena;
    struct bg_price_entry set[BIDS];
    struct bg_dec parameter[PARAMETERS];
    struct bg_price_context context;
    struct bg_cell_sheet *sheet;
};

static uint64_t draw(uint64_t *seed, uint64_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (*seed >> 33) % below;
}

static void put(struct world *w, int64_t row, int column, struct bg_cell_value value)
{
    struct bg_cell *cell = BG_NEW(w->arena, struct bg_cell);
    bg_cell_hold(w->arena, cell, value);
    assert_true(bg_cell_put(w->sheet, row, column, cell));
}

static void put_figures(struct world *w)
{
    put(w, WEIGHT, FIGURE, bg_cell_dec(w->context.weight));
    put(w, QUALITY_WEIGHT, FIGURE, bg_cell_dec(w->context.quality_weight));
    put(w, TOTAL, FIGURE, bg_cell_dec(w->context.total));
    for (int i = 0; i < PARAMETERS; i++)
        put(w, FIRST_PARAMETER + i, FIGURE, bg_cell_dec(w->parameter[i]));
}

/* A set with zeros, equal prices, missing bids and unweighted criteria now and then. */
static void make_world(struct bg_arena *arena, uint64_t *seed, struct world *w)
{
    static const uint64_t spans[] = {3, 40, 100000};
    uint64_t span = spans[draw(seed, 3)];
    *w = (struct world){.arena = arena,
                        .context = {.arena = arena, .set = w->set, .parameter = w->parameter},
                        .sheet = bg_cell_sheet_new(bg_cell_book_new(arena), "Price")};
    w->context.n = 1 + draw(seed, BIDS);
    for (size_t i = 0; i < w->context.n; i++) {
        struct bg_price_entry *e = &w->set[i];
        e->present = draw(seed, 8) != 0;
        e->price = (struct bg_dec){.coef = (bg_i128)draw(seed, span), .places = 1};
        e->price = bg_dec_round(e->price, 1, BG_HALF_UP);
        struct bg_dec quality = bg_dec_int((int64_t)draw(seed, 7));
        if (e->present && draw(seed, 10) != 0)
            e->quality = bg_ratio_dec(arena, quality);
        put(w, (int64_t)i, PRICE, e->present ? bg_cell_dec(e->price) : bg_cell_text(""));
        put(w, (int64_t)i, QUALITY, e->quality ? bg_cell_dec(quality) : bg_cell_text(""));
    }
    for (size_t i = 0; i < PARAMETERS; i++)
        w->parameter[i] = bg_dec_round((struct bg_dec){(bg_i128)draw(seed, 60), 1}, 1, BG_HALF_UP);
    w->context.weight = bg_dec_int((int64_t)draw(seed, 5) * 10);
    w->context.quality_weight = bg_dec_int((int64_t)draw(seed, 11) * 10);
    w->context.total = bg_dec_int(100);
    w->context.highest_wins = draw(seed, 3) == 0;
    put_figures(w);
    bg_price_prepare(&w->context);
}

static const struct bg_formula *live(const struct bg_price_formula *formula, struct world *w,
                                     size_t bid)
{
    const struct bg_formula *parameters[PARAMETERS];
    int64_t last = (int64_t)w->context.n - 1;
    for (int i = 0; i < PARAMETERS; i++)
        parameters[i] = bg_formula_cell(w->arena, NULL, FIRST_PARAMETER + i, FIGURE);
    const struct bg_price_cells cells = {
        .arena = w->arena,
        .price = bg_formula_cell(w->arena, NULL, (int64_t)bid, PRICE),
        .range = bg_formula_range(w->arena, NULL, 0, PRICE, last, PRICE),
        .quality = bg_formula_cell(w->arena, NULL, (int64_t)bid, QUALITY),
        .quality_range = bg_formula_range(w->arena, NULL, 0, QUALITY, last, QUALITY),
        .weight = bg_formula_cell(w->arena, NULL, WEIGHT, FIGURE),
        .quality_weight = bg_formula_cell(w->arena, NULL, QUALITY_WEIGHT, FIGURE),
        .total = bg_formula_cell(w->arena, NULL, TOTAL, FIGURE),
        .parameters = parameters,
        .highest_wins = w->context.highest_wins};
    return bg_price_live_formula(formula, &cells, PLACES, NULL);
}

static void compare(const struct bg_price_formula *formula, struct world *w, unsigned *compared)
{
    for (size_t i = 0; i < w->context.n; i++) {
        struct bg_reason why, note;
        const struct bg_ratio *want = bg_price_result(formula, &w->context, i, &why, &note);
        const struct bg_formula *own = live(formula, w, i);
        assert_int_equal(own != NULL, formula->highest_wins || !w->context.highest_wins);
        if (own == NULL)
            continue;
        struct bg_dec expected = {0};
        struct bg_cell_value got = bg_formula_evaluate(w->sheet, own);
        const char *shown = "";
        if (want != NULL) {
            assert_true(bg_ratio_round(want, PLACES, BG_HALF_UP, &expected));
            shown = bg_cell_as_text(w->arena, bg_cell_dec(expected));
            ++*compared;
        }
        if (strcmp(bg_cell_as_text(w->arena, got), shown) != 0)
            fail_msg("%s: the engine gives \"%s\" %s, the formula \"%s\": =%s", formula->name,
                     shown, bg_reason_words(w->arena, BG_ENGLISH, &why),
                     bg_cell_as_text(w->arena, got), bg_formula_string(w->arena, own, NULL));
    }
}

static void workbook_and_engine_agree(void **state)
{
    uint64_t seed = 20261124;
    (void)state;
    for (size_t f = 0; bg_price_formulas[f] != NULL; f++) {
        unsigned compared = 0;
        for (int round = 0; round < SETS; round++) {
            struct bg_arena *arena = bg_arena_new(0);
            struct world w;
            assert_non_null(arena);
            make_world(arena, &seed, &w);
            compare(bg_price_formulas[f], &w, &compared);
            bg_arena_free(arena);
        }
        if (compared < SETS / 10)
            fail_msg("%s: only %u results were compared", bg_price_formulas[f]->name, compared);
    }
}

/* A difference of one in the formula is seen: the comparison above is not blind. */
static void a_wrong_formula_is_seen(void **state)
{
    uint64_t seed = 7;
    unsigned seen = 0;
    (void)state;
    const struct bg_price_formula *formula = bg_price_formula_find("lowest_proportion");
    for (int round = 0; round < 20; round++) {
        struct bg_arena *arena = bg_arena_new(0);
        struct world w;
        make_world(arena, &seed, &w);
        struct bg_reason why, note;
        const struct bg_ratio *want = bg_price_result(formula, &w.context, 0, &why, &note);
        const struct bg_formula *own = live(formula, &w, 0);
        struct bg_cell_value got = bg_formula_evaluate(w.sheet, BG_FORMULA(arena, "a+1", own));
        struct bg_dec expected = {0};
        if (want != NULL && bg_ratio_round(want, PLACES, BG_HALF_UP, &expected)) {
            assert_int_not_equal(bg_dec_cmp(got.number, expected), 0);
            seen++;
        }
        bg_arena_free(arena);
    }
    assert_true(seen > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(workbook_and_engine_agree),
                                       cmocka_unit_test(a_wrong_formula_is_seen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Random numbers, figures under other weights, and what is said about a recommendation. The figures
 * themselves are held against Python's fractions in tests/oracles/robustness. */
#include "evaluate_fixture.h"

#include "base/random.h"
#include "score/robustness/robustness.h"

/* The published outputs of splitmix64 for the seed 1234567. */
static void numbers_are_splitmix64(void **state)
{
    static const uint64_t want[] = {UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
                                    UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
                                    UINT64_C(16408922859458223821)};
    (void)state;
    for (size_t i = COUNT(want); i-- > 0;)
        assert_true(bg_random_at(1234567, i) == want[i]);
}

/* -- other weights --------------------------------------------------------------------------- */

static const char rules_form[] =
    "{'format':'bidgauge-ruleset/1','id':'r','title':'R','currency':'USD',"
    "'solicitation':{'dates':{'bids_due':'2026-03-13'}},"
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},"
    "'a':{'label':'a','type':'number'},'b':{'label':'b','type':'number'},"
    "'c':{'label':'c','type':'number'},'has':{'label':'has','type':'boolean'}},"
    "'criteria':{'a':{'title':'A','kind':'linear','weight':%d,'value':{'val':'a'},'from':0,'to':"
    "100,"
    "'when':{'val':'has'},'otherwise':'rescale'},"
    "'g':{'title':'G','kind':'group','weight':%d,'criteria':{"
    "'b':{'title':'B','kind':'linear','weight':%d,'value':{'val':'b'},'from':0,'to':90},"
    "'c':{'title':'C','kind':'linear','weight':%d,'value':{'val':'c'},'from':0,'to':70}}}},"
    "'price':{'field':'price','weight':%d,'formula':'lowest_proportion'},"
    "'award':{'method':'highest_score','ties':['lowest_price'],'decimals':2%s}}";

static const char *const bids[] = {
    "{'format':'bidgauge-bid/1','bid':'X','vendor':{'id':'x','name':'X'},"
    "'answers':{'price':101,'a':73,'b':31,'c':11,'has':true}}",
    "{'format':'bidgauge-bid/1','bid':'Y','vendor':{'id':'y','name':'Y'},"
    "'answers':{'price':89,'a':10,'b':67,'c':53,'has':false}}",
    "{'format':'bidgauge-bid/1','bid':'Z','vendor':{'id':'z','name':'Z'},"
    "'answers':{'price':97,'a':41,'c':59,'has':true}}"};

static const struct bg_lot_result *weighted(int a, int g, int b, int c, int price, const char *more)
{
    return evaluated(bg_arena_printf(arena, rules_form, a, g, b, c, price, more), bids,
                     COUNT(bids));
}

static const struct bg_weight *weight_of(const struct bg_reweighing *w, const char *id)
{
    int criterion = strcmp(id, "price") == 0 ? BG_WEIGHT_PRICE : bg_ruleset_criterion(w->rules, id);
    for (size_t i = 0; i < w->weights_n; i++)
        if (w->weights[i].criterion == criterion)
            return &w->weights[i];
    fail_msg("no weight %s", id);
    return NULL;
}

/* The figures with that weight at x are the totals of `other`, which is evaluated with them. */
static void same_as_evaluated(const struct bg_lot_result *lot, const char *id, int x,
                              const struct bg_lot_result *other)
{
    const char *why = NULL;
    const struct bg_reweighing *w = bg_reweighing_new(arena, lot, 10, &why);
    const struct bg_ratio *out[COUNT(bids)];
    assert_non_null(w);
    bg_weighed(w, weight_of(w, id), bg_ratio_int(arena, x), out);
    assert_int_equal(w->n, COUNT(bids));
    for (size_t i = 0; i < w->n; i++)
        assert_string_equal(ratio_of(out[i]), ratio_of(other->bids[w->bids[i]].total_exact));
}

static void figures_are_those_of_an_evaluation(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = weighted(20, 40, 60, 40, 40, "");
    const struct bg_reweighing *w = bg_reweighing_new(arena, lot, 10, &(const char *){NULL});
    assert_string_equal(ratio_of(weight_of(w, "a")->worth), "1");
    assert_string_equal(ratio_of(weight_of(w, "b")->worth),
                        "2/5"); /* one of 100 of its group's 40 */
    assert_string_equal(ratio_of(weight_of(w, "price")->worth), "1");
    same_as_evaluated(lot, "a", 20, lot); /* as it is; Y's weight of A goes to G */
    same_as_evaluated(lot, "a", 60, weighted(60, 20, 60, 40, 20, ""));
    same_as_evaluated(lot, "a", 0, weighted(0, 50, 60, 40, 50, ""));
    same_as_evaluated(lot, "g", 70, weighted(10, 70, 60, 40, 20, ""));
    same_as_evaluated(lot, "price", 100, weighted(0, 0, 60, 40, 100, ""));
    same_as_evaluated(lot, "price", 70, weighted(10, 20, 60, 40, 70, ""));
    same_as_evaluated(lot, "b", 10, weighted(20, 40, 10, 90, 40, ""));
    same_as_evaluated(lot, "b", 100, weighted(20, 40, 100, 0, 40, ""));
}

static void a_line_is_one_only_where_nothing_is_given_away(void **state)
{
    const char *why = NULL;
    (void)state;
    const struct bg_reweighing *w =
        bg_reweighing_new(arena, weighted(20, 40, 60, 40, 40, ""), 10, &why);
    assert_non_null(w);
    for (size_t i = 0; i < w->n; i++) {
        bool gives = strcmp(w->lot->bids[w->bids[i]].bid->id, "Y") == 0;
        assert_int_equal(bg_weighed_is_linear(w, weight_of(w, "a"), i), !gives);
        assert_int_equal(bg_weighed_is_linear(w, weight_of(w, "price"), i), !gives);
        assert_true(bg_weighed_is_linear(w, weight_of(w, "b"), i));
    }
}

static void weights_that_cannot_move_are_said(void **state)
{
    const char *why = NULL;
    (void)state;
    const struct bg_reweighing *w =
        bg_reweighing_new(arena, weighted(60, 0, 60, 40, 40, ""), 10, &why);
    assert_string_equal(weight_of(w, "b")->fixed, "its group has no weight");
    assert_null(weight_of(w, "g")->fixed);
    w = bg_reweighing_new(arena, weighted(20, 40, 100, 0, 40, ""), 10, &why);
    assert_string_equal(weight_of(w, "b")->fixed,
                        "the weights beside it are 0, which gives them no proportions to keep");
    assert_null(weight_of(w, "c")->fixed);
}

/* -- in words -------------------------------------------------------------------------------- */

static bool notes_say(const struct bg_lot_robustness *r, const char *words)
{
    for (size_t i = 0; i < r->notes_n; i++)
        if (strstr(r->notes[i], words) != NULL)
            return true;
    return false;
}

static const struct bg_lot_robustness *tried(const struct bg_lot_result *lot)
{
    static const struct bg_robust_options options = {.seed = 3, .draws = 1000};
    return bg_robustness(arena, lot, &options);
}

static void what_the_figures_rest_on_is_said(void **state)
{
    (void)state;
    const struct bg_lot_robustness *r =
        tried(weighted(20, 40, 60, 40, 40, ",'round_each':true,'minimum_quality':1"));
    assert_true(notes_say(r, "the award rounds each criterion's points before it adds them"));
    assert_true(notes_say(r, "The minimum quality is not moved"));
    assert_true(notes_say(r, "gives its weight to those beside it"));
    assert_true(notes_say(r, "1 bid is provisional: an open answer counts as it does now"));
    assert_int_equal(r->shares->open_n, 1);
}

static const struct bg_robust_formula *formula_of(const struct bg_lot_robustness *r,
                                                  const char *name)
{
    for (size_t i = 0; i < r->formulas_n; i++)
        if (strcmp(r->formulas[i].formula->name, name) == 0)
            return &r->formulas[i];
    fail_msg("no formula %s", name);
    return NULL;
}

/* The figures of a formula come from whoever asks, else it is said which is missing. */
static void figures_for_other_formulas(void **state)
{
    const struct bg_lot_result *lot = weighted(20, 40, 60, 40, 40, "");
    const struct bg_price_formula *range = bg_price_formula_find("fixed_range");
    const struct bg_price_figure figures[] = {{range, 0, dec("80")}, {range, 1, dec("120")}};
    (void)state;
    for (size_t given = 0; given <= 2; given++) {
        const struct bg_robust_options options = {
            .seed = 3, .draws = 10, .figures = figures, .figures_n = given};
        const struct bg_lot_robustness *r = bg_robustness(arena, lot, &options);
        const struct bg_robust_formula *f = formula_of(r, "fixed_range");
        assert_string_equal(f->figures, given == 2 ? "low 80, high 120" : "");
        if (given == 2)
            assert_null(f->why_not);
        else
            assert_string_equal(f->why_not,
                                given ? "It needs the figure \"high\", which is not given."
                                      : "It needs the figure \"low\", which is not given.");
        assert_true(formula_of(r, "lowest_proportion")->own);
        assert_false(formula_of(r, "lowest_proportion")->changes || f->own);
    }
}

static void draws_do_not_depend_on_how_they_are_split(void **state)
{
    static const int64_t ratings[] = {900, 200, 300, 100, 800, 500, 400, 400, 700};
    static const struct bg_smaa_open open[] = {{1, 0, 600}, {2, 1, 300}};
    const struct bg_smaa s = {3, 3, ratings, NULL, 2, open, COUNT(open), NULL, 42};
    struct bg_smaa_sums whole = bg_smaa_sums_new(arena, &s), parts = bg_smaa_sums_new(arena, &s);
    struct bg_smaa_work *work = bg_smaa_work_new(arena, &s, NULL);
    (void)state;
    bg_smaa_draw(&s, work, 0, 1000, &whole);
    bg_smaa_draw(&s, work, 613, 1000, &parts);
    bg_smaa_draw(&s, work, 0, 1, &parts);
    bg_smaa_draw(&s, work, 1, 613, &parts);
    assert_memory_equal(whole.ranks, parts.ranks, 9 * sizeof *whole.ranks);
    assert_memory_equal(whole.weights, parts.weights, 9 * sizeof *whole.weights);
}

/* Without open answers each draw is the same. With one that adds 0 to 600 to 200, evenly, 500 is passed in half
 * of the draws: 2,000 of 4,000, and within six standard deviations of 32. */
static void how_often_given_weights_make_it_first(void **state)
{
    static const int64_t ratings[] = {500, 200}, whole[] = {BG_SMAA_WHOLE};
    static const struct bg_smaa_open open[] = {{1, 0, 600}};
    struct bg_smaa s = {.bids_n = 2, .weights_n = 1, .ratings = ratings, .price = -1, .seed = 7};
    struct bg_smaa_work *work = bg_smaa_work_new(arena, &s, NULL);
    (void)state;
    assert_true(bg_smaa_first(&s, work, whole, 0, 0, 100) == 100);
    assert_true(bg_smaa_first(&s, work, whole, 1, 0, 100) == 0);
    assert_true(bg_smaa_first(&s, work, whole, 0, 5, 5) == 0);
    s.open = open;
    s.open_n = 1;
    work = bg_smaa_work_new(arena, &s, NULL);
    int64_t second = bg_smaa_first(&s, work, whole, 1, 0, 4000);
    assert_true(second > 1808 && second < 2192);
    assert_true(bg_smaa_first(&s, work, whole, 1, 0, 613) +
                    bg_smaa_first(&s, work, whole, 1, 613, 4000) ==
                second);
}

/* Criteria that do not apply give their weight to those that do, and the price takes none; equals are both first. */
static void weights_that_are_given_away(void **state)
{
    enum { HALF = BG_SMAA_WHOLE / 2, QUARTER = BG_SMAA_WHOLE / 4 };
    static const struct {
        int64_t weights[3], ratings[2][3]; /* two criteria and the price */
        bool away[2][2];
        bool first[2];
    } rows[] = {
        {{QUARTER, QUARTER, HALF}, {{500, 500, 0}, {0, 0, 500}}, {{false}}, {true, true}},
        {{QUARTER, QUARTER, HALF}, {{500, 501, 0}, {0, 0, 500}}, {{false}}, {true, false}},
        {{QUARTER, QUARTER, HALF}, {{900, 500, 0}, {0, 0, 500}}, {{true, false}}, {true, true}},
        {{QUARTER, QUARTER, HALF}, {{900, 499, 0}, {0, 0, 500}}, {{true, false}}, {false, true}},
        {{QUARTER, QUARTER, HALF},
         {{500, 0, 7}, {0, 500, 7}},
         {{false, true}, {true, false}},
         {true, true}},
        /* nothing applies, or what does has no weight: the price alone */
        {{QUARTER, QUARTER, HALF}, {{900, 900, 500}, {0, 0, 500}}, {{true, true}}, {true, true}},
        {{QUARTER, QUARTER, HALF}, {{900, 900, 500}, {0, 1, 500}}, {{true, true}}, {false, true}},
        {{HALF, 0, HALF}, {{900, 900, 500}, {0, 0, 500}}, {{true, false}}, {true, true}},
        {{HALF, 0, HALF}, {{900, 900, 501}, {0, 0, 500}}, {{true, false}}, {true, false}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool away[6] = {false};
        for (size_t bid = 0; bid < 2; bid++)
            memcpy(&away[bid * 3], rows[i].away[bid], sizeof rows[i].away[bid]);
        const struct bg_smaa s = {.bids_n = 2,
                                  .weights_n = 3,
                                  .ratings = rows[i].ratings[0],
                                  .away = away,
                                  .price = 2,
                                  .seed = 3};
        struct bg_smaa_work *work = bg_smaa_work_new(arena, &s, NULL);
        for (size_t bid = 0; bid < 2; bid++)
            if (bg_smaa_first(&s, work, rows[i].weights, bid, 0, 1) != rows[i].first[bid])
                fail_msg("row %zu, bid %zu", i, bid);
    }
}

/* Who is better and cheaper has the better index at all weights, whichever way that is. */
static void an_index_for_each_draw(void **state)
{
    static const char *const formulas[] = {
        "'formula':'utility_index'", "'formula':'price_per_point'", "'formula':'adjusted_bid'",
        "'formula':'adjusted_score','parameters':{'reference':100}",
        "'formula':'monetised_quality','parameters':{'per_point':2}"};
    static const char *const two[] = {
        "{'format':'bidgauge-bid/1','bid':'A','answers':{'price':90,'n':40}}",
        "{'format':'bidgauge-bid/1','bid':'B','answers':{'price':80,'n':80}}"};
    (void)state;
    for (size_t i = 0; i < COUNT(formulas); i++) {
        const struct bg_lot_robustness *r = tried(evaluated(
            bg_arena_printf(arena,
                            "{'format':'bidgauge-ruleset/1','id':'i','title':'I','currency':'USD',"
                            "'solicitation':{'dates':{'bids_due':'2026-03-13'}},'fields':{'price':"
                            "{'type':'money','role':'price'},'n':{'label':'N','type':'number'}},"
                            "'criteria':{'q':{'title':'Q','kind':'linear','weight':60,'value':{"
                            "'val':'n'},'from':0,'to':100}},'price':{'field':'price','weight':40,"
                            "%s},'award':{'method':'best_index'}}",
                            formulas[i]),
            two, COUNT(two)));
        assert_non_null(r->shares);
        assert_int_equal(r->shares->bids_n, 2);
        for (size_t k = 0; k < 2; k++) {
            bool best = strcmp(r->lot->bids[r->weighing->bids[k]].bid->id, "B") == 0;
            assert_true(r->shares->sums.ranks[k * 2] == (best ? r->shares->draws : 0));
        }
    }
}

static void weights_of_a_draw_add_up(void **state)
{
    const struct bg_smaa s = {.bids_n = 1, .weights_n = 7, .seed = 5};
    int64_t weights[7];
    (void)state;
    for (int64_t draw = 0; draw < 500; draw++) {
        int64_t sum = 0;
        bg_smaa_weights(&s, draw, weights);
        for (size_t i = 0; i < COUNT(weights); i++) {
            assert_true(weights[i] >= 0);
            sum += weights[i];
        }
        assert_true(sum == BG_SMAA_WHOLE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_splitmix64),
        TEST(figures_are_those_of_an_evaluation),
        TEST(a_line_is_one_only_where_nothing_is_given_away),
        TEST(weights_that_cannot_move_are_said),
        TEST(what_the_figures_rest_on_is_said),
        TEST(figures_for_other_formulas),
        TEST(draws_do_not_depend_on_how_they_are_split),
        TEST(how_often_given_weights_make_it_first),
        TEST(weights_that_are_given_away),
        TEST(an_index_for_each_draw),
        TEST(weights_of_a_draw_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

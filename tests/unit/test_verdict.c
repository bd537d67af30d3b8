/* What a recommendation hangs on, in words: the checks and the verdict over two
 * or three bids. Margins, and the weight at which a rival draws level, are
 * worked out in the remark of each row. */
#include "evaluate_fixture.h"

#include "score/robustness/robustness.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/"                                                                 \
    "1','id':'r','title':'R','currency':'USD','solicitation':{'dates':"                            \
    "{'bids_due':'2026-01-31'}},'fields':{'price':{'label':'Price','type':'"                       \
    "money','role':'price'},"                                                                      \
    "'n':{'label':'Days','type':'number'}},"
#define SCORE                                                                                      \
    RULES "'criteria':{'q':{'title':'Q','kind':'linear','weight':60,'from':0,'"                    \
          "to':10,'value':"                                                                        \
          "{'val':'n'}}},'price':{'field':'price','weight':40,'formula':'"                         \
          "lowest_proportion'},"                                                                   \
          "'award':{'method':'highest_score','ties':[]}}"
#define QUALITY                                                                                    \
    RULES "'criteria':{'q':{'title':'Q','kind':'linear','weight':80,'from':0,'to':10,'value':"     \
          "{'val':'n'}}},'price':{'field':'price','weight':20,'formula':'lowest_proportion'},"     \
          "'award':{'method':'highest_score','ties':[]}}"
#define LOWEST                                                                                     \
    RULES "'price':{'field':'price'},'award':{'method':'lowest_evaluated_price'"                   \
          ",'ties':[]}}"

static void verdicts(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        const char *answers[4];
        const char *want;
    } rows[] = {
        {SCORE,
         {"'price':100,'n':9"},
         "No verdict: A is the only bid that can be compared.\n"
         "3 there is no other bid with a rank\n"
         "3 there is no other bid with a rank\n"
         "3 there is no other bid in the comparison\n"
         "3 there is no other bid with a rank\n"
         "3 there is no other bid with a rank\n"},
        {SCORE,
         {"'price':100,'n':9", "'price':125,'n':4"},
         "Firm: A stays first in every check that was made.\n"
         "0 38.00 points ahead of B (38.00 % of all points)\n"
         "0 no weight, moved alone, puts another bid first\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "0 0 of 9 other price formulas would recommend somebody else\n"
         "0 100.0 % of all weights put it first\n"},
        /* 54 + 32 against 42 + 40; 0.2 x = 0.2 (100 - x) at 50 */
        {SCORE,
         {"'price':125,'n':9", "'price':100,'n':7"},
         "Sensitive: A is first, but the margin is only 4.00 %, and 2 of 9 other "
         "price formulas would recommend somebody else.\n"
         "1 4.00 points ahead of B (4.00 % of all points)\n"
         "0 \"Q\" from 60 to 50.00, which is 10.00 % of all points, draws B "
         "level\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "1 2 of 9 other price formulas would recommend somebody else\n"
         "1 49.4 % of all weights put it first\n"},
        /* 54 + 32 against 46.2 + 40; 0.13 x = 0.2 (100 - x) at 60.61 */
        {SCORE,
         {"'price':125,'n':9", "'price':100,'n':7.7"},
         "Coin-toss: B is first, but the margin is only 0.20 %, and A draws "
         "level when the weight of \"Q\" goes from 60 to 60.61.\n"
         "2 0.20 points ahead of A (0.20 % of all points)\n"
         "2 \"Q\" from 60 to 60.61, which is 0.61 % of all points, draws A "
         "level\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "1 1 of 9 other price formulas would recommend somebody else\n"
         "0 61.5 % of all weights put it first\n"},
        {SCORE,
         {"'price':125,'n':9", "'price':100,'n':7.7", "'price':160,'n':10"},
         "Coin-toss: B is first, but the margin is only 0.20 %, and A draws "
         "level when the weight of \"Q\" goes from 60 to 60.61.\n"
         "2 0.20 points ahead of A (0.20 % of all points)\n"
         "2 \"Q\" from 60 to 60.61, which is 0.61 % of all points, draws A "
         "level\n"
         "0 0 of 2 other bids, left out, would change who is recommended\n"
         "1 2 of 9 other price formulas would recommend somebody else\n"
         "0 61.5 % of all weights put it first\n"},
        {SCORE,
         {"'price':100,'n':7", "'price':100,'n':7"},
         "Coin-toss: Nobody is recommended: A and B are tied at 82.00 points, "
         "and the award's rules do not break the tie.\n"
         "2 the first places are tied\n"
         "3 nobody is recommended\n"
         "3 nobody is recommended\n"
         "3 nobody is recommended\n"
         "3 nobody is recommended\n"},
        {SCORE,
         {"'price':100,'n':7", "'n':7"},
         "Firm: A stays first in every check that was made.\n"
         "3 there is no other bid with a rank\n"
         "3 there is no other bid with a rank\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "3 there is no other bid with a rank\n"
         "3 there is no other bid with a rank\n"},
        {SCORE,
         {"'n':7"},
         "No verdict: Nobody is recommended, since no bid could be ranked: 1 not "
         "ranked.\n"
         "3 nobody is recommended\n"
         "3 nobody is recommended\n"
         "3 nobody is recommended\n"
         "3 nobody is recommended\n"
         "3 nobody is recommended\n"},
        /* one per cent is no toss, less is */
        {LOWEST,
         {"'price':100", "'price':101"},
         "Sensitive: A is first, but the margin is only 1.00 %.\n"
         "1 1.00 USD below B (1.00 % of its own figure)\n"
         "3 The award goes to the lowest evaluated price; no weight decides it\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "3 The award goes to the lowest evaluated price, without a formula\n"
         "3 The award goes to the lowest evaluated price; no weight decides "
         "it\n"},
        {LOWEST,
         {"'price':100", "'price':100.99"},
         "Coin-toss: A is first, but the margin is only 0.99 %.\n"
         "2 0.99 USD below B (0.99 % of its own figure)\n"
         "3 The award goes to the lowest evaluated price; no weight decides it\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "3 The award goes to the lowest evaluated price, without a formula\n"
         "3 The award goes to the lowest evaluated price; no weight decides "
         "it\n"},
        /* five per cent is firm */
        {LOWEST,
         {"'price':100", "'price':105", "'price':106"},
         "Firm: A stays first in every check that was made.\n"
         "0 5.00 USD below B (5.00 % of its own figure)\n"
         "3 The award goes to the lowest evaluated price; no weight decides it\n"
         "0 0 of 2 other bids, left out, would change who is recommended\n"
         "3 The award goes to the lowest evaluated price, without a formula\n"
         "3 The award goes to the lowest evaluated price; no weight decides "
         "it\n"},
        {LOWEST,
         {"'price':0", "'price':105"},
         "Firm: A stays first in every check that was made.\n"
         "3 the figure that ranks is zero or less, so a margin has no "
         "percentage\n"
         "3 The award goes to the lowest evaluated price; no weight decides it\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "3 The award goes to the lowest evaluated price, without a formula\n"
         "3 The award goes to the lowest evaluated price; no weight decides "
         "it\n"},
        /* 72 + 16 against 61.6 + 20; 0.13 x = 0.2 (100 - x) at 60.61, so that A leads at the upper 39 % */
        {QUALITY,
         {"'price':125,'n':9", "'price':100,'n':7.7"},
         "Sensitive: A is first, but 4 of 9 other price formulas would recommend somebody else, "
         "and only 38.6 % of all "
         "weights put it first.\n"
         "0 6.40 points ahead of B (6.40 % of all points)\n"
         "0 \"Q\" from 80 to 60.61, which is 19.39 % of all points, draws B level\n"
         "0 0 of 1 other bid, left out, would change who is recommended\n"
         "1 4 of 9 other price formulas would recommend somebody else\n"
         "1 38.6 % of all weights put it first\n"},
    };
    static const struct bg_robust_options options = {.seed = 3, .draws = 2000};
    int failed = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *texts[4];
        size_t n = 0;
        for (; n < 4 && rows[i].answers[n]; n++)
            texts[n] =
                bg_arena_printf(arena, "{'format':'bidgauge-bid/1','bid':'%c','answers':{%s}}",
                                (int)('A' + n), rows[i].answers[n]);
        const struct bg_lot_robustness *r =
            bg_robustness(arena, evaluated(rows[i].rules, texts, n), &options);
        struct bg_buf out;
        bg_buf_init(&out, arena);
        bg_buf_printf(&out, "%s\n", r->sentence);
        for (int k = 0; k < BG_CHECK__COUNT; k++)
            bg_buf_printf(&out, "%d %s\n", (int)r->checks[k].level, r->checks[k].found);
        if (strcmp(bg_buf_text(&out), rows[i].want) != 0) {
            print_error("row %zu\n---\n%s---\n", i, bg_buf_text(&out));
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(verdicts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

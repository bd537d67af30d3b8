/* Preferences: FAR and HUBZone illustrations, Palm Beach arithmetic and cases constructed from the
 * rules of California and Louisville. */
#include "fixture.h"

#include "score/price/preference.h"
#include "score/words/words.h"

enum { BIDS = 4 };

static const struct bg_preferred *got;

/* prices and want: NULL marks an absent bid. */
static void check(const char *label, const char *const prices[BIDS],
                  const struct bg_preference *preferences, size_t n, const char *const want[BIDS])
{
    struct bg_dec price[BIDS] = {{0}};
    bool present[BIDS] = {false};
    const char *bad = NULL;
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < BIDS; i++) {
        present[i] = prices[i] != NULL;
        if (present[i])
            price[i] = dec(prices[i]);
    }
    got = bg_preference_apply(arena, price, present, BIDS, preferences, n, &bad);
    assert_null(bad);
    for (size_t i = 0; i < BIDS; i++) {
        struct bg_dec out = {0};
        assert_int_equal(got[i].evaluated != NULL, want[i] != NULL);
        if (want[i] == NULL)
            continue;
        assert_true(bg_ratio_round(got[i].evaluated, 2, BG_HALF_UP, &out));
        if (strcmp(bg_dec_text(out, text), want[i]) != 0)
            fail_msg("%s: bid %zu: got %s, want %s", label, i, text, want[i]);
    }
}

static struct bg_preference percent(const char *id, const char *number, const bool *applies)
{
    return (struct bg_preference){
        .id = id, .title = id, .applies = applies, .has_percent = true, .percent = dec(number)};
}

static const bool first[BIDS] = {true, false, false, false};
static const bool second[BIDS] = {false, true, false, false};
static const bool third[BIDS] = {false, false, true, false};
static const bool first_two[BIDS] = {true, true, false, false};
static const bool nobody[BIDS] = {false};
static const bool all[BIDS] = {true, true, true, true};

/* GSA-Acquisition-FAR, 25.504-1: the foreign offer is evaluated 30 % higher. */
static void buy_american(void **state)
{
    (void)state;
    struct bg_preference p = percent("buy_american", "30", first_two);
    p.effect = BG_ADD_TO_OTHERS;
    p.base = BG_BASE_OWN_BID;
    p.wins_ties = true;
    check("E11", (const char *const[BIDS]){"16000", "15700", "10000"}, &p, 1,
          (const char *const[BIDS]){"16000", "15700", "13000"});
    check("E12", (const char *const[BIDS]){"11000", "10700", "10200"}, &p, 1,
          (const char *const[BIDS]){"11000", "10700", "13260"});
    assert_int_equal(got[0].steps_n, 0);
    assert_int_equal(got[2].steps_n, 1);
    assert_string_equal(bg_reason_words(arena, BG_ENGLISH, &got[2].steps[0].why),
                        "Buy_american: 3,060.00 added, 30 % of its own bid (10,200.00).");
    assert_true(got[0].wins_ties);
    assert_false(got[2].wins_ties);
}

/* pilieromazza.com and 13 CFR 126.613: large offers are evaluated 10 % higher, unless the low
 * bidder is small. */
static void hubzone(void **state)
{
    (void)state;
    struct bg_preference p = percent("hubzone", "10", second);
    p.effect = BG_ADD_TO_OTHERS;
    p.base = BG_BASE_OWN_BID;
    p.against = first;
    check("E14 I", (const char *const[BIDS]){"10000000", "10750000"}, &p, 1,
          (const char *const[BIDS]){"11000000", "10750000"});
    p.against = nobody;
    p.off_if_lowest = first;
    check("E14 II", (const char *const[BIDS]){"10000000", "10750000"}, &p, 1,
          (const char *const[BIDS]){"10000000", "10750000"});
    /* E31: large 93, HUBZone 98, other small 95, which is not burdened */
    p.against = first;
    p.off_if_lowest = third;
    check("E31", (const char *const[BIDS]){"93", "98", "95"}, &p, 1,
          (const char *const[BIDS]){"102.3", "98", "95"});
    /* A tie for lowest between the large and the small one counts as the small one's. */
    check("tie", (const char *const[BIDS]){"95", "98", "95"}, &p, 1,
          (const char *const[BIDS]){"95", "98", "95"});
    p.against = third;
    p.off_if_lowest = first;
    check("tie, the small one first", (const char *const[BIDS]){"95", "98", "95"}, &p, 1,
          (const char *const[BIDS]){"95", "98", "95"});
    check("no tie", (const char *const[BIDS]){"95.01", "98", "95"}, &p, 1,
          (const char *const[BIDS]){"95.01", "98", "104.5"});
}

static void palm_beach(void **state)
{
    (void)state;
    struct bg_preference sbe = percent("sbe", "10", first);
    sbe.effect = BG_ADD_TO_OTHERS;
    sbe.base = BG_BASE_OWN_BID;
    check("E17 SBE", (const char *const[BIDS]){"32", "30"}, &sbe, 1,
          (const char *const[BIDS]){"32", "33"});
    struct bg_preference local = percent("local", "5", first);
    local.base = BG_BASE_OWN_BID;
    check("E17 local", (const char *const[BIDS]){"30", "29"}, &local, 1,
          (const char *const[BIDS]){"28.5", "29"});
}

/* Louisville Metro 37.56: 5 % of its own price, off without a bidder that does not qualify. */
static void louisville(void **state)
{
    (void)state;
    struct bg_preference p = percent("wage", "5", first);
    p.base = BG_BASE_OWN_BID;
    check("5 % of own", (const char *const[BIDS]){"103", "100"}, &p, 1,
          (const char *const[BIDS]){"97.85", "100"});
    p.applies = all;
    check("all qualify", (const char *const[BIDS]){"103", "100"}, &p, 1,
          (const char *const[BIDS]){"103", "100"});
    p.applies = first;
    check("the other is absent", (const char *const[BIDS]){"103", NULL}, &p, 1,
          (const char *const[BIDS]){"103", NULL});
    p.applies = nobody;
    check("nobody qualifies", (const char *const[BIDS]){"103", "100"}, &p, 1,
          (const char *const[BIDS]){"103", "100"});
}

static struct bg_preference californian(const char *id, const bool *applies)
{
    struct bg_preference p = percent(id, "5", applies);
    p.base = BG_BASE_LOWEST_WITHOUT;
    p.has_cap = true;
    p.cap = dec("50000");
    p.cap_group = "all";
    p.has_cap_group_limit = true;
    p.cap_group_limit = dec("100000");
    return p;
}

/* 2 CCR 1896.8: 5 % of the lowest bid that is no small business's, at most 50,000, all preferences
 * together at most 100,000; a tie goes to the small business. */
static void california_caps(void **state)
{
    (void)state;
    struct bg_preference p = californian("sb", first);
    p.wins_ties = true;
    p.off_if_lowest = first;
    check("under the cap", (const char *const[BIDS]){"940000", "900000", "910000"}, &p, 1,
          (const char *const[BIDS]){"895000", "900000", "910000"});
    check("capped", (const char *const[BIDS]){"1240000", "1200000"}, &p, 1,
          (const char *const[BIDS]){"1190000", "1200000"});
    assert_string_equal(bg_reason_words(arena, BG_ENGLISH, &got[0].steps[0].why),
                        "Sb: 50,000.00 taken off, 5 % of the lowest bid without the preference "
                        "(1,200,000.00), held at its cap.");
    check("off when low", (const char *const[BIDS]){"1190000", "1200000"}, &p, 1,
          (const char *const[BIDS]){"1190000", "1200000"});
    struct bg_preference three[] = {p, californian("dvbe", first), californian("tacpa", first)};
    check("group", (const char *const[BIDS]){"2100000", "2000000"}, three, 3,
          (const char *const[BIDS]){"2000000", "2000000"});
    assert_true(got[0].wins_ties);
    assert_false(got[1].wins_ties);
    assert_int_equal(got[0].steps_n, 3);
    assert_string_equal(bg_reason_words(arena, BG_ENGLISH, &got[0].steps[2].why),
                        "Tacpa: 0.00 taken off, 5 % of the lowest bid without the preference "
                        "(2,000,000.00), held at the cap of its group.");
    three[1].cap = dec("70000");
    three[1].percent = dec("4");
    three[0].cap = dec("30000");
    check("group, in part", (const char *const[BIDS]){"2100000", "2000000"}, three, 3,
          (const char *const[BIDS]){"2000000", "2000000"});
}

/* A firm with small subcontractors also has 5 %, but may not displace a small business. */
static void may_not_displace(void **state)
{
    (void)state;
    struct bg_preference both[] = {californian("sb", first), californian("subs", second)};
    both[1].may_not_displace = first;
    both[1].base = BG_BASE_LOWEST;
    check("free", (const char *const[BIDS]){"1040", "1045", "1000"}, both, 2,
          (const char *const[BIDS]){"990", "995", "1000"});
    check("held", (const char *const[BIDS]){"1060", "1045", "1000"}, both, 2,
          (const char *const[BIDS]){"1010", "1045", "1000"});
    assert_string_equal(bg_reason_words(arena, BG_ENGLISH, &got[1].steps[0].why),
                        "Subs: nothing taken off, as it would displace a bid that it may not.");
    check("level", (const char *const[BIDS]){"1060", "1060", "1000"}, both, 2,
          (const char *const[BIDS]){"1010", "1060", "1000"});
}

static void order_after_and_amounts(void **state)
{
    (void)state;
    struct bg_preference two[] = {percent("later", "10", first), percent("sooner", "5", first)};
    two[0].order = 2;
    two[1].order = 1;
    two[0].base = two[1].base = BG_BASE_OWN_BID;
    check("unadjusted bases", (const char *const[BIDS]){"100", "99"}, two, 2,
          (const char *const[BIDS]){"85", "99"});
    assert_int_equal(got[0].steps[0].preference, 1);
    assert_int_equal(got[0].steps[1].preference, 0);
    two[0].after = "sooner";
    check("after", (const char *const[BIDS]){"100", "99"}, two, 2,
          (const char *const[BIDS]){"85.5", "99"});
    two[1].after = "later";
    struct bg_preference four[] = {percent("d", "4", first), percent("c", "3", first),
                                   percent("a", "1", first), percent("b", "2", first)};
    static const int64_t orders[] = {9, 5, 1, 5}; /* of two that are alike the first given */
    static const size_t sorted[] = {2, 1, 3, 0};
    for (size_t i = 0; i < COUNT(four); i++) {
        four[i].order = orders[i];
        four[i].base = BG_BASE_OWN_BID;
    }
    check("sorted", (const char *const[BIDS]){"100", "99"}, four, COUNT(four),
          (const char *const[BIDS]){"90", "99"});
    assert_int_equal(got[0].steps_n, COUNT(sorted));
    for (size_t i = 0; i < COUNT(sorted); i++)
        assert_int_equal(got[0].steps[i].preference, sorted[i]);
    const struct bg_dec price[] = {dec("100"), dec("99")};
    const char *bad = NULL;
    bg_preference_apply(arena, price, all, 2, two, 2, &bad);
    assert_string_equal(bad, "later");
    struct bg_preference money = {.id = "credit",
                                  .title = "Jobs credit",
                                  .applies = second,
                                  .has_amount = true,
                                  .amount = dec("1500.50")};
    check("amount", (const char *const[BIDS]){"10000", "11000"}, &money, 1,
          (const char *const[BIDS]){"10000", "9499.5"});
    assert_string_equal(bg_reason_words(arena, BG_ENGLISH, &got[1].steps[0].why),
                        "Jobs credit: 1,500.50 taken off.");
    check("none", (const char *const[BIDS]){"10000", NULL}, NULL, 0,
          (const char *const[BIDS]){"10000", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(buy_american),
        TEST(hubzone),
        TEST(palm_beach),
        TEST(louisville),
        TEST(california_caps),
        TEST(may_not_displace),
        TEST(order_after_and_amounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

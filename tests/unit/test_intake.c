/* What readers keep of a source: the sums that must tie, and looking at bytes. */
#include "intake/format.h"
#include "intake/sniff.h"
#include "fixture.h"

static bool never(const struct bg_source *source)
{
    (void)source;
    return false;
}

/* Four bids in the source: one for two lots, one that cannot be read, one refused, one forgotten.
 */
static bool read_three_of_four(struct bg_intake *intake)
{
    struct bg_buf text;
    bg_buf_init(&text, intake->arena);
    bg_buf_puts(&text, "{}");
    intake->bids_in = 4;
    intake->entry = 1;
    bg_intake_bid(intake, BG_NOWHERE, "north", "b1", &text, NULL);
    bg_intake_bid(intake, BG_NOWHERE, "south", "b1", &text, NULL);
    intake->entry = 2;
    bg_intake_unreadable(intake, BG_NOWHERE, "", "b2", "it is torn");
    intake->entry = 3;
    bg_intake_refused(intake, BG_NOWHERE, "", "b3", "it is no bid");
    return true;
}

static void a_forgotten_bid_is_said(void **state)
{
    (void)state;
    static const struct bg_format format = {"test", "test", never, read_three_of_four, false};
    struct bg_diags *diags = bg_diags_new(arena);
    const struct bg_source *source = bg_source_new(arena, "s", "", 0);
    const struct bg_intake *made =
        bg_intake_read(arena, diags, source, &format, &(struct bg_intake_options){0});
    struct bg_tally bids = bg_intake_bids(made);
    assert_int_equal(bids.in, 4);
    assert_int_equal(bids.read, 1);
    assert_int_equal(bids.unreadable, 1);
    assert_int_equal(bids.refused, 1);
    assert_int_equal(bg_diag_count(diags, BG_ERROR), 1);
    assert_string_equal(bg_diag_get(diags, 0)->message, "bid \"b3\" is not taken: it is no bid");
    bg_intake_check(made);
    assert_int_equal(bg_diag_count(diags, BG_ERROR), 2);
    assert_int_equal(bg_diag_get(diags, 1)->code, BG_E650);
    assert_string_equal(bg_diag_get(diags, 1)->message, "1 of 4 bids are not accounted for");
}

static void keys_of_the_first_object(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "b", "c"};
    static const struct {
        const char *text;
        uint32_t keys;
        size_t end;
    } cases[] = {
        {"{\"a\": {\"b\": 1}, \"c\": \"b\"} rest", 5, 25},
        {"{\"x\": [\"a\", {\"b\": \"}\"}], \"b\": 2}", 2, 32},
        {"{\"x\": \"\\\"a\", \"b\": 2", 2, 19},
        {"{\"\"a\": 1}", 0, 9},
        {"", 0, 0},
        {"]", 0, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t end;
        assert_int_equal(bg_sniff_keys(cases[i].text, strlen(cases[i].text), names, 3, &end),
                         cases[i].keys);
        assert_int_equal(end, cases[i].end);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_forgotten_bid_is_said),
        TEST(keys_of_the_first_object),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

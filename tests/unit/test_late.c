/* Late bids: what counts is the buyer's record; the vendor's own date is a claim; a date alone is
 * the whole day; and a late bid is listed, never scored and in no comparison. Differences of times
 * are worked out by hand beside the rows. */
#include "evaluate_fixture.h"

#include "model/late.h"

#define RULES(solicitation)                                                                        \
    "{'format':'bidgauge-ruleset/1','id':'t','title':'T','currency':'USD',"                        \
    "'solicitation':{'title':'S'," solicitation "},"                                               \
    "'fields':{'price':{'label':'Price','type':'money','role':'price'},"                           \
    "'a':{'label':'A','type':'number'}},"                                                          \
    "'criteria':{'a':{'title':'Wages','kind':'relative','best':'highest','form':'proportion',"     \
    "'weight':60,'value':{'var':'a'}}},"                                                           \
    "'price':{'field':'price','weight':40,'formula':'lowest_proportion'},"                         \
    "'award':{'method':'highest_score'}}"
#define BID(id, more, answers)                                                                     \
    "{'format':'bidgauge-bid/1','bid':'" id "'," more "'answers':{" answers "}}"
#define DUE "'dates':{'bids_due':'2026-03-13T14:00:00-07:00'}"

static const struct bg_bid *read_bid(const struct bg_ruleset *rules, const char *more)
{
    const char *text = bg_arena_printf(arena, BID("A", "%s", "'a':1,'price':1"), more);
    return bids_of(rules, &text, 1).bid[0];
}

enum { IN = BG_IN_TIME, LATE = BG_TOO_LATE, UNCLEAR = BG_TIME_UNCLEAR };

static void times_and_zones(void **state)
{
    (void)state;
    static const struct {
        const char *solicitation, *bid;
        int is;
        int64_t minutes; /* of a late one: how much later */
    } rows[] = {
        /* 14:00 -07:00 is 21:00 UTC and 23:00 +02:00 */
        {DUE, "'submitted':'2026-03-13T14:00:00-07:00',", IN, 0},
        {DUE, "'submitted':'2026-03-13T14:20:00-07:00',", LATE, 20},
        {DUE, "'submitted':'2026-03-13T21:00:00Z',", IN, 0},
        {DUE, "'submitted':'2026-03-13T21:00:01Z',", LATE, 0},
        {DUE, "'submitted':'2026-03-13T22:59:00+02:00',", IN, 0},
        {DUE, "'submitted':'2026-03-13T23:30:00+02:00',", LATE, 30},
        /* without an offset: on the clock of the deadline */
        {DUE, "'submitted':'2026-03-13T14:20:00',", LATE, 20},
        {DUE, "'submitted':'2026-03-13T13:59:59',", IN, 0},
        /* a date alone, on the day itself */
        {DUE, "'submitted':'2026-03-13',", UNCLEAR, 0},
        {DUE, "'submitted':'2026-03-12',", IN, 0},
        {DUE, "'submitted':'2026-03-14',", LATE, 1440},
        {DUE, "", IN, 0},
        /* time and zone beside the date */
        {"'time_zone':'-07:00','dates':{'bids_due':'2026-03-13','time':'14:00'}",
         "'submitted':'2026-03-13T21:20:00Z',", LATE, 20},
        {"'time_zone':'-07:00','dates':{'bids_due':'2026-03-13T14:00'}",
         "'submitted':'2026-03-13T14:20',", LATE, 20},
        {"'dates':{'bids_due':'2026-03-13','time':'14:00'}", "'submitted':'2026-03-13T14:20',",
         LATE, 20},
        /* a date alone is the end of that day, on the clock of the zone where one is given */
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-03-13T23:59:59',", IN, 0},
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-03-14T00:00:00',", LATE, 1440},
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-03-13',", IN, 0},
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-03-20',", LATE, 7 * 1440},
        {"'time_zone':'-07:00','dates':{'bids_due':'2026-03-13'}",
         "'submitted':'2026-03-14T06:59:00Z',", IN, 0}, /* 23:59 there */
        {"'time_zone':'-07:00','dates':{'bids_due':'2026-03-13'}",
         "'submitted':'2026-03-14T07:00:00Z',", LATE, 1440},
        /* no zone for the deadline: the day ends at 2026-03-14 12:00 UTC at the latest */
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-03-13T20:00:00Z',", IN, 0},
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-03-14T03:00:00Z',", UNCLEAR, 0},
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-03-14T12:00:00Z',", LATE, 1440},
        {"'dates':{'bids_due':'2026-03-13'}", "'submitted':'2026-06-30T15:40:00Z',", LATE,
         109 * 1440}, /* 18 days of March, 30, 31, 30 */
        /* the receipt decides, whatever the vendor's own date is */
        {DUE, "'submitted':'2026-03-20','receipt':{'received':'2026-03-13T13:00'},", IN, 0},
        {DUE, "'submitted':'2026-03-10','receipt':{'received':'2026-03-13T14:20'},", LATE, 20},
        {DUE, "'submitted':'2026-03-20','receipt':{'by':'J. Doe'},", LATE, 7 * 1440},
        /* an auction after the deadline says nothing of when the bid came in */
        {DUE, "'receipt':{'last_offer':'2026-03-20T10:00:00Z'},", IN, 0},
        {"'dates':{'advertised':'2026-01-01','bids_due':'2026-03-13'}", "'submitted':'then',", IN,
         0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_ruleset *rules =
            rules_of(bg_arena_printf(arena, RULES("%s"), rows[i].solicitation));
        struct bg_timeliness t = bg_bid_timeliness(rules, read_bid(rules, rows[i].bid));
        if ((int)t.is != rows[i].is)
            print_message("%s %s: %d\n", rows[i].solicitation, rows[i].bid, (int)t.is);
        assert_int_equal(t.is, rows[i].is);
        assert_int_equal(t.behind / 60000000, rows[i].minutes);
    }
}

static const char *const three[] = {
    BID("A", "'submitted':'2026-03-13T14:20:00-07:00',", "'a':10,'price':10"),
    BID("B", "'submitted':'2026-03-12T10:00:00-07:00',", "'a':5,'price':100"),
    BID("C", "'submitted':'2026-03-12T11:00:00-07:00',", "'a':4,'price':200")};

/* A would be first by far, and its value and price would be the best of the comparison: without it
 * B has 60 + 40 and C 60 x 4/5 + 40 x 100/200. */
static void a_late_bid_is_listed_and_in_no_comparison(void **state)
{
    (void)state;
    const struct bg_lot_result *lot = evaluated(RULES(DUE), three, 3);
    const struct bg_bid_result *late = bid_of(lot, "A");
    assert_int_equal(late->status, BG_LATE);
    assert_string_equal(
        late->status_reason,
        "Received 20 minutes after bids were due, by the bid's own date (2026-03-13 "
        "14:20 -07:00, due 2026-03-13 14:00 -07:00), so it is not scored.");
    assert_int_equal(late->rank, 0);
    assert_null(late->total_exact);
    assert_null(late->quality_exact);
    assert_false(late->price.present);
    assert_int_equal(lot->comparison_n, 2);
    assert_int_equal(rank_of(lot, "B"), 1);
    assert_string_equal(total_of(lot, "B"), "100");
    assert_string_equal(total_of(lot, "C"), "68");
    assert_int_equal(criterion_of(lot, "A", "a")->outcome, BG_NOT_APPLICABLE);
    assert_int_equal(late->flags_n, 1);
    assert_string_equal(late->flags[0].id, "late_by_own_date");
}

#define ACCEPTED                                                                                   \
    "'late_accepted':{'reason':'The courier was held up by the flood.','by':'J. "                  \
    "Doe','date':'2026-03-16'},"

static void a_decision_counts_where_the_ruleset_allows_it(void **state)
{
    (void)state;
    static const char *const bids[] = {
        BID("A", "'receipt':{'received':'2026-03-13T14:20'}," ACCEPTED, "'a':10,'price':100"),
        BID("B", "'receipt':{'received':'2026-03-12T10:00'},", "'a':5,'price':100")};
    const struct bg_lot_result *lot = evaluated(RULES(DUE), bids, 2);
    assert_int_equal(bid_of(lot, "A")->status, BG_LATE);
    assert_string_equal(bid_of(lot, "A")->flags[0].id, "late_not_acceptable");
    assert_int_equal(rank_of(lot, "B"), 1);

    lot = evaluated(RULES("'late':'accept_by_decision'," DUE), bids, 2);
    assert_int_equal(bid_of(lot, "A")->status, BG_RANKED);
    assert_int_equal(rank_of(lot, "A"), 1);
    assert_string_equal(bid_of(lot, "A")->flags[0].id, "late_accepted");
    assert_string_equal(bid_of(lot, "A")->flags[0].message,
                        "Received 20 minutes after bids were due (2026-03-13 14:20 -07:00, due "
                        "2026-03-13 14:00 -07:00). It is scored by a decision of J. Doe on "
                        "2026-03-16: The courier was held up by the flood.");

    static const char *const undecided[] = {
        BID("A", "'receipt':{'received':'2026-03-13T14:20'},", "'a':10,'price':100"),
        BID("B", "'receipt':{'received':'2026-03-12T10:00'},", "'a':5,'price':100")};
    lot = evaluated(RULES("'late':'accept_by_decision'," DUE), undecided, 2);
    assert_int_equal(bid_of(lot, "A")->status, BG_LATE);
}

static void a_decision_needs_a_reason(void **state)
{
    (void)state;
    const struct bg_ruleset *rules = rules_of(RULES("'late':'accept_by_decision'," DUE));
    const struct bg_bid *bid = read_bid(
        rules, "'receipt':{'received':'2026-03-13T14:20'},'late_accepted':{'reason':' '},");
    assert_null(bid->late_accepted);
    assert_true(bg_bid_is_late(rules, bid));
}

static void what_the_vendor_wrote_is_shown_beside_the_receipt(void **state)
{
    (void)state;
    static const char *const bids[] = {
        BID("A", "'submitted':'2026-10-05','receipt':{'received':'2026-03-13T13:00'},",
            "'a':10,'price':100"),
        BID("B", "'submitted':'2026-03-13',", "'a':5,'price':100"),
        BID("C", "'submitted':'13 March',", "'a':5,'price':100")};
    const struct bg_lot_result *lot = evaluated(RULES(DUE), bids, 3);
    assert_int_equal(rank_of(lot, "A"), 1);
    assert_string_equal(bid_of(lot, "A")->flags[0].id, "own_date_after_due");
    assert_string_equal(bid_of(lot, "B")->flags[0].id, "time_unclear");
    assert_string_equal(bid_of(lot, "C")->flags[0].id, "submitted_unreadable");
    assert_string_equal(lot->warnings[0],
                        "It cannot be told whether the bid of B came in on time.");
}

/* A withdrawn bid is withdrawn, whenever it came in. */
static void late_is_of_active_bids(void **state)
{
    (void)state;
    static const char *const bids[] = {
        BID("A", "'submitted':'2026-10-05','status':'withdrawn',", "'a':10,'price':100")};
    const struct bg_lot_result *lot = evaluated(RULES(DUE), bids, 1);
    assert_int_equal(bid_of(lot, "A")->status, BG_NOT_RANKED);
    assert_int_equal(bid_of(lot, "A")->flags_n, 0);
}

/* The order of the inputs decides nothing about who is late. */
static void order_of_inputs(void **state)
{
    (void)state;
    const char *turned[] = {three[2], three[0], three[1]};
    const struct bg_lot_result *lot = evaluated(RULES(DUE), turned, 3);
    assert_int_equal(bid_of(lot, "A")->status, BG_LATE);
    assert_string_equal(total_of(lot, "C"), "68");
}

static void faults_of_time_and_zone(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "'time_zone':'America/Los_Angeles','dates':{'bids_due':'2026-03-13'}",
        "'dates':{'bids_due':'2026-03-13','time':'2 pm'}",
        "'dates':{'bids_due':'2026-03-13T14:00','time':'14:00'}",
        "'dates':{'bids_due':'2026-03-13 noon'}",
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct bg_diags *diags = bg_diags_new(arena);
        struct bg_load_options options = {.as_of = BG_NO_DATE};
        const char *text = bg_arena_printf(arena, RULES("%s"), bad[i]);
        assert_null(bg_ruleset_load(arena, diags, source_of("rules.json", text), &options));
        assert_int_equal(bg_diag_get(diags, 0)->code, i < 3 ? BG_E345 : BG_E205);
    }
}

/* 23:30 -07:00 is the next day in UTC; the day that decides is the buyer's. */
static void the_day_is_the_one_that_is_written(void **state)
{
    (void)state;
    const struct bg_ruleset *rules =
        rules_of(RULES("'dates':{'bids_due':'2026-03-13T23:30:00-07:00'}"));
    int64_t days;
    assert_true(bg_date_parse("2026-03-13", 10, &days));
    assert_int_equal(rules->as_of, days);
    assert_int_equal(rules->solicitation.dates[BG_AT_BIDS_DUE], days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_and_zones),
        cmocka_unit_test(a_late_bid_is_listed_and_in_no_comparison),
        cmocka_unit_test(a_decision_counts_where_the_ruleset_allows_it),
        cmocka_unit_test(a_decision_needs_a_reason),
        cmocka_unit_test(what_the_vendor_wrote_is_shown_beside_the_receipt),
        cmocka_unit_test(late_is_of_active_bids),
        cmocka_unit_test(order_of_inputs),
        cmocka_unit_test(faults_of_time_and_zone),
        cmocka_unit_test(the_day_is_the_one_that_is_written),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}

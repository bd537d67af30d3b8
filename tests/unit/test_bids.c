/* Reading bids: answers bound to their fields, nothing coerced, missing kept apart from wrong, JSON
 * Lines, lots, and bids that cannot be read. The wording of faults is pinned in tests/cases/bad. */
#include "fixture.h"

#include "base/date.h"
#include "base/ratio.h"
#include "intake/intake.h"

static const char rules[] =
    "{\"format\":\"bidgauge-ruleset/1\",\"id\":\"r\",\"title\":\"T\",\"currency\":\"USD\","
    "\"solicitation\":{\"reference\":\"R-1\",\"dates\":{\"bids_due\":\"2026-03-01\"}},"
    "\"fields\":{"
    "\"price\":{\"type\":\"money\",\"required\":true},"
    "\"n\":{\"type\":\"number\"},\"i\":{\"type\":\"integer\"},\"t\":{\"type\":\"text\"},"
    "\"b\":{\"type\":\"boolean\"},\"d\":{\"type\":\"date\"},"
    "\"c\":{\"type\":\"choice\",\"choices\":{\"x\":\"X\",\"y\":\"Y\"}},"
    "\"crew\":{\"type\":\"table\",\"columns\":{\"job\":{\"type\":\"text\"},"
    "\"people\":{\"type\":\"integer\"},\"wage\":{\"type\":\"number\"}}}},"
    "\"criteria\":{\"n\":{\"title\":\"N\",\"kind\":\"linear\",\"weight\":100,"
    "\"value\":{\"var\":\"n\"},\"from\":0,\"to\":10}},"
    "\"award\":{\"method\":\"highest_score\"}"
    "%s}";
enum { PRICE, N, I, T, B, D, C, CREW };

#define BID(rest) "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-1\"," rest "}"

static struct bg_diags *diags;
static struct bg_bid_list *list;

static int setup(void **state)
{
    (void)state;
    arena = bg_arena_new(0);
    diags = bg_diags_new(arena);
    list = bg_bid_list_new(arena);
    return 0;
}

static const struct bg_ruleset *ruleset_with(const char *more)
{
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    const char *at = strstr(rules, "%s");
    const char *text = bg_arena_printf(arena, "%.*s%s}", (int)(at - rules), rules, more);
    const struct bg_ruleset *ruleset =
        bg_ruleset_load(arena, diags, bg_source_new(arena, "r.json", text, strlen(text)), &options);
    assert_non_null(ruleset);
    return ruleset;
}

static void read_text(const struct bg_ruleset *ruleset, const char *lot, const char *name,
                      const char *text)
{
    bg_bids_read(list, diags, ruleset, lot, bg_source_new(arena, name, text, strlen(text)));
}

static const struct bg_bid *read_one(const char *text)
{
    read_text(ruleset_with(""), "", "b.json", text);
    struct bg_bids bids = bg_bids_finish(list, diags);
    assert_int_equal(bids.n, 1);
    return bids.bid[0];
}

static void assert_number(const struct bg_value *value, const char *want)
{
    char text[BG_DEC_TEXT];
    assert_int_equal(value->type, BG_V_NUMBER);
    assert_string_equal(bg_dec_text(value->as.number, text), want);
}

/* Who is not named is called by the vendor's id, else by the bid's. */
static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *vendor, *want;
    } rows[] = {
        {"\"vendor\":{\"id\":\"V-1\",\"name\":\"Cedar\"},", "Cedar"},
        {"\"vendor\":{\"id\":\"V-1\",\"name\":\"\"},", "V-1"},
        {"\"vendor\":{\"id\":\"V-1\"},", "V-1"},
        {"\"vendor\":{},", "B-1"},
        {"", "B-1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *tail = bg_arena_printf(arena, "%s\"answers\":{\"price\":1}", rows[i].vendor);
        const char *text =
            bg_arena_printf(arena, "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-1\",%s}", tail);
        list = bg_bid_list_new(arena);
        assert_string_equal(read_one(text)->vendor_name, rows[i].want);
    }
}

static void test_answers(void **state)
{
    (void)state;
    const struct bg_bid *bid = read_one(
        BID("\"vendor\":{\"id\":\"V-1\",\"name\":\"Cedar\"},\"submitted\":\"2026-01-15T10:00:00Z\","
            "\"answers\":{\"crew\":[{\"wage\":17.17,\"job\":\"cleaner\"},{\"people\":3}],"
            "\"c\":\"y\",\"d\":\"2026-01-02\",\"b\":false,\"t\":\"x\",\"i\":-3,\"n\":1.2e1,"
            "\"price\":1200.50}"));
    assert_int_equal(bg_diag_count(diags, BG_NOTE), 0);
    assert_string_equal(bid->id, "B-1");
    assert_string_equal(bid->vendor_name, "Cedar");
    assert_int_equal(bid->status, BG_BID_ACTIVE);
    assert_true(bid->submitted.micros == INT64_C(1768471200000000)); /* date -u -d @1768471200 */
    assert_number(&bid->values[PRICE], "1200.5");
    assert_number(&bid->values[N], "12");
    assert_number(&bid->values[I], "-3");
    assert_string_equal(bid->values[T].as.text.bytes, "x");
    assert_int_equal(bid->values[B].type, BG_V_BOOL);
    assert_false(bid->values[B].as.truth);
    assert_int_equal(bid->values[D].type, BG_V_DATE);
    assert_string_equal(bid->values[C].as.text.bytes, "y");
    const struct bg_table *table = bid->values[CREW].as.table;
    assert_int_equal(table->rows, 2);
    assert_int_equal(table->columns, 3);
    assert_string_equal(table->cells[0].as.text.bytes, "cleaner");
    assert_int_equal(table->cells[1].type, BG_V_MISSING);
    assert_number(&table->cells[2], "17.17");
    assert_int_equal(table->cells[3].type, BG_V_MISSING);
    assert_number(&table->cells[4], "3");
}

static void test_missing_is_not_zero(void **state)
{
    (void)state;
    const struct bg_bid *bid =
        read_one(BID("\"answers\":{\"n\":null,\"t\":\"\",\"crew\":[],\"price\":0}"));
    assert_int_equal(bid->values[N].type, BG_V_MISSING);
    assert_int_equal(bid->values[T].type, BG_V_MISSING);
    assert_int_equal(bid->values[CREW].type, BG_V_MISSING);
    assert_int_equal(bid->values[B].type, BG_V_MISSING);
    assert_number(&bid->values[PRICE], "0");
}

/* Each answer is wrong in its own way: an error with its sentence, never a value. */
static void test_wrong_answers(void **state)
{
    (void)state;
    static const struct {
        int slot;
        const char *answer, *problem;
    } rows[] = {
        {PRICE, "\"price\":\"1,200.00\"", "text \"1,200.00\" where a number belongs"},
        {PRICE, "\"price\":-1", "the amount -1 is negative"},
        {PRICE, "\"price\":1000000000000001", "1000000000000001 is not a plausible number"},
        {I, "\"i\":2.5", "2.5 where a whole number belongs"},
        {N, "\"n\":true", NULL},
        {B, "\"b\":\"yes\"", "text \"yes\" where yes or no belongs"},
        {B, "\"b\":1", NULL},
        {D, "\"d\":\"2026-02-30\"", "text \"2026-02-30\" where a date belongs"},
        {C, "\"c\":\"Y\"", "\"Y\" is none of the choices"},
        {CREW, "\"crew\":{}", NULL},
        {CREW, "\"crew\":[1]", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *text = bg_arena_printf(arena, BID("\"answers\":{%s}"), rows[i].answer);
        list = bg_bid_list_new(arena);
        int64_t before = bg_diag_count(diags, BG_ERROR);
        const struct bg_bid *bid = read_one(text);
        const struct bg_answer *answer = &bid->answers[rows[i].slot];
        assert_int_equal(answer->value.type, BG_V_ERROR);
        assert_int_equal(bid->status, BG_BID_ACTIVE);
        assert_int_equal(bg_diag_count(diags, BG_ERROR), before + 1);
        assert_non_null(answer->problem);
        if (rows[i].problem)
            assert_string_equal(answer->problem, rows[i].problem);
        assert_string_equal(bid->values[rows[i].slot].as.error, answer->problem);
    }
}

static void test_wrong_cell_leaves_the_others(void **state)
{
    (void)state;
    const struct bg_bid *bid =
        read_one(BID("\"answers\":{\"crew\":[{\"wage\":\"17\",\"people\":2}]}"));
    const struct bg_table *table = bid->values[CREW].as.table;
    assert_int_equal(bid->values[CREW].type, BG_V_TABLE);
    assert_int_equal(table->cells[2].type, BG_V_ERROR);
    assert_number(&table->cells[1], "2");
}

static void test_lines(void **state)
{
    (void)state;
    read_text(
        ruleset_with(""), "", "b.jsonl",
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-1\",\"answers\":{\"price\":1,\"t\":\"one\"}}\n"
        "\n"
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-2\",\"answers\":{\"price\":2,}}\r\n"
        "[]\n"
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-4\",\"answers\":{\"price\":4,\"t\":\"four\"}}");
    struct bg_bids bids = bg_bids_finish(list, diags);
    assert_int_equal(bids.n, 4);
    assert_string_equal(bids.bid[0]->id, "B-1");
    assert_string_equal(bids.bid[0]->values[T].as.text.bytes, "one"); /* outlives its line's tree */
    assert_string_equal(bids.bid[1]->id, "b.jsonl:3");
    assert_int_equal(bids.bid[1]->status, BG_BID_UNREADABLE);
    assert_int_equal(bids.bid[1]->faults_n, 1);
    assert_string_equal(bids.bid[2]->id, "b.jsonl:4");
    assert_int_equal(bids.bid[2]->status, BG_BID_UNREADABLE);
    assert_string_equal(bids.bid[3]->id, "B-4");
    assert_string_equal(bids.bid[3]->values[T].as.text.bytes, "four");
    assert_int_equal(bg_source_line(bids.bid[3]->pos.source, bids.bid[3]->pos.offset).line, 5);
}

static void test_unreadable(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "   ",
        "null",
        "7",
        "[1]",
        "{}",
        "{\"format\":\"bidgauge-bid/1\"}",
        "{\"format\":\"bidgauge-bid/2\",\"bid\":\"B-1\"}",
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"\"}",
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-1\",\"answers\":[]}",
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-1\"} x",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        list = bg_bid_list_new(arena);
        int64_t before = bg_diag_count(diags, BG_ERROR);
        const struct bg_bid *bid = read_one(texts[i]);
        assert_int_equal(bid->status, BG_BID_UNREADABLE);
        assert_string_equal(bid->id, "b.json");
        assert_true(bid->status_reason[0] != '\0');
        assert_int_equal(bg_diag_count(diags, BG_ERROR), before + 1);
    }
}

/* A file that cannot be opened is a bid with all its slots, also when it is the only one. */
static void test_not_opened(void **state)
{
    (void)state;
    const struct bg_source *source = bg_source_new(arena, "gone.json", "", 0);
    bg_bids_unreadable(list, ruleset_with(""), "", source, "no such file");
    read_text(ruleset_with(""), "", "b.json", BID("\"answers\":{\"price\":1}"));
    struct bg_bids bids = bg_bids_finish(list, diags);
    assert_int_equal(bids.n, 2);
    assert_string_equal(bids.bid[0]->id, "gone.json");
    assert_int_equal(bids.bid[0]->status, BG_BID_UNREADABLE);
    assert_string_equal(bids.bid[0]->status_reason, "no such file");
    assert_int_equal(bids.bid[0]->values[CREW].type, BG_V_MISSING);
}

static void test_not_comparable(void **state)
{
    (void)state;
    static const char *const heads[] = {"\"currency\":\"EUR\"", "\"solicitation\":\"R-2\"",
                                        "\"status\":\"lost\""};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        list = bg_bid_list_new(arena);
        const struct bg_bid *bid =
            read_one(bg_arena_printf(arena, BID("%s,\"answers\":{\"price\":1}"), heads[i]));
        assert_true(bid->not_comparable);
        assert_int_equal(bid->faults_n, 1);
        assert_number(&bid->values[PRICE], "1"); /* kept */
    }
}

static void test_repeated_ids_and_vendors(void **state)
{
    (void)state;
    const struct bg_ruleset *r = ruleset_with("");
    read_text(r, "", "1.json", BID("\"vendor\":{\"id\":\"V\"},\"answers\":{\"price\":1}"));
    read_text(r, "", "2.json", BID("\"vendor\":{\"id\":\"W\"},\"answers\":{\"price\":2}"));
    read_text(r, "", "3.json", BID("\"vendor\":{\"id\":\"V\"},\"answers\":{\"price\":3}"));
    struct bg_bids bids = bg_bids_finish(list, diags);
    assert_int_equal(bids.n, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(bids.bid[i]->not_comparable);
    assert_int_equal(bids.bid[0]->faults_n, 1);
    assert_string_equal(bids.bid[2]->faults[0], "the id \"B-1\" is also used by the bid in 1.json");
    assert_int_equal(bg_diag_count(diags, BG_ERROR), 2);
    assert_int_equal(bg_diag_count(diags, BG_WARNING), 3);
}

static void test_clarification_keeps_the_original(void **state)
{
    (void)state;
    const struct bg_bid *bid = read_one(
        BID("\"answers\":{\"price\":1,\"n\":2},\"clarifications\":[{\"date\":\"2026-03-05\","
            "\"field\":\"n\",\"was\":2,\"now\":5,\"document\":\"letter.pdf\"},"
            "{\"field\":\"n\",\"now\":6}]"));
    assert_int_equal(bg_diag_count(diags, BG_NOTE), 0);
    assert_number(&bid->values[N], "6");
    assert_int_equal(bid->clarifications_n, 2);
    assert_number(&bid->clarifications[0].was, "2");
    assert_number(&bid->clarifications[0].now, "5");
    assert_string_equal(bid->clarifications[0].document, "letter.pdf");
    assert_number(&bid->clarifications[1].was, "5");
}

static void test_evidence(void **state)
{
    (void)state;
    const struct bg_bid *bid = read_one(BID(
        "\"answers\":{\"price\":1},\"evidence\":{\"n\":[{\"document\":\"a.pdf\",\"page\":\"4\"},"
        "{\"document\":\"b.pdf\",\"verified_by\":\"A. Officer\"}]}"));
    assert_int_equal(bid->evidence_n, 2);
    assert_int_equal(bid->evidence[1].slot, N);
    assert_string_equal(bid->evidence[0].page, "4");
    assert_string_equal(bid->evidence[1].verified_by, "A. Officer");
    assert_string_equal(bid->evidence[1].page, "");
}

/* A bid is in the lots that it names; faults of the whole bid are said once. */
static void test_lots(void **state)
{
    (void)state;
    const struct bg_ruleset *r = ruleset_with(
        ",\"lots\":{\"a\":{},\"b\":{\"patch\":{\"fields\":{\"extra\":{\"type\":\"number\"}}}}}");
    static const char *const texts[] = {
        BID("\"answers\":{\"price\":1,\"n\":1,\"extra\":5},\"lots\":{\"b\":{\"answers\":{\"n\":2}},"
            "\"a\":{}}"),
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-2\",\"answers\":{\"price\":2,\"b\":\"no\"},"
        "\"lots\":{\"b\":{}}}",
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-3\",\"answers\":{\"price\":3}}",
        "{\"format\":\"bidgauge-bid/1\",\"bid\":\"B-4\",\"answers\":{\"price\":3},"
        "\"lots\":{\"z\":{}}}",
        "broken",
    };
    static const char *const want[2][4] = {{"B-1", "B-3", "B-4", "5.json"},
                                           {"B-1", "B-2", "B-3", "5.json"}};
    static const char *const names[] = {"1.json", "2.json", "3.json", "4.json", "5.json"};
    const struct bg_source *sources[5];
    for (int i = 0; i < 5; i++)
        sources[i] = bg_source_new(arena, names[i], texts[i], strlen(texts[i]));
    for (size_t l = 0; l < 2; l++) {
        list = bg_bid_list_new(arena);
        for (size_t i = 0; i < 5; i++)
            bg_bids_read(list, diags, r->lots[l].ruleset, r->lots[l].id, sources[i]);
        struct bg_bids bids = bg_bids_finish(list, diags);
        assert_int_equal(bids.n, 4);
        for (size_t i = 0; i < bids.n; i++)
            assert_string_equal(bids.bid[i]->id, want[l][i]);
        assert_number(&bids.bid[0]->values[N], l == 0 ? "1" : "2");
        assert_true(bids.bid[1 + l]->not_comparable); /* B-3 names no lot */
    }
    /* "no" is no truth; lot z; broken. Each once. */
    assert_int_equal(bg_diag_count(diags, BG_ERROR), 3);
}

static void test_sniff(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum bg_source_kind kind;
    } rows[] = {
        {"", BG_SOURCE_UNKNOWN},
        {"PK\003\004", BG_SOURCE_UNKNOWN},
        {"{\"format\": \"bidgauge-ruleset/1\"", BG_SOURCE_RULESET},
        {"\n{\"bid\": 1, \"format\" : \"bidgauge-bid/1\"}", BG_SOURCE_BID},
        {"{\"format\":\"bidgauge-bid/1\"}\n{\"format\":\"bidgauge-bid/1\"}\n",
         BG_SOURCE_BIDS_LINES},
        {"{\"format\":\"bidgauge-bid/1\"}\n\n", BG_SOURCE_BID},
        {"{\"data\": {\"procurementMethodType\": \"belowThreshold\"}}", BG_SOURCE_PROZORRO},
        {"{\"bid\": 1,\n{\"bid\": 2}\n", BG_SOURCE_BIDS_LINES}, /* the first line is broken */
        {"{\"bid\":\n{\"bid\":\n2}}\n", BG_SOURCE_BID},
        {"{\"x\": 1}", BG_SOURCE_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            bg_source_sniff(bg_source_new(arena, "x", rows[i].text, strlen(rows[i].text))),
            rows[i].kind);
}

int main(void)
{
#define LOADING(f) cmocka_unit_test_setup_teardown(f, setup, close_arena)
    const struct CMUnitTest tests[] = {
        LOADING(test_answers),
        LOADING(test_names),
        LOADING(test_missing_is_not_zero),
        LOADING(test_wrong_answers),
        LOADING(test_wrong_cell_leaves_the_others),
        LOADING(test_lines),
        LOADING(test_unreadable),
        LOADING(test_not_opened),
        LOADING(test_not_comparable),
        LOADING(test_repeated_ids_and_vendors),
        LOADING(test_clarification_keeps_the_original),
        LOADING(test_evidence),
        LOADING(test_lots),
        LOADING(test_sniff),
    };
    bg_json_trap_memory();
    bg_ratio_trap_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

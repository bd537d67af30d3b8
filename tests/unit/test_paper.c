/* What decides how a workbook looks: names of sheets, widths and lines of texts, lines of prices beside each
 * other, labels of choices. */
#include "evaluate_fixture.h"

#include "base/cell/sheet.h"
#include "report/book/metrics.h"
#include "report/evaluation/labels.h"
#include "report/evaluation/lines.h"
#include "report/evaluation/plan_names.h"

/* -- names -------------------------------------------------------------------------------------- */

static void vendors_as_people_say_them(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"Cedar Cooperative", "Cedar Cooperative"},
        {"Cedar Services, LLC", "Cedar Services"},
        {"Cedar Services Co., Inc., LLC", "Cedar Services Co."},
        {"Incorporated", "Incorporated"}, /* nothing would be left */
        {"ABC Holdings Inc. dba Sunrise Janitorial", "Sunrise Janitorial"},
        {"ABC Ltd trading as Sunrise", "Sunrise"},
        {"A/B [Clean]: \"all\" * day?", "A B Clean all day"}, /* what no sheet may be called */
        {"'Quoted'", "Quoted"},
        {"=cmd|' /C calc'!A0", "cmd C calcA0"},
        {"", ""},
        {"???", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(bg_plan_names_short(arena, rows[i][0]), rows[i][1]);
}

static void long_names_end_between_words(void **state)
{
    (void)state;
    const char *name =
        bg_plan_names_short(arena, "The Consolidated Building Maintenance Cooperative");
    assert_string_equal(name, "The Consolidated Building");
    name = bg_plan_names_short(arena, "Abcdefghijklmnopqrstuvwxyzabcdefghijklmnop");
    assert_string_equal(name, "Abcdefghijklmnopqrstuvwxyzabcde"); /* one word of 31 */
}

/* Programs compare names without regard to case; "History" is Excel's own, "A1" would be a cell. */
static void no_name_is_used_twice(void **state)
{
    (void)state;
    static const char *const vendors[] = {"Acme LLC", "ACME", "acme, Inc.", "Summary", "history",
                                          "AB12",     "",     "",           "Élan",    "élan"};
    static const char *const ours[] = {"Summary", "Rules"};
    static const char *const want[] = {"Acme",        "ACME (2)", "acme (3)", "Summary (2)",
                                       "history (2)", "AB12 bid", "Bid 7",    "Bid 8",
                                       "Élan",        "élan (2)"};
    enum { N = sizeof want / sizeof *want };
    const char *const *names = bg_plan_names(arena, "", vendors, N, ours, 2);
    for (size_t i = 0; i < N; i++)
        assert_string_equal(names[i], want[i]);
    names = bg_plan_names(arena, "L2 ", vendors, 1, ours, 2);
    assert_string_equal(names[0], "L2 Acme");
}

/* -- widths ------------------------------------------------------------------------------------- */

/* Calibri's advance widths, in units of 1/2048 of the size: "0" 1038, "i" 470, "W" 1823, space 463. */
static void texts_are_as_wide_as_calibri(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int size;
        bool bold;
        double units;
    } rows[] = {
        {"0000", 10, false, 4 * 1038}, {"i", 10, false, 470}, {"0 0", 12, false, 2 * 1038 + 463},
        {"0000", 10, true, 4 * 1038},  {"", 10, false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double got =
            bg_metrics_width(rows[i].text, strlen(rows[i].text), rows[i].size, rows[i].bold);
        double want = rows[i].units * rows[i].size / 2048;
        assert_true(got > want - 0.001 && got < want + 0.001);
    }
    /* Scripts without a table are taken wider than Latin, never narrower. */
    assert_true(bg_metrics_width("漢", 3, 10, false) >= 10);
    assert_true(bg_metrics_width("é", 2, 10, false) >= bg_metrics_width("e", 1, 10, false));
}

/* Five digits are 25.3 points at 10. */
static void lines_break_between_words(void **state)
{
    (void)state;
    assert_int_equal(bg_metrics_lines("00000", 26, 10, false), 1);
    assert_int_equal(bg_metrics_lines("00000 00000", 26, 10, false), 2);
    assert_int_equal(bg_metrics_lines("00000 00000", 54, 10, false), 1);
    assert_int_equal(bg_metrics_lines("00000\n0", 54, 10, false), 2);
    assert_int_equal(bg_metrics_lines("000000000000", 26, 10, false),
                     3); /* 60.8 points, one word */
    assert_int_equal(bg_metrics_lines("", 26, 10, false), 1);
}

/* -- lines of prices ---------------------------------------------------------------------------- */

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'w','title':'W','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-01-31'}},'fields':{'p':{'type':'money','role':'price'},'lines':"   \
    "{'label':'L','type':'table',"                                                                 \
    "'columns':{'no':{'type':'text'},'what':{'type':'text'},'q':{'type':'number'},"                \
    "'u':{'type':'money'}}}},'criteria':{},'price':{'field':'p','schedule':{'field':'lines',"      \
    "'quantity':'q',"                                                                              \
    "'unit_price':'u','governs':'lines'}},'award':{'method':'lowest_evaluated_price','ties':[]}}"
#define BID(id, lines)                                                                             \
    "{'format':'bidgauge-bid/1','bid':'" id "','vendor':{'id':'" id "','name':'" id                \
    "'},'answers':{'lines':[" lines "]}}"
#define LINE(no, what, q) "{'no':'" no "','what':'" what "','q':" q ",'u':5}"

static const struct bg_lines *matched(const char *const *bids, size_t n)
{
    const struct bg_lot_result *lot = evaluated(RULES, bids, n);
    const struct bg_lines *lines = bg_lines_match(arena, lot->ruleset, lot);
    assert_non_null(lines);
    return lines;
}

static void assert_rows(const struct bg_lines *lines, size_t line, int64_t a, int64_t b)
{
    assert_true(line < lines->n);
    assert_int_equal(lines->line[line].row_of[0], a);
    assert_int_equal(lines->line[line].row_of[1], b);
}

/* The item's number tells, whatever the description says; a line of one bid alone comes last. */
static void lines_are_the_same_by_their_number(void **state)
{
    (void)state;
    const char *const bids[] = {
        BID("a", LINE("1", "Curb", "2") "," LINE("2", "Gutter", "3")),
        BID("b",
            LINE("2", "gutter, concrete", "3") "," LINE("1", "Curb", "2") "," LINE("9", "X", "1")),
    };
    const struct bg_lines *lines = matched(bids, 2);
    assert_int_equal(lines->n, 3);
    assert_int_equal(lines->described_n, 2);
    assert_rows(lines, 0, 0, 1);
    assert_rows(lines, 1, 1, 0);
    assert_rows(lines, 2, -1, 2);
    assert_false(lines->quantities_differ);
}

/* A number that comes twice does not tell; all the words do, without regard to case and spaces. */
static void lines_are_the_same_by_all_words(void **state)
{
    (void)state;
    const char *const bids[] = {
        BID("a", LINE("1", "Curb", "2") "," LINE("1", "Gutter", "3")),
        BID("b", LINE("1", " GUTTER", "4") "," LINE("1", "curb", "2")),
    };
    const struct bg_lines *lines = matched(bids, 2);
    assert_int_equal(lines->n, 2);
    assert_rows(lines, 0, 0, 1);
    assert_rows(lines, 1, 1, 0);
    assert_true(lines->quantities_differ); /* 3 and 4 */
}

static void lines_without_words_are_the_same_by_place(void **state)
{
    (void)state;
    const char *const bids[] = {BID("a", "{'q':1,'u':2},{'q':1,'u':3}"), BID("b", "{'q':1,'u':4}")};
    const struct bg_lines *lines = matched(bids, 2);
    assert_int_equal(lines->n, 2);
    assert_rows(lines, 0, 0, 0);
    assert_rows(lines, 1, 1, -1);
}

/* -- labels ------------------------------------------------------------------------------------- */

static const struct bg_field *choice_field(const char *choices)
{
    const char *text = bg_arena_printf(
        arena,
        "{'format':'bidgauge-ruleset/1','id':'w','title':'W','currency':'USD','solicitation':"
        "{'dates':{'bids_due':'2026-01-31'}},'fields':{'c':{'label':'C','type':'choice','choices':"
        "%s},'p':{'type':'money','role':'price'}},'criteria':{},'price':{'field':'p'},"
        "'award':{'method':'lowest_evaluated_price','ties':[]}}",
        choices);
    return &rules_of(text)->fields[0];
}

/* The id that the formula gives where the cell holds this text. */
static const char *id_of(const struct bg_field *field, const char *text)
{
    struct bg_cell_book *book = bg_cell_book_new(arena);
    struct bg_cell_sheet *sheet = bg_cell_sheet_new(book, "S");
    struct bg_cell *typed = BG_NEW(arena, struct bg_cell), *id = BG_NEW(arena, struct bg_cell);
    bg_cell_hold(arena, typed, bg_cell_text(text));
    assert_true(bg_cell_put(sheet, 0, 0, typed));
    const struct bg_formula *formula =
        bg_labels_id(arena, field, bg_formula_cell(arena, sheet, 0, 0));
    assert_non_null(formula);
    bg_cell_hold_formula(arena, id, sheet, formula);
    assert_true(bg_cell_put(sheet, 0, 1, id));
    struct bg_cell_value value = bg_cell_value_at(sheet, 0, 1);
    assert_int_equal(value.type, BG_CELL_TEXT);
    return value.text;
}

static void labels_become_ids(void **state)
{
    (void)state;
    const struct bg_field *field =
        choice_field("{'a':'Yes, always','b':'yes, always','c':'Only \\u00bdday'}");
    assert_true(bg_labels_used(arena, field));
    assert_string_equal(id_of(field, "Yes, always"), "a");
    assert_string_equal(id_of(field, "yes, always"), "b"); /* case tells */
    assert_string_equal(id_of(field, "Only ½day"), "c");
    assert_string_equal(id_of(field, "a"), "");
    assert_string_equal(id_of(field, "something else"), "");
}

static void labels_that_do_not_tell_are_not_used(void **state)
{
    (void)state;
    assert_false(bg_labels_used(arena, choice_field("{'a':'Same','b':'Same'}")));
    assert_false(bg_labels_used(arena, choice_field("{'a':'a','b':'b'}"))); /* they are the ids */
    assert_false(bg_labels_used(arena, choice_field("{'a':'Ends in a blank ','b':'B'}")));
    assert_false(bg_labels_used(arena, choice_field("{'a':'Two\\nlines','b':'B'}")));
}

/* -- near ties ---------------------------------------------------------------------------------- */

#define NEAR                                                                                       \
    "{'format':'bidgauge-ruleset/1','id':'n','title':'N','currency':'USD','solicitation':"         \
    "{'dates':{'bids_due':'2026-01-31'}},'fields':{'n':{'type':'number'}},'criteria':{'c':"        \
    "{'title':'C','kind':'linear','weight':100,'value':{'val':'n'},'from':0,'to':100}},"           \
    "'award':{'method':'highest_score','ties':[]}}"
#define SCORES(id, n)                                                                              \
    "{'format':'bidgauge-bid/1','bid':'" id "','vendor':{'id':'" id "','name':'" id                \
    "'},'answers':{'n':" n "}}"

static size_t near_ties(const struct bg_lot_result *lot, const char *places)
{
    size_t n = 0;
    for (size_t i = 0; i < lot->warnings_n; i++)
        n += strstr(lot->warnings[i], "Near tie") && strstr(lot->warnings[i], places);
    return n;
}

/* One of 100 points is near, more is not; neighbours below the first are told as well. */
static void near_ties_of_any_neighbours(void **state)
{
    (void)state;
    const char *const bids[] = {SCORES("a", "90"), SCORES("b", "88.9"), SCORES("c", "87.9"),
                                SCORES("d", "50")};
    const struct bg_lot_result *lot = evaluated(NEAR, bids, 4);
    assert_int_equal(near_ties(lot, ""), 1);
    assert_int_equal(near_ties(lot, "places 2 and 3"), 1); /* 1.0 apart; 1 and 2 are 1.1 apart */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(vendors_as_people_say_them),
        TEST(long_names_end_between_words),
        TEST(no_name_is_used_twice),
        TEST(texts_are_as_wide_as_calibri),
        TEST(lines_break_between_words),
        TEST(lines_are_the_same_by_their_number),
        TEST(lines_are_the_same_by_all_words),
        TEST(lines_without_words_are_the_same_by_place),
        TEST(labels_become_ids),
        TEST(labels_that_do_not_tell_are_not_used),
        TEST(near_ties_of_any_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

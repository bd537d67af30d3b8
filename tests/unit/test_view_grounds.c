/* What gives an answer away is withheld with it, and what does not is shown. Ash has nine people and Elm three, and
 * groups of fewer than five are told to nobody outside: the field with them is the first of the ruleset. */
#include "evaluate_fixture.h"

#include "score/view/view.h"

#define RULES                                                                                      \
    "{'format':'bidgauge-ruleset/1','id':'v','title':'V','currency':'USD','solicitation':{"        \
    "'dates':{'bids_due':'2026-01-31'}},'public':{'smallest_group':5},'fields':{'staff':{"         \
    "'label':'Staff','type':'integer','unit':'people'},'price':{'label':'Price','type':"           \
    "'money','role':'price'},'n':{'label':'N','type':'number'}},'criteria':{"                      \
    "'q':{'title':'Q','kind':'linear','weight':10,'value':{'val':'staff'},'from':0,'to':10},"      \
    "'r':{'title':'R','kind':'relative','weight':10,'value':{'val':'staff'},'best':'highest',"     \
    "'form':'proportion'},"                                                                        \
    "'t':{'title':'T','kind':'yes_no','weight':10,'test':{'>=':[{'val':'staff'},1]}},"             \
    "'g':{'title':'G','kind':'group','weight':10,'criteria':{'h':{'title':'H','kind':'linear','"   \
    "weight':100,"                                                                                 \
    "'value':{'val':'staff'},'from':0,'to':10}}},"                                                 \
    "'o':{'title':'O','kind':'linear','weight':20,'value':{'val':'n'},'from':0,'to':10}},"         \
    "'price':{'field':'price','weight':40,'formula':'lowest_proportion'%s},'award':{'method':"     \
    "'highest_score','ties':[]}}"
#define ALONE  "would tell of groups of fewer than 5 people in \"Staff\""
#define INSIDE "it has points in it that are withheld"

static const char *const bids[] = {
    "{'format':'bidgauge-bid/1','bid':'A','vendor':{'name':'Ash'},'answers':{'price':100,"
    "'staff':9,'n':5}}",
    "{'format':'bidgauge-bid/1','bid':'B','vendor':{'name':'Elm'},'answers':{'price':125,"
    "'staff':3,'n':5}}"};

/* turned: Elm's bid came in first. */
static const struct bg_view_bid *seen(const char *price, bool turned, const struct bg_audience *who,
                                      const char *vendor)
{
    const char *const texts[] = {bids[turned], bids[!turned]};
    const struct bg_lot_result *lot = evaluated(bg_arena_printf(arena, RULES, price), texts, 2);
    struct bg_result *result = BG_NEW(arena, struct bg_result);
    *result = (struct bg_result){.ruleset = lot->ruleset, .lots = lot, .lots_n = 1};
    const struct bg_view *view = bg_view_of(arena, result, who);
    assert_int_equal(view->lots[0].bids_n, 2);
    for (size_t i = 0; i < 2; i++)
        if (strcmp(view->lots[0].bids[i].vendor, vendor) == 0)
            return &view->lots[0].bids[i];
    fail_msg("%s is not seen", vendor);
    return NULL;
}

/* NULL: it is shown. */
static bool grounds_are(const struct bg_seen *what, const char *ground)
{
    bool shown = what->ground == NULL && what->value.type == BG_V_NUMBER;
    return ground ? what->ground && strcmp(what->ground, ground) == 0 : shown;
}

/* What compares bids tells of the others' answers too; a yes or a no of none; a group of what is in it. */
static void points_of_criteria(void **state)
{
    (void)state;
    static const struct {
        const char *vendor;
        struct bg_audience who;
        const char *points[6]; /* of q, r, t, g, h and o */
        const char *quality;
    } rows[] = {
        {"Ash", {BG_CLASS_PUBLIC, NULL, NULL, 0}, {NULL, ALONE, NULL, NULL, NULL, NULL}, INSIDE},
        {"Elm",
         {BG_CLASS_PUBLIC, NULL, NULL, 0},
         {ALONE, ALONE, NULL, INSIDE, ALONE, NULL},
         INSIDE},
        /* each is told its own, and what is left of Ash tells nothing more */
        {"Ash", {BG_CLASS_BIDDER, "B", NULL, 0}, {NULL}, NULL},
        {"Elm", {BG_CLASS_BIDDER, "B", NULL, 0}, {NULL}, NULL},
        {"Ash", {BG_CLASS_BIDDER, "A", NULL, 0}, {NULL}, NULL},
        {"Elm", {BG_CLASS_BIDDER, "A", NULL, 0}, {ALONE, ALONE, NULL, INSIDE, ALONE, NULL}, INSIDE},
        {"Elm", {BG_CLASS_PANEL, NULL, NULL, 0}, {NULL}, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct bg_view_bid *b = seen("", i % 2 != 0, &rows[i].who, rows[i].vendor);
        for (size_t c = 0; c < COUNT(rows[i].points); c++)
            if (!grounds_are(&b->scores[c].points, rows[i].points[c]))
                fail_msg("row %zu, criterion %zu: %s", i, c, b->scores[c].points.ground);
        if (!grounds_are(&b->quality, rows[i].quality) || !grounds_are(&b->total, rows[i].quality))
            fail_msg("row %zu: quality %s, total %s", i, b->quality.ground, b->total.ground);
        assert_null(b->price.ground);
    }
}

#define MOVED "{'if':[{'>=':[{'val':'staff'},5]},3,1]}"
#define PREFER(what)                                                                               \
    ",'preferences':{'p':{'title':'P','applies_if':{'==':[1,1]},'effect':'subtract_own','base':"   \
    "'own_bid'," what "}}"

/* A price that staff moves: Elm's is withheld, and the points for it of both, since the one's give the other's away. */
static void prices_that_an_answer_moves(void **state)
{
    (void)state;
    static const struct {
        const char *price;
        bool moved;
    } rows[] = {
        {"", false},
        {PREFER("'percent':10"), false},
        {PREFER("'percent':" MOVED), true},
        {PREFER("'amount':7"), false},
        {PREFER("'amount':" MOVED), true},
        {PREFER("'percent':10,'cap':2"), false},
        {PREFER("'percent':10,'cap':" MOVED), true},
        {PREFER("'percent':10,'base_amount':{'val':'n'}"), false},
        {PREFER("'percent':10,'base_amount':" MOVED), true},
        {",'adjustments':{'a':{'title':'A','amount':7,'effect':'add'}}", false},
        {",'adjustments':{'a':{'title':'A','amount':" MOVED ",'effect':'add'}}", true},
        {",'adjustments':{'b':{'title':'B','amount':1,'effect':'add'},'a':{'title':'A',"
         "'amount':" MOVED ",'effect':'add'}}",
         true},
    };
    const struct bg_audience public = {BG_CLASS_PUBLIC, NULL, NULL, 0};
    const struct bg_audience elm = {BG_CLASS_BIDDER, "B", NULL, 0};
    for (size_t k = 0; k < 2 * COUNT(rows); k++) {
        size_t i = k / 2;
        const char *ground = rows[i].moved ? ALONE : NULL;
        const struct bg_view_bid *ash = seen(rows[i].price, k % 2, &public, "Ash");
        const struct bg_view_bid *other = seen(rows[i].price, k % 2, &public, "Elm");
        if (!grounds_are(&ash->evaluated, NULL) || !grounds_are(&other->evaluated, ground))
            fail_msg("row %zu: prices %s, %s", i, ash->evaluated.ground, other->evaluated.ground);
        if (!grounds_are(&ash->price_points, ground) || !grounds_are(&other->price_points, ground))
            fail_msg("row %zu: points %s, %s", i, ash->price_points.ground,
                     other->price_points.ground);
        const struct bg_view_bid *own = seen(rows[i].price, k % 2, &elm, "Elm");
        assert_true(grounds_are(&own->evaluated, NULL) && grounds_are(&own->price_points, NULL));
    }
}

#define CREW                                                                                       \
    "{'format':'bidgauge-ruleset/1','id':'v','title':'V','currency':'USD','solicitation':{"        \
    "'dates':{'bids_due':'2026-01-31'}},'public':{'smallest_group':5},'fields':{'crew':{"          \
    "'label':'Crew','type':'table','columns':{'women':{'label':'Women','type':'integer','unit':"   \
    "'women'},'class':{'label':'Class','type':'text'},'heads':{'label':'Heads','type':"            \
    "'integer','role':'headcount'},'pay':{'label':'Pay','type':'number'}}},'price':{'type':"       \
    "'money','role':'price'}},'price':{'field':'price'},'award':{'method':"                        \
    "'lowest_evaluated_price'}}"
#define BACK "left out: a small group could be worked back from it"

/* Two of nine are women: how many the class has would tell how many are men. Of the others nobody is few. */
static void other_counts_of_a_row(void **state)
{
    (void)state;
    static const char *const crew[] = {
        "{'format':'bidgauge-bid/1','bid':'A','vendor':{'name':'Ash'},'answers':{'price':1,'crew':"
        "[{'women':2,'class':'g','heads':9,'pay':20},{'women':6,'class':'l','heads':11,'pay':30},"
        "{'women':0,'class':'k','heads':8,'pay':40},{'women':5,'class':'m','heads':5,'pay':9}]}}"};
    static const char *const grounds[][4] = {
        {"fewer than 5", NULL, BACK, NULL}, {NULL}, {NULL}, {NULL}};
    const struct bg_lot_result *lot = evaluated(CREW, crew, 1);
    const struct bg_result result = {.ruleset = lot->ruleset, .lots = lot, .lots_n = 1};
    for (int inside = 0; inside < 2; inside++) {
        const struct bg_audience who = {inside ? BG_CLASS_PANEL : BG_CLASS_PUBLIC, NULL, NULL, 0};
        const struct bg_view_answer *answer =
            &bg_view_of(arena, &result, &who)->lots[0].bids[0].answers[0];
        assert_int_equal(answer->rows_n, 4);
        for (size_t r = 0; r < 4; r++)
            for (size_t c = 0; c < 4; c++) {
                const char *got = answer->rows[r].cells[c].ground;
                const char *want = inside ? NULL : grounds[r][c];
                if ((got == NULL) != (want == NULL) || (got && strcmp(got, want) != 0))
                    fail_msg("row %zu, column %zu: %s", r, c, got);
            }
        assert_true(answer->has_people);
        if (inside)
            assert_string_equal(dec_of(answer->people.value.as.number), "33");
        else
            assert_string_equal(answer->people.ground, BACK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(points_of_criteria), TEST(prices_that_an_answer_moves),
                                       TEST(other_counts_of_a_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

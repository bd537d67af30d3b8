/* Arithmetic, dates and row operators as words. A row of a table with a headcount is a "worker
 * class", and its people are "workers"; rows of other tables are "rows of" their label. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

/* -- arithmetic and dates -------------------------------------------------------------------- */

void bg_words_sum(struct bg_words *w, const struct bg_node *node)
{
    static const struct {
        const char *op, *words;
    } between[] = {{"+", " plus "},
                   {"-", " minus "},
                   {"*", " times "},
                   {"/", " divided by "},
                   {"%", " divided by "}};
    const char *words = "";
    for (size_t i = 0; i < sizeof between / sizeof *between; i++)
        if (strcmp(between[i].op, node->op->name) == 0)
            words = between[i].words;
    bool brackets = w->inner && node->kids_n > 1;
    bool terms = node->op->name[0] == '+' || node->op->name[0] == '-';
    if (brackets)
        bg_buf_putc(w->out, '(');
    if (node->kids_n == 1 && node->op->name[0] == '-')
        bg_words_put(w, "minus ");
    if (node->op->name[0] == '%')
        bg_words_put(w, "the remainder of ");
    w->percent = false;
    w->unit = terms ? node->shape->unit : "";
    w->inner = true;
    for (int i = 0; i < node->kids_n; i++) {
        if (i > 0)
            bg_words_put(w, words);
        bg_words_of(w, node->kids[i]);
    }
    if (brackets)
        bg_buf_putc(w->out, ')');
}

static void of_all(struct bg_words *w, const struct bg_node *node, const char *last)
{
    w->unit = node->shape->unit;
    for (int i = 0; i < node->kids_n; i++) {
        if (i > 0)
            bg_words_put(w, i + 1 == node->kids_n ? last : ", ");
        bg_words_of(w, node->kids[i]);
    }
}

void bg_words_least(struct bg_words *w, const struct bg_node *node)
{
    bool low = strcmp(node->op->name, "min") == 0;
    bg_words_put(w, low ? "the lowest of " : "the highest of ");
    of_all(w, node, " and ");
}

/* "what employer's payment lacks of the health rate (5.55 USD/hour)" */
void bg_words_shortfall(struct bg_words *w, const struct bg_node *node)
{
    w->unit = node->shape->unit;
    w->inner = true;
    bg_words_put(w, "what ");
    bg_words_of(w, node->kids[1]);
    bg_words_put(w, " lacks of ");
    bg_words_of(w, node->kids[0]);
}

void bg_words_abs(struct bg_words *w, const struct bg_node *node)
{
    bg_words_put(w, "the size of ");
    w->inner = true;
    bg_words_of(w, node->kids[0]);
}

void bg_words_round(struct bg_words *w, const struct bg_node *node)
{
    static const char *const how[] = {[BG_HALF_UP] = " rounded ",
                                      [BG_HALF_EVEN] = " rounded half-even ",
                                      [BG_TRUNCATE] = " cut off "};
    w->inner = true;
    bg_words_of(w, node->kids[0]);
    bg_words_put(w, how[node->column]);
    if (node->row == 0)
        bg_words_put(w, "to a whole number");
    else
        bg_buf_printf(w->out, bg_words_say(w, node->row == 1 ? "to %d decimal" : "to %d decimals"),
                      node->row);
}

void bg_words_clamp(struct bg_words *w, const struct bg_node *node)
{
    w->inner = true;
    w->unit = node->shape->unit;
    bg_words_of(w, node->kids[0]);
    bg_words_put(w, " kept between ");
    bg_words_of(w, node->kids[1]);
    bg_words_put(w, " and ");
    bg_words_of(w, node->kids[2]);
}

void bg_words_incident_rate(struct bg_words *w, const struct bg_node *node)
{
    bg_words_put(w, "the rate per 200,000 hours of ");
    w->inner = true;
    bg_words_of(w, node->kids[0]);
    bg_words_put(w, " in ");
    bg_words_of(w, node->kids[1]);
}

void bg_words_date(struct bg_words *w, const struct bg_node *node)
{
    bg_words_of(w, node->kids[0]);
}

void bg_words_days_between(struct bg_words *w, const struct bg_node *node)
{
    bg_words_put(w, "the days from ");
    bg_words_of(w, node->kids[0]);
    bg_words_put(w, " to ");
    bg_words_of(w, node->kids[1]);
}

void bg_words_add_days(struct bg_words *w, const struct bg_node *node)
{
    static const char *const units[2][2][2] = {
        {{" months after ", " month after "}, {" months before ", " month before "}},
        {{" days after ", " day after "}, {" days before ", " day before "}}}; /* unit, way, one */
    bool days = strcmp(node->op->name, "add_days") == 0;
    const struct bg_node *count = node->kids[1];
    bool literal = count->shape->literal && count->literal.type == BG_V_NUMBER;
    struct bg_dec n = literal ? count->literal.as.number : bg_dec_int(0);
    bool before = bg_dec_sign(n) < 0;
    struct bg_node positive = *count;
    if (before)
        positive.literal.as.number = n = bg_dec_neg(n);
    w->unit = "";
    w->inner = true;
    bg_words_of(w, before ? &positive : count);
    bg_words_put(w, units[days][before][literal && bg_dec_cmp(n, bg_dec_int(1)) == 0]);
    bg_words_of(w, node->kids[0]);
}

void bg_words_cat(struct bg_words *w, const struct bg_node *node)
{
    bg_words_put(w, "the text of ");
    of_all(w, node, " and ");
}

void bg_words_substr(struct bg_words *w, const struct bg_node *node)
{
    bg_words_put(w, "the part of ");
    bg_words_of(w, node->kids[0]);
    w->unit = "";
    bg_words_put(w, " from character ");
    bg_words_of(w, node->kids[1]);
    if (node->kids_n > 2) {
        bg_words_put(w, " for ");
        bg_words_of(w, node->kids[2]);
    }
}

/* -- rows ------------------------------------------------------------------------------------ */

static bool of_people(const struct bg_node *node)
{
    const struct bg_slot *table = node->kids[0]->shape->table;
    return table && table->headcount_column >= 0;
}

/* "worker classes", "rows of price schedule", "items", and the test of a filter. */
static void words_ops_put_rows(struct bg_words *w, const struct bg_node *node, bool people,
                               bool plural)
{
    const struct bg_node *over = node->kids[0];
    static const char *const what[][2] = {{"worker", "workers"},
                                          {"worker class", "worker classes"},
                                          {"row of ", "rows of "},
                                          {"item of ", "items of "}};
    int kind = over->shape->table ? 2 : 3;
    if (of_people(node))
        kind = people ? 0 : 1;
    bg_words_put(w, what[kind][plural]);
    if (of_people(node))
        return;
    struct bg_words saved = *w;
    w->row = NULL;
    while (strcmp(over->op->name, "filter") == 0)
        over = over->kids[0];
    bg_words_of(w, over);
    *w = saved;
}

static void words_ops_put_where(struct bg_words *w, const struct bg_node *node)
{
    struct bg_words saved = *w;
    const struct bg_node *over = node->kids[0];
    const char *joint = " where ";
    w->row = NULL;
    w->inner = true;
    w->unit = "";
    for (; strcmp(over->op->name, "filter") == 0; over = over->kids[0]) {
        bg_words_put(w, joint);
        bg_words_test(w, over->kids[1], false);
        joint = " and ";
    }
    if (node->where) {
        bg_words_put(w, joint);
        bg_words_test(w, node->kids[node->where], false);
    }
    *w = saved;
}

/* "hourly wage of every worker class is at least ...": which rows is said after the first column
 * of the test, or before the test when it names none. */
void bg_words_all(struct bg_words *w, const struct bg_node *node)
{
    const char *op = node->op->name;
    bool some = *op == 's', test_negated = false;
    const char *which = some ? "at least one " : "every ";
    if ((strcmp(op, "all") == 0 && w->negated) || (strcmp(op, "none") == 0 && w->negated)) {
        which = "at least one ";
        test_negated = *op == 'a';
    } else if (strcmp(op, "none") == 0 || (some && w->negated)) {
        test_negated = true;
    }
    if (some && w->negated)
        which = "every ";
    struct bg_words saved = *w;
    struct bg_buf rows, test;
    bg_buf_init(&rows, saved.out->arena);
    bg_buf_init(&test, saved.out->arena);
    w->out = &rows;
    bg_words_put(w, which);
    words_ops_put_rows(w, node, false, false);
    words_ops_put_where(w, node);
    w->out = &test;
    w->row = bg_buf_text(&rows);
    w->inner = saved.inner;
    bg_words_test(w, node->kids[1], test_negated);
    if (w->row)
        bg_buf_printf(saved.out, bg_words_say(w, "for %s, "), w->row);
    bg_buf_put(saved.out, bg_buf_text(&test), test.size);
    *w = saved;
}

/* "25th percentile of " */
static void put_percentile(struct bg_words *w, const struct bg_node *node)
{
    const struct bg_node *percent = node->kids[2];
    char text[BG_DEC_TEXT];
    if (!percent->shape->literal) {
        bg_words_of(w, percent);
        bg_words_put(w, " percentile of ");
        return;
    }
    bg_dec_text(percent->literal.as.number, text);
    size_t n = strlen(text);
    bool teen = n > 1 && text[n - 2] == '1';
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    size_t last = teen || text[n - 1] > '3' ? 0 : (size_t)(text[n - 1] - '0');
    bg_buf_printf(w->out, bg_words_say(w, "%s%s percentile of "), text,
                  bg_words_say(w, endings[last]));
}

static void words_ops_put_counted(struct bg_words *w, const struct bg_node *node)
{
    bool some = node->where || strcmp(node->kids[0]->op->name, "filter") == 0;
    bg_words_put(w, strcmp(node->op->name, "share_of") == 0 ? "share of " : "number of ");
    words_ops_put_rows(w, node, node->weight == -1, true);
    if (node->kids_n > 1) {
        w->row = NULL;
        w->inner = true;
        w->unit = "";
        bg_words_put(w, " where ");
        bg_words_test(w, node->kids[1], false);
        if (some)
            bg_words_put(w, ", among those");
    }
    words_ops_put_where(w, node);
}

static bool words_ops_is_one(const struct bg_node *node)
{
    return node->shape->literal && node->literal.type == BG_V_NUMBER &&
           bg_dec_cmp(node->literal.as.number, bg_dec_int(1)) == 0;
}

void bg_words_aggregate(struct bg_words *w, const struct bg_node *node)
{
    static const struct {
        const char *op, *words;
        bool people; /* counts workers by default, or means them all the same */
    } all[] = {{"min_of", "lowest ", true},         {"max_of", "highest ", true},
               {"sum_of", "total ", false},         {"mean_of", "mean ", false},
               {"weighted_mean_of", "mean ", true}, {"median_of", "median ", true},
               {"percentile_of", "", true}};
    struct bg_words saved = *w;
    w->percent = false;
    bool people = false;
    if (strcmp(node->op->name, "count_of") == 0 || strcmp(node->op->name, "share_of") == 0) {
        words_ops_put_counted(w, node);
        *w = saved;
        return;
    }
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(all[i].op, node->op->name) == 0) {
            bg_words_put(w, all[i].words);
            people = all[i].people && node->weight <= 0;
        }
    }
    if (strcmp(node->op->name, "percentile_of") == 0)
        put_percentile(w, node);
    w->row = NULL;
    w->inner = true;
    w->unit = "";
    bg_words_of(w, node->kids[1]);
    bg_words_put(w, " of all ");
    words_ops_put_rows(w, node, people, true);
    words_ops_put_where(w, node);
    if (node->weight > 0 && !words_ops_is_one(node->kids[node->weight])) {
        bg_words_put(w, ", weighted by ");
        bg_words_of(w, node->kids[node->weight]);
    }
    *w = saved;
}

void bg_words_map(struct bg_words *w, const struct bg_node *node)
{
    const char *row = w->row;
    w->row = NULL;
    bg_words_of(w, node->kids[1]);
    bg_words_put(w, " of all ");
    words_ops_put_rows(w, node, false, true);
    w->row = row;
}

void bg_words_filter(struct bg_words *w, const struct bg_node *node)
{
    words_ops_put_rows(w, node, false, true);
    bg_words_put(w, " where ");
    w->inner = true;
    bg_words_test(w, node->kids[1], false);
}

/* Operands as built: the table, the start, the expression. */
void bg_words_reduce(struct bg_words *w, const struct bg_node *node)
{
    bg_words_put(w, "what starts as ");
    bg_words_of(w, node->kids[1]);
    bg_words_put(w, " and for each of the ");
    words_ops_put_rows(w, node, false, true);
    bg_words_put(w, " becomes ");
    w->inner = false;
    bg_words_of(w, node->kids[2]);
}

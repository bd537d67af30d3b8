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
        bg_buf_puts(w->out, "minus ");
    if (node->op->name[0] == '%')
        bg_buf_puts(w->out, "the remainder of ");
    w->percent = false;
    w->unit = terms ? node->shape->unit : "";
    w->inner = true;
    for (int i = 0; i < node->kids_n; i++) {
        if (i > 0)
            bg_buf_puts(w->out, words);
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
            bg_buf_puts(w->out, i + 1 == node->kids_n ? last : ", ");
        bg_words_of(w, node->kids[i]);
    }
}

void bg_words_least(struct bg_words *w, const struct bg_node *node)
{
    bool low = strcmp(node->op->name, "min") == 0;
    bg_buf_puts(w->out, low ? "the lowest of " : "the highest of ");
    of_all(w, node, " and ");
}

/* "what employer's payment lacks of the health rate (5.55 USD/hour)" */
void bg_words_shortfall(struct bg_words *w, const struct bg_node *node)
{
    w->unit = node->shape->unit;
    w->inner = true;
    bg_buf_puts(w->out, "what ");
    bg_words_of(w, node->kids[1]);
    bg_buf_puts(w->out, " lacks of ");
    bg_words_of(w, node->kids[0]);
}

void bg_words_abs(struct bg_words *w, const struct bg_node *node)
{
    bg_buf_puts(w->out, "the size of ");
    w->inner = true;
    bg_words_of(w, node->kids[0]);
}

void bg_words_round(struct bg_words *w, const struct bg_node *node)
{
    static const char *const how[] = {
        [BG_HALF_UP] = "rounded", [BG_HALF_EVEN] = "rounded half-even", [BG_TRUNCATE] = "cut off"};
    w->inner = true;
    bg_words_of(w, node->kids[0]);
    bg_buf_printf(w->out, " %s ", how[node->column]);
    if (node->row == 0)
        bg_buf_puts(w->out, "to a whole number");
    else
        bg_buf_printf(w->out, "to %d decimal%s", node->row, node->row == 1 ? "" : "s");
}

void bg_words_clamp(struct bg_words *w, const struct bg_node *node)
{
    w->inner = true;
    w->unit = node->shape->unit;
    bg_words_of(w, node->kids[0]);
    bg_buf_puts(w->out, " kept between ");
    bg_words_of(w, node->kids[1]);
    bg_buf_puts(w->out, " and ");
    bg_words_of(w, node->kids[2]);
}

void bg_words_incident_rate(struct bg_words *w, const struct bg_node *node)
{
    bg_buf_puts(w->out, "the rate per 200,000 hours of ");
    w->inner = true;
    bg_words_of(w, node->kids[0]);
    bg_buf_puts(w->out, " in ");
    bg_words_of(w, node->kids[1]);
}

void bg_words_date(struct bg_words *w, const struct bg_node *node)
{
    bg_words_of(w, node->kids[0]);
}

void bg_words_days_between(struct bg_words *w, const struct bg_node *node)
{
    bg_buf_puts(w->out, "the days from ");
    bg_words_of(w, node->kids[0]);
    bg_buf_puts(w->out, " to ");
    bg_words_of(w, node->kids[1]);
}

void bg_words_add_days(struct bg_words *w, const struct bg_node *node)
{
    const char *unit = strcmp(node->op->name, "add_days") == 0 ? "day" : "month";
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
    bg_buf_printf(w->out, " %s%s %s ", unit,
                  literal && bg_dec_cmp(n, bg_dec_int(1)) == 0 ? "" : "s",
                  before ? "before" : "after");
    bg_words_of(w, node->kids[0]);
}

void bg_words_cat(struct bg_words *w, const struct bg_node *node)
{
    bg_buf_puts(w->out, "the text of ");
    of_all(w, node, " and ");
}

void bg_words_substr(struct bg_words *w, const struct bg_node *node)
{
    bg_buf_puts(w->out, "the part of ");
    bg_words_of(w, node->kids[0]);
    w->unit = "";
    bg_buf_puts(w->out, " from character ");
    bg_words_of(w, node->kids[1]);
    if (node->kids_n > 2) {
        bg_buf_puts(w->out, " for ");
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
    const char *s = plural ? "s" : "";
    if (of_people(node))
        bg_buf_puts(w->out, people   ? plural ? "workers" : "worker"
                            : plural ? "worker classes"
                                     : "worker class");
    else if (over->shape->table)
        bg_buf_printf(w->out, "row%s of ", s);
    else
        bg_buf_printf(w->out, "item%s of ", s);
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
        bg_buf_puts(w->out, joint);
        bg_words_test(w, over->kids[1], false);
        joint = " and ";
    }
    if (node->where) {
        bg_buf_puts(w->out, joint);
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
    bg_buf_puts(&rows, which);
    words_ops_put_rows(w, node, false, false);
    words_ops_put_where(w, node);
    w->out = &test;
    w->row = bg_buf_text(&rows);
    w->inner = saved.inner;
    bg_words_test(w, node->kids[1], test_negated);
    if (w->row)
        bg_buf_printf(saved.out, "for %s, ", w->row);
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
        bg_buf_puts(w->out, " percentile of ");
        return;
    }
    bg_dec_text(percent->literal.as.number, text);
    size_t n = strlen(text);
    bool teen = n > 1 && text[n - 2] == '1';
    const char *ending = teen                 ? "th"
                         : text[n - 1] == '1' ? "st"
                         : text[n - 1] == '2' ? "nd"
                         : text[n - 1] == '3' ? "rd"
                                              : "th";
    bg_buf_printf(w->out, "%s%s percentile of ", text, ending);
}

static void words_ops_put_counted(struct bg_words *w, const struct bg_node *node)
{
    bool some = node->where || strcmp(node->kids[0]->op->name, "filter") == 0;
    bg_buf_puts(w->out, strcmp(node->op->name, "share_of") == 0 ? "share of " : "number of ");
    words_ops_put_rows(w, node, node->weight == -1, true);
    if (node->kids_n > 1) {
        w->row = NULL;
        w->inner = true;
        w->unit = "";
        bg_buf_puts(w->out, " where ");
        bg_words_test(w, node->kids[1], false);
        bg_buf_puts(w->out, some ? ", among those" : "");
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
            bg_buf_puts(w->out, all[i].words);
            people = all[i].people && node->weight <= 0;
        }
    }
    if (strcmp(node->op->name, "percentile_of") == 0)
        put_percentile(w, node);
    w->row = NULL;
    w->inner = true;
    w->unit = "";
    bg_words_of(w, node->kids[1]);
    bg_buf_puts(w->out, " of all ");
    words_ops_put_rows(w, node, people, true);
    words_ops_put_where(w, node);
    if (node->weight > 0 && !words_ops_is_one(node->kids[node->weight])) {
        bg_buf_puts(w->out, ", weighted by ");
        bg_words_of(w, node->kids[node->weight]);
    }
    *w = saved;
}

void bg_words_map(struct bg_words *w, const struct bg_node *node)
{
    const char *row = w->row;
    w->row = NULL;
    bg_words_of(w, node->kids[1]);
    bg_buf_puts(w->out, " of all ");
    words_ops_put_rows(w, node, false, true);
    w->row = row;
}

void bg_words_filter(struct bg_words *w, const struct bg_node *node)
{
    words_ops_put_rows(w, node, false, true);
    bg_buf_puts(w->out, " where ");
    w->inner = true;
    bg_words_test(w, node->kids[1], false);
}

/* Operands as built: the table, the start, the expression. */
void bg_words_reduce(struct bg_words *w, const struct bg_node *node)
{
    bg_buf_puts(w->out, "what starts as ");
    bg_words_of(w, node->kids[1]);
    bg_buf_puts(w->out, " and for each of the ");
    words_ops_put_rows(w, node, false, true);
    bg_buf_puts(w->out, " becomes ");
    w->inner = false;
    bg_words_of(w, node->kids[2]);
}

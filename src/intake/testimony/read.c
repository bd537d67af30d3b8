/* Rule and statements, row by row; nothing is compared until every row can be used. */
#include "intake/testimony/read.h"

#include <string.h>

#include "base/list.h"
#include "intake/register/named_table.h"

static struct bg_named_table read_table_of(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_source *source,
                                           const struct bg_named_column *columns, size_t n)
{
    return (struct bg_named_table){.arena = arena,
                                   .diags = diags,
                                   .source = source,
                                   .columns = columns,
                                   .columns_n = n,
                                   .of_header = BG_E984,
                                   .of_row = BG_E985,
                                   .currency = ""};
}

static bool witness_of(struct bg_named_table *t, int column, enum bg_witness *out)
{
    const char *text = bg_named_text(t, column);
    for (int i = 0; i < BG_WITNESS__COUNT; i++)
        if (strcmp(text, bg_witness_names[i]) == 0) {
            *out = (enum bg_witness)i;
            return true;
        }
    bg_named_fault(t, column,
                   "\"%s\" is not one of vendor, buyer, worker_survey, worker_organisation, "
                   "agency_finding, court",
                   text);
    return false;
}

/* A whole number from least to 10 million; -1: the cell is empty, or cannot be used (said). */
static int64_t whole_of(struct bg_named_table *t, int column, int64_t least)
{
    struct bg_dec number;
    int64_t out;
    if (!bg_named_number(t, column, bg_dec_int(least), bg_dec_int(10000000), &number))
        return -1;
    if (bg_dec_to_int(number, &out))
        return out;
    bg_named_fault(t, column, "\"%s\" is not a whole number", bg_named_text(t, column));
    return -1;
}

static void need_text(struct bg_named_table *t, int column, const char *why)
{
    if (!bg_named_text(t, column)[0])
        bg_named_fault(t, column, "%s", why);
}

/* -- the rule ------------------------------------------------------------------------------------
 */

enum { R_SOURCE, R_ORDER, R_LEAST, R_PUBLISHED, R__COUNT };
static const struct bg_named_column rule_columns[R__COUNT] = {
    [R_SOURCE] = {.names = {"source"}, .required = true},
    [R_ORDER] = {.names = {"order"}, .required = true},
    [R_LEAST] = {.names = {"least_n"}, .required = false},
    [R_PUBLISHED] = {.names = {"published"}, .required = true},
};

static void read_rule_row(struct bg_named_table *t, struct bg_witness_rule *out)
{
    enum bg_witness witness = BG_WITNESS_VENDOR;
    int64_t order = whole_of(t, R_ORDER, 1), least = whole_of(t, R_LEAST, 1), published;
    bool known = witness_of(t, R_SOURCE, &witness);
    if (order < 0 && !bg_named_text(t, R_ORDER)[0])
        bg_named_fault(t, R_ORDER, "nothing says when it counts: 1 counts first");
    for (int i = 0; known && i < BG_WITNESS__COUNT; i++)
        if (order > 0 && out->order[i] == order)
            bg_named_fault(t, R_ORDER, "%s has the order %lld too", bg_witness_names[i],
                           (long long)order);
    if (known && out->order[witness])
        bg_named_fault(t, R_SOURCE, "%s has a row already", bg_witness_names[witness]);
    if (!bg_named_date(t, R_PUBLISHED, &published))
        need_text(t, R_PUBLISHED, "the rule does not say when it was published");
    else if (published > out->published)
        out->published = published;
    if (least > 0 && known && witness != BG_WITNESS_SURVEY)
        bg_named_fault(t, R_LEAST, "only a worker survey has a least number of workers");
    if (least > 0)
        out->least_n = least;
    if (known && order > 0)
        out->order[witness] = order;
}

bool bg_witness_rule_read(struct bg_arena *arena, struct bg_diags *diags,
                          const struct bg_source *source, struct bg_witness_rule *out)
{
    struct bg_named_table t = read_table_of(arena, diags, source, rule_columns, R__COUNT);
    size_t rows = 0;
    *out = (struct bg_witness_rule){.least_n = BG_SURVEY_SHOWN, .published = INT64_MIN};
    if (!bg_named_open(&t))
        return false;
    for (; bg_named_next(&t); rows++) {
        read_rule_row(&t, out);
        (void)bg_named_keep(&t);
    }
    if (rows == 0)
        bg_diag_add(diags, BG_E984, (struct bg_pos){.source = source},
                    "there is no row of a source under the header");
    return rows > 0 && t.refused_n == 0;
}

/* -- statements ----------------------------------------------------------------------------------
 */

enum { S_BID, S_CLAIM, S_SOURCE, S_FIGURE, S_YES, S_N, S_OF, S_DATE, S_DOCUMENT, S__COUNT };
static const struct bg_named_column statement_columns[S__COUNT] = {
    [S_BID] = {.names = {"bid", "vendor"}, .required = true},
    [S_CLAIM] = {.names = {"claim"}, .required = true},
    [S_SOURCE] = {.names = {"source"}, .required = true},
    [S_FIGURE] = {.names = {"figure"}, .required = true},
    [S_YES] = {.names = {"yes"}, .required = false},
    [S_N] = {.names = {"n"}, .required = false},
    [S_OF] = {.names = {"of"}, .required = false},
    [S_DATE] = {.names = {"date"}, .required = true},
    [S_DOCUMENT] = {.names = {"document"}, .required = false},
};

static void read_survey(struct bg_named_table *t, struct bg_statement *s)
{
    s->yes = whole_of(t, S_YES, 0);
    s->n = whole_of(t, S_N, 1);
    s->of = whole_of(t, S_OF, 1);
    if (bg_named_text(t, S_FIGURE)[0])
        bg_named_fault(
            t, S_FIGURE,
            "the figure of a survey is worked out from \"yes\" and \"n\"; leave it empty");
    need_text(t, S_YES, "a survey says how many answered yes");
    need_text(t, S_N, "a survey says how many answered");
    if (s->n > 0 && s->yes > s->n)
        bg_named_fault(t, S_YES, "more workers answered yes than answered");
    if (s->of > 0 && s->n > s->of)
        bg_named_fault(t, S_OF, "more workers answered than there are");
    if (s->n > 0 && s->yes >= 0)
        s->number = bg_ratio_div(t->arena, bg_ratio_int(t->arena, 100 * s->yes),
                                 bg_ratio_int(t->arena, s->n));
    s->of = s->of < 0 ? 0 : s->of;
}

/* A figure that is a number is compared as one: 18.50 is 18.5. */
static void testimony_read_read_figure(struct bg_named_table *t, struct bg_statement *s)
{
    static const int of_survey[] = {S_YES, S_N, S_OF};
    struct bg_dec number;
    s->figure = bg_named_text(t, S_FIGURE);
    need_text(t, S_FIGURE, "nothing is stated");
    if (bg_dec_parse(s->figure, strlen(s->figure), &number))
        s->number = bg_ratio_dec(t->arena, number);
    for (size_t i = 0; i < sizeof of_survey / sizeof *of_survey; i++)
        if (bg_named_text(t, of_survey[i])[0])
            bg_named_fault(t, of_survey[i], "only a worker survey has it");
}

static struct bg_statement read_statement(struct bg_named_table *t,
                                          const struct bg_witness_rule *rule)
{
    struct bg_statement s = {.bid = bg_named_text(t, S_BID),
                             .claim = bg_named_text(t, S_CLAIM),
                             .document = bg_named_text(t, S_DOCUMENT),
                             .figure = ""};
    char text[BG_DATE_TEXT];
    s.place = bg_arena_printf(t->arena, "%s: row %lld", t->source->name, (long long)t->row.number);
    need_text(t, S_BID, "no bid is named");
    need_text(t, S_CLAIM, "it does not say what it is about");
    if (witness_of(t, S_SOURCE, &s.witness)) {
        if (s.witness == BG_WITNESS_SURVEY)
            read_survey(t, &s);
        else
            testimony_read_read_figure(t, &s);
    }
    if (!bg_named_date(t, S_DATE, &s.date))
        need_text(t, S_DATE, "a statement has a date");
    else if (s.date < rule->published)
        bg_named_fault(t, S_DATE,
                       "the statement is older than the rule, which was published on %s: whose "
                       "statement counts is published beforehand",
                       bg_date_text(rule->published, text));
    return s;
}

/* Of two statements of a source the newer counts: of one day neither does. */
static void testimony_read_check_repeat(struct bg_named_table *t, const struct bg_testimony *before,
                                        const struct bg_statement *s)
{
    for (size_t i = 0; i < before->n; i++) {
        const struct bg_statement *other = &before->items[i];
        if (other->witness == s->witness && other->date == s->date &&
            strcmp(other->bid, s->bid) == 0 && strcmp(other->claim, s->claim) == 0) {
            bg_named_fault(t, S_DATE,
                           "%s states the same claim on the same day in %s: leave one of them out",
                           bg_witness_names[s->witness], other->place);
            return;
        }
    }
}

bool bg_testimony_read(struct bg_arena *arena, struct bg_diags *diags,
                       const struct bg_source *source, const struct bg_witness_rule *rule,
                       struct bg_testimony *out)
{
    struct bg_named_table t = read_table_of(arena, diags, source, statement_columns, S__COUNT);
    size_t before = out->n;
    if (!bg_named_open(&t))
        return false;
    while (bg_named_next(&t)) {
        struct bg_statement s = read_statement(&t, rule);
        if (!t.reason[0])
            testimony_read_check_repeat(&t, out, &s);
        if (!bg_named_keep(&t))
            continue;
        BG_MORE(arena, out->items, out->n, out->room);
        out->items[out->n++] = s;
    }
    if (out->n == before && t.refused_n == 0)
        bg_diag_add(diags, BG_E984, (struct bg_pos){.source = source},
                    "there is no row of a statement under the header");
    return out->n > before && t.refused_n == 0;
}

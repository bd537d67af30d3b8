/* advise: the cheapest steps to a better score; and how firms did before and after. */
#include <stdlib.h>
#include <string.h>

#include "intake/advice/read.h"
#include "jobs/account/account.h"
#include "jobs/account/advise.h"
#include "jobs/inputs.h"

enum { PER = 1000 };
enum { S_STEP, S_TITLE, S_GATES, S_POINTS, S_YEAR, S_ONCE, S_WEEKS, S_PER, S_EVIDENCE, S__COUNT };
static const struct bg_account_column step_columns[S__COUNT] = {
    [S_STEP] = {"step", "Step", BG_ACCOUNT_TEXT, 20},
    [S_TITLE] = {"title", "What is done", BG_ACCOUNT_TEXT, 40},
    [S_GATES] = {"requirements", "Requirements it meets", BG_ACCOUNT_COUNT, 0},
    [S_POINTS] = {"points", "Points gained", BG_ACCOUNT_NUMBER, 0},
    [S_YEAR] = {"cost_a_year", "Cost a year", BG_ACCOUNT_MONEY, 0},
    [S_ONCE] = {"cost_once", "Cost once", BG_ACCOUNT_MONEY, 0},
    [S_WEEKS] = {"weeks", "Weeks", BG_ACCOUNT_NUMBER, 10},
    [S_PER] = {"points_per_1000", "Points per 1,000 a year", BG_ACCOUNT_NUMBER, 0},
    [S_EVIDENCE] = {"evidence", "Evidence needed", BG_ACCOUNT_TEXT, 34},
};

enum { P_STEP, P_TITLE, P_CHANGE, P_YEAR, P_ONCE, P_WEEKS, P_POINTS, P_EVIDENCE, P__COUNT };
static const struct bg_account_column plan_columns[P__COUNT] = {
    [P_STEP] = {"step", "Step", BG_ACCOUNT_TEXT, 20},
    [P_TITLE] = {"title", "What is done", BG_ACCOUNT_TEXT, 40},
    [P_CHANGE] = {"change", "Answer that changes", BG_ACCOUNT_TEXT, 44},
    [P_YEAR] = {"cost_a_year", "Cost a year", BG_ACCOUNT_MONEY, 0},
    [P_ONCE] = {"cost_once", "Cost once", BG_ACCOUNT_MONEY, 0},
    [P_WEEKS] = {"weeks", "Weeks", BG_ACCOUNT_NUMBER, 10},
    [P_POINTS] = {"points_after", "Points once it is done", BG_ACCOUNT_NUMBER, 0},
    [P_EVIDENCE] = {"evidence", "Evidence needed", BG_ACCOUNT_TEXT, 34},
};

static const struct bg_account_column curve_columns[] = {
    {"cost", "Cost in the first year", BG_ACCOUNT_MONEY, 20},
    {"points", "Points", BG_ACCOUNT_NUMBER, 14},
    {"failed", "Requirements not met", BG_ACCOUNT_COUNT, 14},
    {"steps", "Steps", BG_ACCOUNT_TEXT, 60},
};

struct advising {
    struct bg_job *job;
    struct bg_arena *arena;
    struct bg_account *account;
    const struct bg_ruleset *ruleset;
    struct bg_bids bids;
    const struct bg_advice *advice;
    const struct bg_advice_set *plan;
    const struct bg_ratio *budget; /* NULL: none */
};

/* -- tables -------------------------------------------------------------------------------------------- */

static const struct bg_ratio *gain_of(const struct advising *a, size_t step)
{
    return bg_ratio_sub(a->arena, a->advice->alone[step].points, a->advice->today.points);
}

static const struct bg_ratio *per_thousand(const struct advising *a, size_t step)
{
    const struct bg_ratio *cost = a->advice->cost_a_year[step];
    if (bg_ratio_sign(cost) <= 0)
        return NULL;
    return bg_ratio_div(
        a->arena, bg_ratio_mul(a->arena, gain_of(a, step), bg_ratio_int(a->arena, PER)), cost);
}

static int64_t gates_of(const struct advising *a, size_t step)
{
    return a->advice->today.failed - a->advice->alone[step].failed;
}

/* Requirements first, then what gives the most points for its cost; what costs nothing before both. */
static bool comes_before(const struct advising *a, size_t one, size_t other)
{
    if (gates_of(a, one) != gates_of(a, other))
        return gates_of(a, one) > gates_of(a, other);
    const struct bg_ratio *x = per_thousand(a, one), *y = per_thousand(a, other);
    if (!x || !y)
        return !x && bg_ratio_sign(gain_of(a, one)) > 0 && (y || one < other);
    int order = bg_ratio_cmp(x, y);
    return order > 0 || (order == 0 && one < other);
}

static size_t *advise_ordered(const struct advising *a)
{
    size_t n = a->advice->steps->n, *order = BG_ARRAY(a->arena, n, size_t);
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        while (at > 0 && comes_before(a, i, order[at - 1])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return order;
}

static void advise_put_steps(const struct advising *a, const size_t *order)
{
    struct bg_account_table *table =
        bg_account_table(a->account, "steps", "Steps", step_columns, S__COUNT);
    table->about =
        "Each step by itself, on top of the answers of today: those that meet a requirement "
        "first, then by points for their cost.";
    for (size_t i = 0; i < a->advice->steps->n; i++) {
        const struct bg_step *step = &a->advice->steps->items[order[i]];
        struct bg_value *row = bg_account_row(table);
        row[S_STEP] = bg_account_text(step->id);
        row[S_TITLE] = bg_account_text(step->title);
        row[S_GATES] = bg_account_int(gates_of(a, order[i]));
        row[S_POINTS] = bg_account_ratio(gain_of(a, order[i]));
        row[S_YEAR] = bg_account_ratio(a->advice->cost_a_year[order[i]]);
        row[S_ONCE] = bg_account_ratio(step->cost_once);
        row[S_WEEKS] = bg_account_ratio(step->weeks);
        row[S_PER] = bg_account_ratio(per_thousand(a, order[i]));
        row[S_EVIDENCE] = bg_account_text(step->evidence);
    }
}

static const char *advise_value_words(const struct advising *a, const struct bg_value *value)
{
    if (value->type == BG_V_MISSING || value->type == BG_V_ERROR)
        return "no answer";
    return bg_account_words(a->arena, BG_ACCOUNT_NUMBER, value);
}

/* "Days of paid leave: 5 to 12"; of a table: "Hourly wage: at least 20.17 in every row". */
static const char *advise_change_words(const struct advising *a, const struct bg_step *step)
{
    struct bg_buf out;
    bg_buf_init(&out, a->arena);
    for (size_t i = 0; i < step->changes_n; i++) {
        const struct bg_step_change *c = &step->changes[i];
        const struct bg_field *field = &a->ruleset->fields[c->slot];
        const char *to = advise_value_words(a, &c->to);
        bg_buf_puts(&out, i ? "; " : "");
        if (c->column >= 0)
            bg_buf_printf(&out, "%s: %s%s in every row", field->columns[c->column].short_label,
                          c->to.type == BG_V_NUMBER ? "at least " : "", to);
        else
            bg_buf_printf(&out, "%s: %s, today %s", field->short_label, to,
                          advise_value_words(a, &a->advice->bid->values[c->slot]));
    }
    return bg_buf_text(&out);
}

static struct bg_advice_outcome outcome_with(const struct advising *a, uint64_t steps)
{
    const struct bg_bid **list = BG_ARRAY(a->arena, a->bids.n, const struct bg_bid *);
    struct bg_bids bids = a->bids;
    memcpy(list, a->bids.bid, a->bids.n * sizeof *list);
    list[0] = bg_advice_bid(a->arena, a->advice, steps);
    bids.bid = list;
    return bg_advice_outcome(a->arena, a->ruleset, &bids, a->bids.n > 1);
}

static void put_plan(const struct advising *a, const size_t *order)
{
    struct bg_account_table *table =
        bg_account_table(a->account, "plan", "Plan", plan_columns, P__COUNT);
    uint64_t done = 0;
    table->about = "The steps to take together, in the order in which to take them.";
    for (size_t i = 0; i < a->advice->steps->n; i++) {
        const struct bg_step *step = &a->advice->steps->items[order[i]];
        if (!(a->plan->steps >> order[i] & 1))
            continue;
        done |= (uint64_t)1 << order[i];
        struct bg_value *row = bg_account_row(table);
        row[P_STEP] = bg_account_text(step->id);
        row[P_TITLE] = bg_account_text(step->title);
        row[P_CHANGE] = bg_account_text(advise_change_words(a, step));
        row[P_YEAR] = bg_account_ratio(a->advice->cost_a_year[order[i]]);
        row[P_ONCE] = bg_account_ratio(step->cost_once);
        row[P_WEEKS] = bg_account_ratio(step->weeks);
        row[P_POINTS] = bg_account_ratio(outcome_with(a, done).points);
        row[P_EVIDENCE] = bg_account_text(step->evidence);
    }
}

static const char *advise_names_of(const struct advising *a, uint64_t steps)
{
    struct bg_buf out;
    bg_buf_init(&out, a->arena);
    for (size_t i = 0; i < a->advice->steps->n; i++)
        if (steps >> i & 1)
            bg_buf_printf(&out, "%s%s", out.size ? ", " : "", a->advice->steps->items[i].id);
    return out.size ? bg_buf_text(&out) : "none";
}

static const char *const curve_about[] = {
    [BG_ADVICE_EXACT] =
        "No other steps give as much for so little: every set of steps was weighed.",
    [BG_ADVICE_WITHIN] =
        "Within the budget no other steps give as much for so little: every set of steps "
        "that it pays for was weighed.",
    [BG_ADVICE_GREEDY] =
        "Not the best for each budget: one step after the other was taken, the one that "
        "gives most for its cost first. Other steps may give more.",
};

static void advise_put_curve(const struct advising *a)
{
    struct bg_account_table *table =
        bg_account_table(a->account, "best", "Best for each budget", curve_columns, 4);
    table->about = curve_about[a->advice->search];
    table->chart = BG_ACCOUNT_LINES;
    table->chart_from = 1;
    table->chart_to = 2;
    for (size_t i = 0; i < a->advice->best_n; i++) {
        const struct bg_advice_set *set = &a->advice->best[i];
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_ratio(set->cost);
        row[1] = bg_account_ratio(set->outcome.points);
        row[2] = bg_account_int(set->outcome.failed);
        row[3] = bg_account_text(advise_names_of(a, set->steps));
    }
}

/* -- figures and words --------------------------------------------------------------------------------- */

static struct bg_account_figure *put_ratio(const struct advising *a, const char *id,
                                           const char *title, enum bg_account_kind kind,
                                           const struct bg_ratio *value)
{
    struct bg_account_figure *f = bg_account_figure(a->account, id, title, kind);
    f->value = bg_account_ratio(value);
    return f;
}

static void advise_put_figures(const struct advising *a)
{
    const struct bg_advice_outcome *today = &a->advice->today, *then = &a->plan->outcome;
    put_ratio(a, "points_today", "Points today", BG_ACCOUNT_NUMBER, today->points)->given = true;
    put_ratio(a, "points_plan", "Points with the plan", BG_ACCOUNT_NUMBER, then->points)->given =
        true;
    struct bg_account_figure *f = put_ratio(a, "points_gained", "Points gained", BG_ACCOUNT_NUMBER,
                                            bg_ratio_sub(a->arena, then->points, today->points));
    f->formula = "a-b";
    f->operands[0] = "points_plan";
    f->operands[1] = "points_today";
    f->lead = true;
    put_ratio(a, "failed_today", "Requirements not met today", BG_ACCOUNT_COUNT,
              bg_ratio_int(a->arena, today->failed));
    put_ratio(a, "failed_plan", "Requirements not met with the plan", BG_ACCOUNT_COUNT,
              bg_ratio_int(a->arena, then->failed))
        ->lead = true;
    put_ratio(a, "open_plan", "Answers still open with the plan", BG_ACCOUNT_COUNT,
              bg_ratio_int(a->arena, then->open));
    f = put_ratio(a, "cost", "Cost in the first year", BG_ACCOUNT_MONEY, a->plan->cost);
    f->why = "a year and once";
    f->lead = true;
}

static const char *plan_words(const struct advising *a)
{
    bool exact = a->advice->search != BG_ADVICE_GREEDY;
    if (a->plan->steps)
        return exact ? "The plan" : "A plan that need not be the best";
    return exact ? "Nothing better can be had" : "No single step makes it better";
}

/* Why the plan need not be the best, and what would make it so. */
static void put_limit_words(const struct advising *a)
{
    static const struct {
        const char *why, *way;
        bool budget; /* a small one helps too */
    } limits[] = {
        [BG_ADVICE_CRITERIA] = {"so many steps bear on the same criteria that to weigh every set "
                                "of them would take too long",
                                "Leave steps out", true},
        [BG_ADVICE_SETS] = {"so many sets of steps are each the best at what they cost that to "
                            "weigh all of them would take too long",
                            "Leave steps out, or round their costs", true},
        [BG_ADVICE_DIGITS] = {"costs have more digits than can be added up exactly",
                              "Round the costs of steps", false},
        [BG_ADVICE_NO_SUM] = {"what some steps bring depends on others in a way that cannot be "
                              "taken apart",
                              "Leave steps out", false},
    };
    const char *budget = a->budget ? ", or lower the budget," : ", or name a budget,";
    bg_account_finding(a->account, "Not exact: %s. %s%s for an exact plan.",
                       limits[a->advice->limit].why, limits[a->advice->limit].way,
                       limits[a->advice->limit].budget ? budget : "");
}

static void put_search_words(const struct advising *a)
{
    switch (a->advice->search) {
    case BG_ADVICE_EXACT:
        bg_account_note(a->account,
                        "Every set of steps was weighed, so that no other set gives more "
                        "for its cost.");
        break;
    case BG_ADVICE_WITHIN:
        bg_account_note(
            a->account,
            "Every set of steps that the budget pays for was weighed, so that none of them "
            "gives more for its cost. To weigh the dearer ones too would take too long.");
        break;
    case BG_ADVICE_GREEDY:
        put_limit_words(a);
        break;
    }
}

static void advise_put_words(const struct advising *a)
{
    const struct bg_ratio *budget = a->budget;
    struct bg_value gained =
        bg_account_ratio(bg_ratio_sub(a->arena, a->plan->outcome.points, a->advice->today.points));
    struct bg_value cost = bg_account_ratio(a->plan->cost);
    struct bg_value least = bg_account_ratio(budget);
    bg_account_finding(a->account, "%s: %s points more for %s in the first year%s%s.",
                       plan_words(a), bg_account_words(a->arena, BG_ACCOUNT_NUMBER, &gained),
                       bg_account_words(a->arena, BG_ACCOUNT_MONEY, &cost),
                       budget ? ", within " : "",
                       budget ? bg_account_words(a->arena, BG_ACCOUNT_MONEY, &least) : "");
    if (a->plan->outcome.failed)
        bg_account_finding(
            a->account, "%lld requirement%s not met even so: the bid would be eliminated.",
            (long long)a->plan->outcome.failed, a->plan->outcome.failed == 1 ? " is" : "s are");
    bg_account_note(a->account,
                    "Points are those of the criteria; the price is not among them, and "
                    "what the steps do to it is for the firm to decide.");
    if (a->advice->relative_left_out)
        bg_account_note(a->account,
                        "Criteria that compare bids are left out, since there is no other "
                        "bid: name bids of an earlier tender behind the firm's.");
    put_search_words(a);
    bg_account_note(a->account,
                    "Costs are those of the file; the cost of a wage step is the rise times "
                    "hours and headcount of the bid's workforce, without payroll tax.");
    bg_account_note(a->account,
                    "A step counts once it is true and can be shown: a promise in a bid "
                    "becomes a clause of the contract.");
    bg_account_note(a->account,
                    "It does not say that a step can be done, that its cost is right, that the "
                    "next tender asks for the same, or that the firm will win.");
}

/* -- the work -------------------------------------------------------------------------------------------- */

static bool advise_refuse(struct bg_job *job, const char *why)
{
    bg_diag_add(job->diags, BG_E964, BG_NOWHERE, "%s", why);
    return false;
}

static bool read_budget(struct bg_job *job, const char *text, const struct bg_ratio **out)
{
    struct bg_dec number;
    *out = NULL;
    if (text == NULL)
        return true;
    if (!bg_dec_parse(text, strlen(text), &number) || bg_dec_sign(number) < 0)
        return advise_refuse(job,
                             bg_arena_printf(job->arena,
                                             "--budget=%s is not an amount: write a number, 0 or "
                                             "more, such as 40000 or 40000.50",
                                             text));
    *out = bg_ratio_dec(job->arena, number);
    return true;
}

bool bg_advise_bind(struct bg_job *job, struct bg_account *account,
                    const struct bg_ruleset *ruleset, const char *const *files, size_t n,
                    struct bg_bids *out)
{
    struct bg_job_input *inputs = bg_job_inputs(job, ruleset, files, n, &n);
    if (!inputs)
        return false;
    for (size_t i = 0; i < n; i++)
        bg_account_input(account, inputs[i].source);
    *out = bg_job_bind(job, job->diags, ruleset, job->lot ? job->lot : "", inputs, n);
    if (out->n == 0)
        return advise_refuse(job, "there is no bid in the files");
    for (size_t i = 0; i < out->n; i++)
        if (out->bid[i]->status == BG_BID_UNREADABLE)
            return advise_refuse(
                job, bg_arena_printf(job->arena, "the bid \"%s\" cannot be read", out->bid[i]->id));
    return true;
}

const struct bg_ruleset *bg_advise_rules(struct bg_job *job, struct bg_account *account,
                                         const struct bg_account_request *request)
{
    const struct bg_ruleset *ruleset = bg_job_ruleset(job, request->files[0], request->as_of);
    if (ruleset == NULL)
        return NULL;
    bg_account_input(account, ruleset->source);
    account->currency = ruleset->currency;
    account->date = ruleset->as_of;
    if (ruleset->lots_n == 0)
        return ruleset;
    const struct bg_lot *lot = job->lot ? bg_ruleset_lot(ruleset, job->lot) : NULL;
    if (lot)
        return lot->ruleset;
    advise_refuse(job, "the ruleset has lots: say which one with --lot");
    return NULL;
}

static const struct bg_account *advise_on(struct advising *a,
                                          const struct bg_account_request *request)
{
    const char *why;
    const struct bg_source *source = bg_account_read(a->job, a->account, request->steps);
    if (source == NULL || !read_budget(a->job, request->budget, &a->budget))
        return NULL;
    const struct bg_steps *steps = bg_steps_read(a->arena, a->job->diags, source, a->ruleset);
    if (steps == NULL)
        return NULL;
    a->advice = bg_advise(a->arena, a->ruleset, &a->bids, steps, a->budget, &why);
    if (a->advice == NULL) {
        advise_refuse(a->job, why);
        return NULL;
    }
    a->plan = bg_advice_within(a->advice, a->budget);
    const size_t *order = advise_ordered(a);
    advise_put_words(a);
    advise_put_figures(a);
    put_plan(a, order);
    advise_put_steps(a, order);
    advise_put_curve(a);
    return a->account;
}

static const struct bg_account *account_advise_run(struct bg_job *job,
                                                   const struct bg_account_request *request)
{
    struct advising a = {.job = job, .arena = job->arena};
    a.account = bg_account_new(job->arena, "advise", "Steps to a better score", "");
    a.ruleset = bg_advise_rules(job, a.account, request);
    if (a.ruleset == NULL)
        return NULL;
    if (!request->steps && !request->before) {
        advise_refuse(
            job, "say which steps the firm could take with --steps, or what it was before with "
                 "--before");
        return NULL;
    }
    if (!bg_advise_bind(job, a.account, a.ruleset, request->files + 1, request->files_n - 1,
                        &a.bids))
        return NULL;
    if (request->before)
        return bg_advise_cohort(job, a.account, a.ruleset, &a.bids, request);
    a.account->subject = bg_arena_printf(job->arena, "%s, under \"%s\"", a.bids.bid[0]->vendor_name,
                                         a.ruleset->title);
    return advise_on(&a, request);
}

const struct bg_account_row bg_account_advise = {.name = "advise", .run = account_advise_run};

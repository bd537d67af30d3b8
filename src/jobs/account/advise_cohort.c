/* advise --before: one firm or many, scored before and after. What is told of a cohort is told of groups;
 * a group of fewer than SMALLEST firms is not shown. */
#include <string.h>

#include "jobs/account/advise.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"

enum { SMALLEST = 5 };

static const struct bg_account_column firm_columns[] = {
    {"firm", "Firm", BG_ACCOUNT_TEXT, 34},
    {"before", "Points before", BG_ACCOUNT_NUMBER, 0},
    {"after", "Points after", BG_ACCOUNT_NUMBER, 0},
    {"change", "Change", BG_ACCOUNT_NUMBER, 0},
    {"failed_before", "Requirements not met before", BG_ACCOUNT_COUNT, 0},
    {"failed_after", "Requirements not met after", BG_ACCOUNT_COUNT, 0},
};
static const struct bg_account_column criterion_columns[] = {
    {"criterion", "Criterion", BG_ACCOUNT_TEXT, 44},
    {"firms", "Firms", BG_ACCOUNT_COUNT, 0},
    {"improved", "Improved", BG_ACCOUNT_COUNT, 0},
    {"worse", "Worse", BG_ACCOUNT_COUNT, 0},
    {"change", "Mean change, points", BG_ACCOUNT_NUMBER, 0},
};

struct firm {
    const struct bg_bid *before, *after;
    struct bg_advice_outcome was, is;
    const struct bg_criterion_result *was_by, *is_by; /* by criterion */
};
struct cohort {
    struct bg_job *job;
    struct bg_arena *arena;
    struct bg_account *account;
    const struct bg_ruleset *ruleset;
    struct firm *firms;
    size_t n;
};

static const struct bg_criterion_result *advise_cohort_judge(const struct cohort *c,
                                                             const struct bg_bid *bid,
                                                             struct bg_advice_outcome *outcome)
{
    struct bg_bids one = {.bid = &bid, .n = 1};
    struct bg_criterion_result *out =
        BG_ARRAY(c->arena, c->ruleset->criteria_n + 1, struct bg_criterion_result);
    *outcome = bg_advice_outcome(c->arena, c->ruleset, &one, false);
    bg_evaluate_one(c->arena, c->ruleset, bid, out);
    return out;
}

static const char *advise_cohort_vendor_of(const struct bg_bid *bid)
{
    return bid->vendor_id && *bid->vendor_id ? bid->vendor_id : bid->id;
}

static const struct bg_bid *advise_cohort_find(const struct bg_bids *bids,
                                               const struct bg_bid *like)
{
    for (size_t i = 0; i < bids->n; i++)
        if (strcmp(advise_cohort_vendor_of(bids->bid[i]), advise_cohort_vendor_of(like)) == 0)
            return bids->bid[i];
    return NULL;
}

/* Firms of both sides; who is on one side alone is said. */
static void advise_cohort_pair(struct cohort *c, const struct bg_bids *before,
                               const struct bg_bids *after)
{
    c->firms = BG_ARRAY(c->arena, after->n, struct firm);
    for (size_t i = 0; i < after->n; i++) {
        const struct bg_bid *was = advise_cohort_find(before, after->bid[i]);
        if (was)
            c->firms[c->n++] = (struct firm){.before = was, .after = after->bid[i]};
        else
            bg_account_note(c->account, "%s is not among those before, and is not counted.",
                            advise_cohort_vendor_of(after->bid[i]));
    }
    for (size_t i = 0; i < before->n; i++)
        if (!advise_cohort_find(after, before->bid[i]))
            bg_account_note(c->account, "%s is not among those after, and is not counted.",
                            advise_cohort_vendor_of(before->bid[i]));
}

static const struct bg_ratio *advise_cohort_change_of(const struct cohort *c, const struct firm *f)
{
    return bg_ratio_sub(c->arena, f->is.points, f->was.points);
}

static void put_firms(const struct cohort *c)
{
    struct bg_account_table *table =
        bg_account_table(c->account, "firms", "Firms", firm_columns, 6);
    table->about = "Points of the criteria before and after; for the adviser, not for publication.";
    for (size_t i = 0; i < c->n; i++) {
        const struct firm *f = &c->firms[i];
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_text(f->after->vendor_name);
        row[1] = bg_account_ratio(f->was.points);
        row[2] = bg_account_ratio(f->is.points);
        row[3] = bg_account_ratio(advise_cohort_change_of(c, f));
        row[4] = bg_account_int(f->was.failed);
        row[5] = bg_account_int(f->is.failed);
    }
}

struct counted {
    int64_t firms, improved, worse;
    const struct bg_ratio *change;
};

static struct counted advise_cohort_count(const struct cohort *c, size_t criterion)
{
    struct counted out = {0, 0, 0, bg_ratio_int(c->arena, 0)};
    for (size_t i = 0; i < c->n; i++) {
        const struct bg_ratio *was = c->firms[i].was_by[criterion].points_exact,
                              *is = c->firms[i].is_by[criterion].points_exact;
        if (!was || !is)
            continue;
        int order = bg_ratio_cmp(is, was);
        out.firms++;
        out.improved += order > 0;
        out.worse += order < 0;
        out.change = bg_ratio_add(c->arena, out.change, bg_ratio_sub(c->arena, is, was));
    }
    return out;
}

/* A group of a few firms shows what one of them did; its complement would too. */
static bool may_show(bool all, int64_t part, int64_t whole)
{
    return all || part == 0 || part == whole || (part >= SMALLEST && whole - part >= SMALLEST);
}

static void advise_cohort_put_criteria(const struct cohort *c, bool all)
{
    struct bg_account_table *table =
        bg_account_table(c->account, "criteria", "By criterion", criterion_columns, 5);
    table->about =
        all ? "On which criteria points changed."
            : "On which criteria points changed; a group of fewer than 5 firms is not shown.";
    for (size_t i = 0; i < c->ruleset->criteria_n; i++) {
        const struct bg_criterion *criterion = &c->ruleset->criteria[i];
        struct counted n = advise_cohort_count(c, i);
        if (!criterion->kind || criterion->kind->relative || n.firms == 0)
            continue;
        struct bg_value *row = bg_account_row(table);
        bool shown = all || n.firms >= SMALLEST;
        row[0] = bg_account_text(criterion->title);
        if (!shown)
            continue;
        row[1] = bg_account_int(n.firms);
        if (may_show(all, n.improved, n.firms) && may_show(all, n.worse, n.firms)) {
            row[2] = bg_account_int(n.improved);
            row[3] = bg_account_int(n.worse);
        }
        row[4] =
            bg_account_ratio(bg_ratio_div(c->arena, n.change, bg_ratio_int(c->arena, n.firms)));
    }
}

static void advise_cohort_put_figures(const struct cohort *c, bool all)
{
    int64_t improved = 0, worse = 0;
    const struct bg_ratio *sum = bg_ratio_int(c->arena, 0);
    for (size_t i = 0; i < c->n; i++) {
        int sign = bg_ratio_sign(advise_cohort_change_of(c, &c->firms[i]));
        improved += sign > 0;
        worse += sign < 0;
        sum = bg_ratio_add(c->arena, sum, advise_cohort_change_of(c, &c->firms[i]));
    }
    bg_account_figure(c->account, "firms", "Firms scored twice", BG_ACCOUNT_COUNT)->value =
        bg_account_int((int64_t)c->n);
    struct bg_account_figure *up =
        bg_account_figure(c->account, "improved", "Improved", BG_ACCOUNT_COUNT);
    struct bg_account_figure *down =
        bg_account_figure(c->account, "worse", "Worse", BG_ACCOUNT_COUNT);
    bool shown =
        all || (may_show(false, improved, (int64_t)c->n) && may_show(false, worse, (int64_t)c->n));
    up->why = down->why = shown ? "" : "a group of fewer than 5 firms is not shown";
    if (shown) {
        up->value = bg_account_int(improved);
        down->value = bg_account_int(worse);
    }
    bg_account_figure(c->account, "change", "Mean change, points", BG_ACCOUNT_NUMBER)->value =
        bg_account_ratio(bg_ratio_div(c->arena, sum, bg_ratio_int(c->arena, (int64_t)c->n)));
}

static bool advise_cohort_refuse(struct bg_job *job, const char *why)
{
    bg_diag_add(job->diags, BG_E964, BG_NOWHERE, "%s", why);
    return false;
}

const struct bg_account *bg_advise_cohort(struct bg_job *job, struct bg_account *account,
                                          const struct bg_ruleset *ruleset,
                                          const struct bg_bids *after,
                                          const struct bg_account_request *request)
{
    struct cohort c = {.job = job, .arena = job->arena, .account = account, .ruleset = ruleset};
    struct bg_bids before;
    if (!bg_advise_bind(job, account, ruleset, &request->before, 1, &before))
        return NULL;
    advise_cohort_pair(&c, &before, after);
    if (c.n == 0) {
        advise_cohort_refuse(
            job,
            "no firm is both among those before and those after: they are told by the vendor's id");
        return NULL;
    }
    if (request->public_copy && c.n < SMALLEST) {
        advise_cohort_refuse(job, "fewer than 5 firms: nothing about them can be published");
        return NULL;
    }
    account->title = "Before and after";
    account->subject = bg_arena_printf(job->arena, "%zu firm%s, under \"%s\"", c.n,
                                       c.n == 1 ? "" : "s", ruleset->title);
    for (size_t i = 0; i < c.n; i++) {
        c.firms[i].was_by = advise_cohort_judge(&c, c.firms[i].before, &c.firms[i].was);
        c.firms[i].is_by = advise_cohort_judge(&c, c.firms[i].after, &c.firms[i].is);
    }
    bool all = !request->public_copy;
    advise_cohort_put_figures(&c, all);
    if (all)
        put_firms(&c);
    advise_cohort_put_criteria(&c, all);
    bg_account_note(account,
                    "Scores come from the firms' own answers. A change is no effect of advice: "
                    "nothing here tells what would have happened without it.");
    return account;
}

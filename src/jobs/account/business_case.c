/* business-case: what turnover costs a firm, and how much of a raise it would give back. A range, never a
 * promise. */
#include <string.h>

#include "intake/turnover/read.h"
#include "jobs/account/account.h"

enum {
    OF_NAME,
    OF_WORKERS,
    OF_SEPARATIONS,
    OF_COST_EACH,
    OF_COST,
    OF_RAISE,
    OF_SAVING,
    OF_LEAST,
    OF_MOST,
    OF_BREAK_EVEN,
    OF__COUNT
};
static const struct bg_account_column occupation_columns[OF__COUNT] = {
    [OF_NAME] = {"occupation", "Occupation", BG_ACCOUNT_TEXT, 28},
    [OF_WORKERS] = {"workers", "Workers", BG_ACCOUNT_COUNT, 0},
    [OF_SEPARATIONS] = {"separations", "Separations a year", BG_ACCOUNT_NUMBER, 0},
    [OF_COST_EACH] = {"cost_each", "Cost of one", BG_ACCOUNT_MONEY, 0},
    [OF_COST] = {"cost", "Cost of turnover", BG_ACCOUNT_MONEY, 0},
    [OF_RAISE] = {"raise", "Raise with payroll tax", BG_ACCOUNT_MONEY, 0},
    [OF_SAVING] = {"saving", "Turnover saved", BG_ACCOUNT_MONEY, 0},
    [OF_LEAST] = {"saving_least", "At the least", BG_ACCOUNT_MONEY, 0},
    [OF_MOST] = {"saving_most", "At the most", BG_ACCOUNT_MONEY, 0},
    [OF_BREAK_EVEN] = {"break_even", "Break-even separations", BG_ACCOUNT_NUMBER, 0},
};

static const struct bg_account_column curve_columns[] = {
    {"elasticity", "Elasticity of separations", BG_ACCOUNT_NUMBER, 20},
    {"share", "Share of the raise recovered", BG_ACCOUNT_SHARE, 20},
};
enum { CURVE_STEPS = 20 }; /* from -2 to 0 */

static const struct bg_account_column bridge_columns[] = {
    {"step", "Step", BG_ACCOUNT_TEXT, 44},
    {"change", "Change a year", BG_ACCOUNT_MONEY, 0},
    {"cost_after", "Cost after it", BG_ACCOUNT_MONEY, 0},
};

struct making {
    struct bg_arena *arena;
    struct bg_account *account;
    const struct bg_turnover_table *table;
    struct bg_turnover all;
};

static void put_occupations(struct making *m)
{
    struct bg_account_table *table =
        bg_account_table(m->account, "occupations", "Occupations", occupation_columns, OF__COUNT);
    table->about = "Turnover today and after the raise; money a year.";
    for (size_t i = 0; i < m->table->n; i++) {
        struct bg_turnover t = bg_turnover_of(m->arena, &m->table->items[i]);
        struct bg_value *row = bg_account_row(table);
        row[OF_NAME] = bg_account_text(m->table->items[i].name);
        row[OF_WORKERS] = bg_account_ratio(t.workers);
        row[OF_SEPARATIONS] = bg_account_ratio(t.separations);
        row[OF_COST_EACH] = bg_account_ratio(t.cost_each);
        row[OF_COST] = bg_account_ratio(t.cost);
        row[OF_RAISE] = bg_account_ratio(t.raise);
        row[OF_SAVING] = bg_account_ratio(t.saving.middle);
        row[OF_LEAST] = bg_account_ratio(t.saving.least);
        row[OF_MOST] = bg_account_ratio(t.saving.most);
        row[OF_BREAK_EVEN] = bg_account_ratio(t.break_even);
    }
}

static void business_case_put_curve(struct making *m)
{
    struct bg_account_table *table =
        bg_account_table(m->account, "recovered", "Share recovered", curve_columns, 2);
    table->about =
        "How much of the raise less turnover gives back, by how strongly separations answer "
        "to pay: -1 means one per cent fewer for one per cent more pay.";
    table->chart = BG_ACCOUNT_LINES;
    table->chart_from = 1;
    table->chart_to = 2;
    for (int64_t i = -CURVE_STEPS; i <= 0; i++) {
        const struct bg_ratio *at = bg_ratio_div(m->arena, bg_ratio_int(m->arena, i),
                                                 bg_ratio_int(m->arena, CURVE_STEPS / 2));
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_ratio(at);
        row[1] = bg_account_ratio(bg_turnover_share(m->arena, m->table, at));
    }
}

/* One step of the bridge; *level is the cost before it, and then after it. */
static void business_case_put_step(struct making *m, struct bg_account_table *table,
                                   const char *title, const struct bg_ratio *change,
                                   const struct bg_ratio **level)
{
    struct bg_value *row = bg_account_row(table);
    *level = bg_ratio_add(m->arena, *level, change);
    row[0] = bg_account_text(title);
    row[1] = bg_account_ratio(change);
    row[2] = bg_account_ratio(*level);
}

static void business_case_put_bridge(struct making *m)
{
    const struct bg_ratio *none = bg_ratio_int(m->arena, 0), *level = none;
    struct bg_account_table *table =
        bg_account_table(m->account, "bridge", "Bridge of the year", bridge_columns, 3);
    table->about = "From nothing to what the raise costs the firm in a year, net of what it saves.";
    business_case_put_step(m, table, "Raise with payroll tax", m->all.raise, &level);
    business_case_put_step(m, table, "Turnover saved",
                           bg_ratio_sub(m->arena, none, m->all.saving.middle), &level);
    business_case_put_step(m, table, "Absence and overtime saved, less training",
                           bg_ratio_sub(m->arena, none, m->all.other_saving), &level);
    struct bg_value *row = bg_account_row(table);
    row[0] = bg_account_text("What the raise costs in the end");
    row[1] = row[2] = bg_account_ratio(level);
    table->totals = true;
    table->chart = BG_ACCOUNT_BRIDGE;
    table->chart_from = 1;
    table->chart_to = 2;
}

static struct bg_account_figure *
business_case_put_figure(struct making *m, const char *id, const char *title,
                         enum bg_account_kind kind, const struct bg_ratio *value, const char *why)
{
    struct bg_account_figure *f = bg_account_figure(m->account, id, title, kind);
    f->value = bg_account_ratio(value);
    f->why = why;
    return f;
}

static void set_formula(struct bg_account_figure *f, const char *formula, const char *a,
                        const char *b, const char *c)
{
    f->formula = formula;
    f->operands[0] = a;
    f->operands[1] = b;
    f->operands[2] = c;
}

static const struct bg_ratio *business_case_share_of(struct making *m,
                                                     const struct bg_ratio *saving)
{
    return bg_ratio_sign(m->all.raise) > 0 ? bg_ratio_div(m->arena, saving, m->all.raise) : NULL;
}

static const struct bg_ratio *net_of(struct making *m, const struct bg_ratio *saving)
{
    return bg_ratio_sub(m->arena, bg_ratio_add(m->arena, saving, m->all.other_saving),
                        m->all.raise);
}

static void business_case_set_range(struct making *m, struct bg_account_figure *f,
                                    const struct bg_ratio *least, const struct bg_ratio *most)
{
    if (m->all.observed)
        return;
    f->least = bg_account_ratio(least);
    f->most = bg_account_ratio(most);
}

static void put_today(struct making *m)
{
    business_case_put_figure(m, "workers", "Workers", BG_ACCOUNT_COUNT, m->all.workers, "")->given =
        true;
    struct bg_account_figure *f = business_case_put_figure(
        m, "separations", "Separations a year", BG_ACCOUNT_NUMBER, m->all.separations, "");
    f->given = true;
    f = business_case_put_figure(m, "cost_each", "Cost of one separation", BG_ACCOUNT_CENTS,
                                 m->all.cost_each,
                                 m->table->n > 1 ? "of all occupations together" : "");
    f->given = true;
    if (!m->all.cost_each)
        f->why = "nobody leaves today";
    const struct bg_ratio *rate = bg_ratio_sign(m->all.workers) > 0
                                      ? bg_ratio_div(m->arena, m->all.separations, m->all.workers)
                                      : NULL;
    f = business_case_put_figure(m, "rate", "Turnover rate", BG_ACCOUNT_SHARE, rate,
                                 "separations by mean headcount");
    set_formula(f, "a/b", "separations", "workers", NULL);
    f = business_case_put_figure(m, "cost", "Cost of turnover", BG_ACCOUNT_MONEY, m->all.cost,
                                 "separations times the cost of one; a year");
    if (m->all.cost_each)
        set_formula(f, "a*b", "separations", "cost_each", NULL);
    f->lead = true;
}

static void put_raise(struct making *m)
{
    struct bg_account_figure *f = business_case_put_figure(
        m, "raise", "Raise with payroll tax", BG_ACCOUNT_MONEY, m->all.raise, "a year");
    f->given = f->lead = true;
    f = business_case_put_figure(m, "separations_after", "Separations after it", BG_ACCOUNT_NUMBER,
                                 m->all.after.middle,
                                 m->all.observed ? "as given" : "by the elasticity");
    business_case_set_range(m, f, m->all.after.most, m->all.after.least);
    f = business_case_put_figure(m, "saving", "Turnover saved", BG_ACCOUNT_MONEY,
                                 m->all.saving.middle, "a year");
    business_case_set_range(m, f, m->all.saving.least, m->all.saving.most);
    if (m->table->n == 1 && m->all.cost_each) {
        m->account->figures[m->account->figures_n - 2]->given = true;
        set_formula(f, "(a-b)*c", "separations", "separations_after", "cost_each");
    }
    f = business_case_put_figure(m, "share", "Share of the raise recovered", BG_ACCOUNT_SHARE,
                                 business_case_share_of(m, m->all.saving.middle),
                                 "by less turnover alone");
    business_case_set_range(m, f, business_case_share_of(m, m->all.saving.least),
                            business_case_share_of(m, m->all.saving.most));
    set_formula(f, "a/b", "saving", "raise", NULL);
    f->lead = true;
    business_case_put_figure(m, "cost_each_raised", "Cost of one separation where pay rises",
                             BG_ACCOUNT_CENTS, m->all.raised_each,
                             m->all.raised_each ? "" : "nobody leaves there today")
        ->given = true;
    f = business_case_put_figure(
        m, "break_even", "Break-even separations", BG_ACCOUNT_NUMBER, m->all.break_even,
        "that would have to be avoided for less turnover to pay for the raise");
    set_formula(f, "a/b", "raise", "cost_each_raised", NULL);
    f->lead = true;
    f = business_case_put_figure(m, "other_saving", "Absence and overtime saved, less training",
                                 BG_ACCOUNT_MONEY, m->all.other_saving, "a year");
    f->given = true;
    f = business_case_put_figure(m, "net", "Net of the year", BG_ACCOUNT_MONEY,
                                 net_of(m, m->all.saving.middle),
                                 "saved less raise; below 0: the raise costs the firm that much");
    business_case_set_range(m, f, net_of(m, m->all.saving.least), net_of(m, m->all.saving.most));
    set_formula(f, "a+b-c", "saving", "other_saving", "raise");
    f->lead = true;
}

static const char *business_case_words(struct making *m, enum bg_account_kind kind,
                                       const struct bg_ratio *ratio)
{
    struct bg_value value = bg_account_ratio(ratio);
    return bg_account_words(m->arena, kind, &value);
}

static void business_case_put_findings(struct making *m)
{
    const struct bg_ratio *least = business_case_share_of(m, m->all.saving.least),
                          *most = business_case_share_of(m, m->all.saving.most);
    if (!least) {
        bg_account_finding(m->account, "No wage rises, so nothing is to be paid for.");
        return;
    }
    if (m->all.observed)
        bg_account_finding(m->account, "Less turnover gives back %s of the raise.",
                           business_case_words(m, BG_ACCOUNT_SHARE, least));
    else
        bg_account_finding(m->account, "Less turnover gives back between %s and %s of the raise.",
                           business_case_words(m, BG_ACCOUNT_SHARE, least),
                           business_case_words(m, BG_ACCOUNT_SHARE, most));
    if (m->all.break_even && bg_ratio_cmp(m->all.break_even, m->all.raised_separations) > 0)
        bg_account_finding(m->account,
                           "Turnover alone does not pay for it: %s separations would have to be "
                           "avoided where pay rises, and there are %s.",
                           business_case_words(m, BG_ACCOUNT_NUMBER, m->all.break_even),
                           business_case_words(m, BG_ACCOUNT_NUMBER, m->all.raised_separations));
    else if (bg_ratio_cmp(most, bg_ratio_int(m->arena, 1)) < 0)
        bg_account_finding(m->account, "Turnover alone does not pay for it.");
}

static bool any_given(const struct bg_turnover_table *table, int column)
{
    for (size_t i = 0; i < table->n; i++)
        if (table->items[i].given[column])
            return true;
    return false;
}

static void business_case_put_notes(struct making *m)
{
    bg_account_note(m->account,
                    "An estimate, and no promise: it says nothing of quality, sales, or whether "
                    "the raise is right.");
    if (!m->all.observed)
        bg_account_note(m->account,
                        "How strongly separations answer to pay is not known for this firm. Where "
                        "the file does not say, the range is %s to %s, from studies of minimum "
                        "wages (Dube, Lester and Reich) and of the living wage in Los Angeles; "
                        "the value between is the middle of the range, which nobody measured.",
                        bg_turnover_elasticity[0], bg_turnover_elasticity[1]);
    if (!any_given(m->table, BG_TC_PAYROLL_TAX))
        bg_account_note(m->account, "No payroll tax is in it: the file gives none.");
    if (!any_given(m->table, BG_TC_ABSENCE_SAVED) && !any_given(m->table, BG_TC_OVERTIME_SAVED))
        bg_account_note(m->account, "Not in this estimate: less absence and less overtime.");
    for (size_t i = 0; i < m->table->n; i++)
        if (m->table->items[i].source[0])
            bg_account_note(m->account, "%s: %s", m->table->items[i].name,
                            m->table->items[i].source);
}

static const struct bg_account *account_business_case_run(struct bg_job *job,
                                                          const struct bg_account_request *request)
{
    struct bg_account *account =
        bg_account_new(job->arena, "business-case",
                       "What turnover costs, and what a raise gives back", request->currency);
    const struct bg_source *source = bg_account_read(job, account, request->files[0]);
    if (source == NULL)
        return NULL;
    struct making m = {.arena = job->arena, .account = account};
    m.table = bg_turnover_read(job->arena, job->diags, source, request->currency);
    if (m.table == NULL)
        return NULL;
    m.all = bg_turnover_sum(job->arena, m.table);
    account->subject = bg_arena_printf(job->arena, "Of %s; money a year%s%s.", source->name,
                                       *request->currency ? " in " : "", request->currency);
    business_case_put_findings(&m);
    put_today(&m);
    put_raise(&m);
    put_occupations(&m);
    business_case_put_curve(&m);
    business_case_put_bridge(&m);
    business_case_put_notes(&m);
    return account;
}

const struct bg_account_row bg_account_business_case = {.name = "business-case",
                                                        .run = account_business_case_run};

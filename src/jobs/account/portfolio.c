/* portfolio: what a buyer spends, by what is known of the jobs on its contracts. */
#include <assert.h>
#include <string.h>

#include "jobs/account/portfolio.h"
#include "jobs/case/case.h"

struct making {
    struct bg_arena *arena;
    struct bg_account *account;
    struct bg_portfolio *p;
    struct bg_spend all, labour; /* labour: what shares of jobs are of */
    size_t cases, left_out;      /* rows that the map leaves out */
};

static const struct bg_ratio *portfolio_zero(const struct making *m)
{
    return bg_ratio_int(m->arena, 0);
}

static const struct bg_ratio *share(const struct making *m, const struct bg_ratio *part,
                                    const struct bg_ratio *whole)
{
    return bg_ratio_sign(whole) > 0 ? bg_ratio_div(m->arena, part, whole) : NULL;
}

static const struct bg_ratio *portfolio_amount_of(const struct making *m, size_t i)
{
    return m->p->items[i].amount ? m->p->items[i].amount : portfolio_zero(m);
}

/* -- groups --------------------------------------------------------------------------------------
 */

enum { G_NAME, G_AWARDS, G_SPEND, G_SHARE, G_NO_AMOUNT, G_WORKERS, G_NO_WORKERS, G__COUNT };
static const struct bg_account_column group_columns[G__COUNT] = {
    [G_NAME] = {"name", "Name", BG_ACCOUNT_TEXT, 34},
    [G_AWARDS] = {"awards", "Awards", BG_ACCOUNT_COUNT, 0},
    [G_SPEND] = {"spend", "Spend", BG_ACCOUNT_MONEY, 0},
    [G_SHARE] = {"share", "Of all spend", BG_ACCOUNT_SHARE, 0},
    [G_NO_AMOUNT] = {"without_amount", "Amount not known", BG_ACCOUNT_COUNT, 0},
    [G_WORKERS] = {"workers", "Workers", BG_ACCOUNT_COUNT, 0},
    [G_NO_WORKERS] = {"without_workers", "Workers not known", BG_ACCOUNT_COUNT, 0},
};

static void portfolio_put_group(struct making *m, struct bg_account_table *table,
                                const struct bg_spend *s)
{
    struct bg_value *row = bg_account_row(table);
    row[G_NAME] = bg_account_text(s->name);
    row[G_AWARDS] = bg_account_int((int64_t)s->awards);
    row[G_SPEND] = bg_account_ratio(s->amount);
    row[G_SHARE] = bg_account_ratio(share(m, s->amount, m->all.amount));
    row[G_NO_AMOUNT] = bg_account_int((int64_t)s->without_amount);
    row[G_WORKERS] = bg_account_ratio(s->workers);
    row[G_NO_WORKERS] = bg_account_int((int64_t)s->without_workers);
}

static const char *department(const struct bg_award_row *a)
{
    return a->department;
}

static const char *portfolio_vendor(const struct bg_award_row *a)
{
    return a->vendor;
}

static const char *size(const struct bg_award_row *a)
{
    return a->size;
}

/* The largest ten, and the others together. */
static void portfolio_put_groups(struct making *m, const char *id, const char *title,
                                 bg_spend_key *key)
{
    enum { MOST = 10 };
    struct bg_spend_groups g = bg_spend_by(m->arena, m->p, key);
    struct bg_account_table *table =
        bg_account_table(m->account, id, title, group_columns, G__COUNT);
    struct bg_spend others = bg_spend_none(
        m->arena, bg_arena_printf(m->arena, "%zu others", g.n > MOST ? g.n - MOST : 0));
    table->about = "The largest first; every award is in one row.";
    for (size_t i = 0; i < g.n; i++) {
        if (i < MOST) {
            portfolio_put_group(m, table, &g.items[i]);
            continue;
        }
        others.awards += g.items[i].awards;
        others.without_amount += g.items[i].without_amount;
        others.without_workers += g.items[i].without_workers;
        others.amount = bg_ratio_add(m->arena, others.amount, g.items[i].amount);
        others.workers = bg_ratio_add(m->arena, others.workers, g.items[i].workers);
    }
    if (g.n > MOST)
        portfolio_put_group(m, table, &others);
    struct bg_spend all = m->all;
    all.name = "All";
    portfolio_put_group(m, table, &all);
    table->totals = true;
}

/* -- properties of jobs --------------------------------------------------------------------------
 */

enum { P_NAME, P_FIRST, P_WHOLE = P_FIRST + BG_PROOF__COUNT, P_PROVEN, P_CLAIMED, P__COUNT };

static void standing_columns(struct bg_account_column out[P__COUNT], enum bg_account_kind kind)
{
    static const struct bg_account_column columns[P__COUNT] = {
        [P_NAME] = {"property", "Jobs", BG_ACCOUNT_TEXT, 26},
        [P_FIRST + BG_PROOF_VERIFIED] = {"verified", "Yes, verified", BG_ACCOUNT_COUNT, 0},
        [P_FIRST + BG_PROOF_EVIDENCED] = {"evidenced", "Yes, evidenced", BG_ACCOUNT_COUNT, 0},
        [P_FIRST + BG_PROOF_CLAIMED] = {"claimed", "Yes, claimed", BG_ACCOUNT_COUNT, 0},
        [P_FIRST + BG_PROOF_NO] = {"no", "No", BG_ACCOUNT_COUNT, 0},
        [P_FIRST + BG_PROOF_UNKNOWN] = {"unknown", "Not known", BG_ACCOUNT_COUNT, 0},
        [P_WHOLE] = {"whole", "Whole", BG_ACCOUNT_COUNT, 0},
        [P_PROVEN] = {"with_evidence", "With evidence", BG_ACCOUNT_SHARE, 0},
        [P_CLAIMED] = {"with_claims", "With claims too", BG_ACCOUNT_SHARE, 0},
    };
    for (int i = 0; i < P__COUNT; i++) {
        out[i] = columns[i];
        if (i >= P_FIRST && i <= P_WHOLE)
            out[i].kind = kind;
    }
}

/* What of the spend (or the workers) is in each standing of a property; they add up to the whole. */
static void standings(struct making *m, int property, bool workers,
                      const struct bg_ratio *sums[BG_PROOF__COUNT])
{
    const struct bg_ratio *whole = portfolio_zero(m);
    for (int s = 0; s < BG_PROOF__COUNT; s++)
        sums[s] = portfolio_zero(m);
    for (size_t i = 0; i < m->p->n; i++) {
        const struct bg_award_row *a = &m->p->items[i];
        const struct bg_ratio *figure = workers ? a->workers : a->amount;
        if (a->not_labour || !figure)
            continue;
        int s = (int)a->standing[property];
        sums[s] = bg_ratio_add(m->arena, sums[s], figure);
    }
    for (int s = 0; s < BG_PROOF__COUNT; s++)
        whole = bg_ratio_add(m->arena, whole, sums[s]);
    assert(bg_ratio_cmp(whole, workers ? m->labour.workers : m->labour.amount) == 0);
}

static void put_properties(struct making *m, const char *id, const char *title, bool workers)
{
    struct bg_account_column *columns = BG_ARRAY(m->arena, P__COUNT, struct bg_account_column);
    standing_columns(columns, workers ? BG_ACCOUNT_COUNT : BG_ACCOUNT_MONEY);
    struct bg_account_table *table = bg_account_table(m->account, id, title, columns, P__COUNT);
    const struct bg_ratio *whole = workers ? m->labour.workers : m->labour.amount;
    table->about =
        "Each row adds up to the whole; what is not known stays in it. A yes without evidence is "
        "a claim.";
    table->chart = BG_ACCOUNT_BARS;
    table->chart_from = P_FIRST;
    table->chart_to = P_WHOLE;
    for (int p = 0; p < BG_PROPERTY__COUNT; p++) {
        const struct bg_ratio *sums[BG_PROOF__COUNT];
        struct bg_value *row = bg_account_row(table);
        standings(m, p, workers, sums);
        row[P_NAME] = bg_account_text(bg_property_titles[p]);
        for (int s = 0; s < BG_PROOF__COUNT; s++)
            row[P_FIRST + s] = bg_account_ratio(sums[s]);
        const struct bg_ratio *proven =
            bg_ratio_add(m->arena, sums[BG_PROOF_VERIFIED], sums[BG_PROOF_EVIDENCED]);
        row[P_WHOLE] = bg_account_ratio(whole);
        row[P_PROVEN] = bg_account_ratio(share(m, proven, whole));
        row[P_CLAIMED] = bg_account_ratio(
            share(m, bg_ratio_add(m->arena, proven, sums[BG_PROOF_CLAIMED]), whole));
    }
}

/* -- years ---------------------------------------------------------------------------------------
 */

enum { Y_YEAR, Y_AWARDS, Y_SPEND, Y_PROPERTIES, Y__COUNT = Y_PROPERTIES + BG_PROPERTY__COUNT };

static bool in_year(const struct bg_award_row *a, int year)
{
    int first, last;
    bool known = bg_award_years(a, &first, &last);
    return known ? year >= first && year <= last : year == 0;
}

/* Spend of a year, and of it what is yes in any way, of each property. Gives the spend. */
static const struct bg_ratio *put_year(struct making *m, struct bg_account_table *table, int year)
{
    const struct bg_ratio *spend = portfolio_zero(m), *yes[BG_PROPERTY__COUNT];
    size_t awards = 0;
    for (int p = 0; p < BG_PROPERTY__COUNT; p++)
        yes[p] = portfolio_zero(m);
    for (size_t i = 0; i < m->p->n; i++) {
        const struct bg_award_row *a = &m->p->items[i];
        if (!in_year(a, year))
            continue;
        const struct bg_ratio *part = bg_award_in_year(m->arena, a, year);
        awards++;
        spend = bg_ratio_add(m->arena, spend, part);
        for (int p = 0; p < BG_PROPERTY__COUNT; p++)
            if (a->standing[p] <= BG_PROOF_CLAIMED && !a->not_labour)
                yes[p] = bg_ratio_add(m->arena, yes[p], part);
    }
    if (!awards)
        return spend;
    struct bg_value *row = bg_account_row(table);
    row[Y_YEAR] = bg_account_text(year ? bg_arena_printf(m->arena, "%d", year) : "not known");
    row[Y_AWARDS] = bg_account_int((int64_t)awards);
    row[Y_SPEND] = bg_account_ratio(spend);
    for (int p = 0; p < BG_PROPERTY__COUNT; p++)
        row[Y_PROPERTIES + p] = bg_account_ratio(yes[p]);
    return spend;
}

static void portfolio_put_years(struct making *m)
{
    struct bg_account_column *columns = BG_ARRAY(m->arena, Y__COUNT, struct bg_account_column);
    columns[Y_YEAR] = (struct bg_account_column){"year", "Year", BG_ACCOUNT_TEXT, 14};
    columns[Y_AWARDS] = (struct bg_account_column){"awards", "Awards running", BG_ACCOUNT_COUNT, 0};
    columns[Y_SPEND] = (struct bg_account_column){"spend", "Spend", BG_ACCOUNT_MONEY, 0};
    for (int p = 0; p < BG_PROPERTY__COUNT; p++)
        columns[Y_PROPERTIES + p] = (struct bg_account_column){
            bg_property_names[p], bg_property_titles[p], BG_ACCOUNT_MONEY, 0};
    struct bg_account_table *table =
        bg_account_table(m->account, "years", "By year", columns, Y__COUNT);
    table->about =
        "A contract over several years is split by days, both ends counted. Of each property the "
        "spend with a yes, claims among them.";
    int first = 9999, last = 0, from, until;
    for (size_t i = 0; i < m->p->n; i++)
        if (bg_award_years(&m->p->items[i], &from, &until)) {
            first = from < first ? from : first;
            last = until > last ? until : last;
        }
    const struct bg_ratio *sum = put_year(m, table, 0);
    for (int year = first; year <= last; year++)
        sum = bg_ratio_add(m->arena, sum, put_year(m, table, year));
    assert(bg_ratio_cmp(sum, m->all.amount) == 0);
    (void)sum;
}

/* -- the score -----------------------------------------------------------------------------------
 */

struct scored {
    const struct bg_ratio *amount, *product; /* of awards with a quality; amount x quality */
};

static struct scored scored_of(const struct making *m)
{
    struct scored s = {portfolio_zero(m), portfolio_zero(m)};
    for (size_t i = 0; i < m->p->n; i++) {
        const struct bg_ratio *quality = m->p->items[i].quality;
        if (!quality)
            continue;
        s.amount = bg_ratio_add(m->arena, s.amount, portfolio_amount_of(m, i));
        s.product = bg_ratio_add(m->arena, s.product,
                                 bg_ratio_mul(m->arena, portfolio_amount_of(m, i), quality));
    }
    return s;
}

static void portfolio_put_curve(struct making *m, const struct scored *s)
{
    static const struct bg_account_column columns[] = {
        {"threshold", "Quality at least", BG_ACCOUNT_NUMBER, 14},
        {"spend", "Spend", BG_ACCOUNT_MONEY, 0},
        {"share", "Of spend with a score", BG_ACCOUNT_SHARE, 0},
    };
    struct bg_account_table *table =
        bg_account_table(m->account, "curve", "Spend at or above a quality", columns, 3);
    table->about = "Of awards whose quality is known.";
    table->chart = BG_ACCOUNT_LINES;
    table->chart_from = 2;
    table->chart_to = 3;
    for (int64_t at = 0; at <= 100; at += 10) {
        const struct bg_ratio *spend = portfolio_zero(m), *least = bg_ratio_int(m->arena, at);
        for (size_t i = 0; i < m->p->n; i++)
            if (m->p->items[i].quality && bg_ratio_cmp(m->p->items[i].quality, least) >= 0)
                spend = bg_ratio_add(m->arena, spend, portfolio_amount_of(m, i));
        struct bg_value *row = bg_account_row(table);
        row[0] = bg_account_int(at);
        row[1] = bg_account_ratio(spend);
        row[2] = bg_account_ratio(share(m, spend, s->amount));
    }
}

/* -- the figures ---------------------------------------------------------------------------------
 */

static struct bg_account_figure *portfolio_put(struct making *m, const char *id, const char *title,
                                               enum bg_account_kind kind, struct bg_value value,
                                               const char *why)
{
    struct bg_account_figure *f = bg_account_figure(m->account, id, title, kind);
    f->value = value;
    f->why = why;
    f->given = true;
    return f;
}

static void portfolio_put_figures(struct making *m, const struct scored *s)
{
    struct bg_account_figure *f;
    portfolio_put(m, "awards", "Awards", BG_ACCOUNT_COUNT, bg_account_int((int64_t)m->p->n), "")
        ->lead = true;
    portfolio_put(m, "spend", "Spend", BG_ACCOUNT_MONEY, bg_account_ratio(m->all.amount),
                  "of awards whose amount is known")
        ->lead = true;
    portfolio_put(m, "without_amount", "Awards whose amount is not known", BG_ACCOUNT_COUNT,
                  bg_account_int((int64_t)m->all.without_amount),
                  "they are counted, and in no sum of money");
    portfolio_put(m, "labour", "Spend that shares of jobs are of", BG_ACCOUNT_MONEY,
                  bg_account_ratio(m->labour.amount),
                  "all but what is marked as not labour-intensive")
        ->lead = true;
    f = portfolio_put(m, "other", "Spend marked as not labour-intensive", BG_ACCOUNT_MONEY,
                      bg_account_ratio(bg_ratio_sub(m->arena, m->all.amount, m->labour.amount)),
                      "");
    f->given = false;
    f->formula = "a-b";
    f->operands[0] = "spend";
    f->operands[1] = "labour";
    portfolio_put(m, "workers", "Workers", BG_ACCOUNT_COUNT, bg_account_ratio(m->all.workers),
                  "of awards that say how many");
    portfolio_put(m, "without_workers", "Awards whose workers are not known", BG_ACCOUNT_COUNT,
                  bg_account_int((int64_t)m->all.without_workers), "");
    portfolio_put(m, "scored", "Spend with a quality", BG_ACCOUNT_MONEY,
                  bg_account_ratio(s->amount), "");
    portfolio_put(m, "weighted", "Amount times quality, added up", BG_ACCOUNT_COUNT,
                  bg_account_ratio(s->product), "");
    f = portfolio_put(m, "mean_quality", "Quality weighted by spend", BG_ACCOUNT_NUMBER,
                      bg_account_ratio(share(m, s->product, s->amount)),
                      bg_ratio_sign(s->amount) > 0 ? "of spend with a quality, 0 to 100"
                                                   : "no award with an amount has a quality");
    f->given = false;
    f->lead = true;
    if (bg_ratio_sign(s->amount) > 0) {
        f->formula = "a/b";
        f->operands[0] = "weighted";
        f->operands[1] = "scored";
    }
}

static const char *portfolio_percent(struct making *m, const struct bg_ratio *part)
{
    struct bg_value value = bg_account_ratio(share(m, part, m->labour.amount));
    return bg_account_words(m->arena, BG_ACCOUNT_SHARE, &value);
}

static void portfolio_put_words(struct making *m)
{
    const struct bg_ratio *sums[BG_PROOF__COUNT];
    standings(m, BG_PROPERTY_FLOOR, false, sums);
    if (bg_ratio_sign(m->labour.amount) > 0)
        bg_account_finding(
            m->account,
            "Wage floor met, by spend: %s verified, %s with documents, %s claimed; %s not "
            "met; %s not known.",
            portfolio_percent(m, sums[BG_PROOF_VERIFIED]),
            portfolio_percent(m, sums[BG_PROOF_EVIDENCED]),
            portfolio_percent(m, sums[BG_PROOF_CLAIMED]), portfolio_percent(m, sums[BG_PROOF_NO]),
            portfolio_percent(m, sums[BG_PROOF_UNKNOWN]));
    bg_account_note(
        m->account,
        "Amounts are those of the awards, not what was paid; subcontractors are in the amount of "
        "their contractor.");
    bg_account_note(
        m->account,
        "It says what was promised or found on these contracts. It does not say that the "
        "contracts made jobs better, nor anything of contracts that are not in the files.");
    bg_account_note(m->account,
                    "Workers of a contract are counted once, in whichever years it runs.");
    if (m->left_out)
        bg_account_note(m->account, "The map leaves out %zu rows.", m->left_out);
    if (m->cases)
        bg_account_note(
            m->account,
            "Of a case each property of the jobs is what the criteria came to of which the "
            "ruleset says so (portfolio). Where it says nothing, wage floor, schedules, "
            "ownership and small business are what requirements and questions of yes or "
            "no came to. A yes is as good as its answers were shown; the rest is not known.");
    if (m->p->not_active)
        bg_account_note(
            m->account, "%zu award%s of OCDS releases %s left out: %s status is not active.",
            m->p->not_active, m->p->not_active == 1 ? "" : "s",
            m->p->not_active == 1 ? "is" : "are", m->p->not_active == 1 ? "its" : "their");
}

static bool portfolio_read_all(struct bg_job *job, struct making *m,
                               const struct bg_account_request *request)
{
    struct bg_portfolio_reading r = {.arena = job->arena,
                                     .diags = job->diags,
                                     .currency = request->currency ? request->currency : "",
                                     .out = m->p};
    bool good = true;
    r.map = request->map ? bg_account_read(job, m->account, request->map) : NULL;
    if (request->map && !r.map)
        return false;
    for (size_t i = 0; i < request->files_n; i++) {
        if (bg_job_is_case(job, request->files[i])) {
            good = bg_portfolio_case(job, m->account, &r, request->files[i]) && good;
            m->cases++;
            continue;
        }
        const struct bg_source *source = bg_account_read(job, m->account, request->files[i]);
        good = source && bg_portfolio_read(&r, source) && good;
    }
    m->left_out = r.left_out_n;
    m->account->currency = r.currency;
    return good && bg_portfolio_check(&r);
}

static const struct bg_account *account_portfolio_run(struct bg_job *job,
                                                      const struct bg_account_request *request)
{
    struct bg_account *account =
        bg_account_new(job->arena, "portfolio", "What is bought, and on what jobs",
                       request->currency ? request->currency : "");
    struct making m = {
        .arena = job->arena, .account = account, .p = BG_NEW(job->arena, struct bg_portfolio)};
    if (!portfolio_read_all(job, &m, request))
        return NULL;
    m.all = bg_spend_none(m.arena, "All");
    m.labour = bg_spend_none(m.arena, "");
    for (size_t i = 0; i < m.p->n; i++) {
        bg_spend_add(m.arena, &m.all, &m.p->items[i], m.p->items[i].amount);
        if (!m.p->items[i].not_labour)
            bg_spend_add(m.arena, &m.labour, &m.p->items[i], m.p->items[i].amount);
    }
    struct scored scored = scored_of(&m);
    account->subject =
        bg_arena_printf(job->arena, "%zu award%s of %zu file%s%s%s.", m.p->n,
                        m.p->n == 1 ? "" : "s", request->files_n, request->files_n == 1 ? "" : "s",
                        *account->currency ? "; money in " : "", account->currency);
    portfolio_put_words(&m);
    portfolio_put_figures(&m, &scored);
    put_properties(&m, "spend", "Spend, by jobs", false);
    put_properties(&m, "workers", "Workers, by jobs", true);
    portfolio_put_years(&m);
    portfolio_put_groups(&m, "departments", "By department", department);
    portfolio_put_groups(&m, "vendors", "By vendor", portfolio_vendor);
    portfolio_put_groups(&m, "sizes", "By size of the vendor", size);
    portfolio_put_curve(&m, &scored);
    return account;
}

const struct bg_account_row bg_account_portfolio = {.name = "portfolio",
                                                    .run = account_portfolio_run};

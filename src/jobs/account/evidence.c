/* evidence: what vendors claim beside what workers, agencies and courts say, and whose statement counts by the rule that
 * was published beforehand. A difference is never left out. */
#include <string.h>

#include "base/index.h"
#include "intake/testimony/read.h"
#include "jobs/account/account.h"

enum {
    C_BID,
    C_CLAIM,
    C_VENDOR,
    C_SOURCE,
    C_FIGURE,
    C_N,
    C_OF,
    C_LOW,
    C_HIGH,
    C_DIFFERS,
    C_COUNTS,
    C_DATE,
    C_DOCUMENT,
    C__COUNT
};
static const struct bg_account_column columns[C__COUNT] = {
    [C_BID] = {"bid", "Bid", BG_ACCOUNT_TEXT, 16},
    [C_CLAIM] = {"claim", "Claim", BG_ACCOUNT_TEXT, 34},
    [C_VENDOR] = {"vendor_says", "Vendor says", BG_ACCOUNT_TEXT, 16},
    [C_SOURCE] = {"source", "Source", BG_ACCOUNT_TEXT, 20},
    [C_FIGURE] = {"figure", "It says", BG_ACCOUNT_TEXT, 16},
    [C_N] = {"n", "Workers asked", BG_ACCOUNT_COUNT, 0},
    [C_OF] = {"of", "of workers", BG_ACCOUNT_COUNT, 0},
    [C_LOW] = {"low", "At the least, %", BG_ACCOUNT_NUMBER, 0},
    [C_HIGH] = {"high", "At the most, %", BG_ACCOUNT_NUMBER, 0},
    [C_DIFFERS] = {"differs", "Beside the vendor", BG_ACCOUNT_TEXT, 22},
    [C_COUNTS] = {"counts", "Counts", BG_ACCOUNT_TEXT, 26},
    [C_DATE] = {"date", "Date", BG_ACCOUNT_DATE, 0},
    [C_DOCUMENT] = {"document", "Document", BG_ACCOUNT_TEXT, 30},
};

enum { O_BID, O_CLAIM, O_SOURCE, O_FIGURE, O_DIFFERENT, O__COUNT };
static const struct bg_account_column outcome_columns[O__COUNT] = {
    [O_BID] = {"bid", "Bid", BG_ACCOUNT_TEXT, 16},
    [O_CLAIM] = {"claim", "Claim", BG_ACCOUNT_TEXT, 34},
    [O_SOURCE] = {"source", "Whose statement counts", BG_ACCOUNT_TEXT, 24},
    [O_FIGURE] = {"figure", "It says", BG_ACCOUNT_TEXT, 16},
    [O_DIFFERENT] = {"different", "Others differ from the vendor", BG_ACCOUNT_COUNT, 0},
};

struct making {
    struct bg_job *job;
    struct bg_arena *arena;
    struct bg_account *account;
    struct bg_witness_rule rule;
    struct bg_testimony all;
    const size_t *first; /* by statement: the first of the same bid and claim */
    size_t differ, few;
};

static const struct bg_statement *evidence_vendor_of(const struct making *m, size_t first)
{
    for (size_t i = 0; i < m->all.n; i++)
        if (m->first[i] == first && m->all.items[i].witness == BG_WITNESS_VENDOR)
            return &m->all.items[i];
    return NULL;
}

/* Of those that count, the one first in the order; of two of one source the newer. NULL: none counts. */
static const struct bg_statement *counted_of(const struct making *m, size_t first)
{
    const struct bg_statement *best = NULL;
    for (size_t i = first; i < m->all.n; i++) {
        const struct bg_statement *s = &m->all.items[i];
        if (m->first[i] != first || !bg_statement_counts(&m->rule, s))
            continue;
        int64_t mine = m->rule.order[s->witness];
        int64_t others = best ? m->rule.order[best->witness] : INT64_MAX;
        if (mine < others || (mine == others && s->date > best->date))
            best = s;
    }
    return best;
}

static const char *evidence_figure_words(const struct making *m, const struct bg_statement *s)
{
    char text[BG_DEC_TEXT];
    struct bg_dec percent;
    if (!bg_statement_is_shown(s))
        return "fewer than 5 workers";
    if (s->witness != BG_WITNESS_SURVEY)
        return s->figure;
    if (!bg_ratio_round(s->number, 2, BG_HALF_UP, &percent))
        return "not known";
    return bg_arena_printf(m->arena, "%s %%", bg_dec_text(percent, text));
}

enum against { ALONE, SAME, WITHIN, DIFFERS };

/* The statement beside the vendor's; a survey's margin holds what it does not contradict. */
static enum against evidence_against(const struct making *m, const struct bg_statement *s,
                                     const struct bg_statement *vendor)
{
    if (!vendor || vendor == s || s->witness == BG_WITNESS_VENDOR || !bg_statement_is_shown(s))
        return ALONE;
    if (!vendor->number || !s->number)
        return vendor->number == s->number && strcmp(vendor->figure, s->figure) == 0 ? SAME
                                                                                     : DIFFERS;
    if (bg_ratio_cmp(vendor->number, s->number) == 0)
        return SAME;
    if (s->witness != BG_WITNESS_SURVEY)
        return DIFFERS;
    struct bg_dec low, high;
    bg_wilson(m->arena, s->yes, s->n, s->of, &low, &high);
    bool inside = bg_ratio_cmp(vendor->number, bg_ratio_dec(m->arena, low)) >= 0 &&
                  bg_ratio_cmp(vendor->number, bg_ratio_dec(m->arena, high)) <= 0;
    return inside ? WITHIN : DIFFERS;
}

static const char *evidence_why_not(const struct making *m, const struct bg_statement *s)
{
    if (!bg_statement_is_shown(s))
        return "no: fewer than 5 workers";
    if (m->rule.order[s->witness] == 0)
        return "no: not in the rule";
    if (!bg_statement_counts(&m->rule, s))
        return bg_arena_printf(m->arena, "no: fewer than %lld workers", (long long)m->rule.least_n);
    return "no: another comes first";
}

static void put_statement(struct making *m, struct bg_account_table *table, size_t i)
{
    static const char *const words[] = {
        [ALONE] = "", [SAME] = "the same", [WITHIN] = "within the margin", [DIFFERS] = "differs"};
    const struct bg_statement *s = &m->all.items[i], *vendor = evidence_vendor_of(m, m->first[i]);
    enum against beside = evidence_against(m, s, vendor);
    struct bg_value *row = bg_account_row(table);
    struct bg_dec low, high;
    m->differ += beside == DIFFERS;
    m->few += !bg_statement_is_shown(s);
    row[C_BID] = bg_account_text(s->bid);
    row[C_CLAIM] = bg_account_text(s->claim);
    row[C_VENDOR] = bg_account_text(vendor ? vendor->figure : "nothing");
    row[C_SOURCE] = bg_account_text(bg_witness_words[s->witness]);
    row[C_FIGURE] = bg_account_text(evidence_figure_words(m, s));
    if (s->witness == BG_WITNESS_SURVEY && bg_statement_is_shown(s)) {
        bg_wilson(m->arena, s->yes, s->n, s->of, &low, &high);
        row[C_N] = bg_account_int(s->n);
        row[C_OF] = s->of ? bg_account_int(s->of) : BG_MISSING;
        row[C_LOW] = bg_account_number(low);
        row[C_HIGH] = bg_account_number(high);
    }
    row[C_DIFFERS] = bg_account_text(words[beside]);
    row[C_COUNTS] =
        bg_account_text(counted_of(m, m->first[i]) == s ? "yes" : evidence_why_not(m, s));
    row[C_DATE] = bg_account_date(s->date);
    row[C_DOCUMENT] = bg_account_text(s->document);
}

static void evidence_put_outcome(struct making *m, struct bg_account_table *table, size_t first)
{
    const struct bg_statement *counted = counted_of(m, first),
                              *vendor = evidence_vendor_of(m, first);
    const struct bg_statement *s = &m->all.items[first];
    struct bg_value *row = bg_account_row(table);
    int64_t different = 0;
    for (size_t i = first; i < m->all.n; i++)
        different +=
            m->first[i] == first && evidence_against(m, &m->all.items[i], vendor) == DIFFERS;
    row[O_BID] = bg_account_text(s->bid);
    row[O_CLAIM] = bg_account_text(s->claim);
    row[O_SOURCE] = bg_account_text(counted ? bg_witness_words[counted->witness] : "nobody's");
    row[O_FIGURE] = bg_account_text(counted ? evidence_figure_words(m, counted) : "not known");
    row[O_DIFFERENT] = bg_account_int(different);
    if (different)
        bg_account_finding(m->account, "%s, \"%s\": the vendor says %s; by the rule %s counts: %s.",
                           s->bid, s->claim, vendor->figure,
                           counted ? bg_witness_words[counted->witness] : "nobody's statement",
                           counted ? evidence_figure_words(m, counted) : "not known");
}

static void evidence_group(struct making *m)
{
    const char **keys = BG_ARRAY(m->arena, m->all.n, const char *);
    size_t *first = BG_ARRAY(m->arena, m->all.n, size_t);
    for (size_t i = 0; i < m->all.n; i++)
        keys[i] = bg_arena_printf(m->arena, "%s\037%s", m->all.items[i].bid, m->all.items[i].claim);
    const struct bg_index *index = bg_index_new(m->arena, keys, m->all.n);
    for (size_t i = 0; i < m->all.n; i++)
        first[i] = (size_t)bg_index_find(index, keys[i]);
    m->first = first;
}

static void evidence_put_notes(struct making *m)
{
    char text[BG_DATE_TEXT];
    bg_account_note(
        m->account,
        "The rule of whose statement counts was published on %s, before every statement here.",
        bg_date_text(m->rule.published, text));
    bg_account_note(
        m->account,
        "At the least and at the most of a survey: Wilson's interval at 95 %% (z = 1.96), with the "
        "correction for a finite number of workers where it is known; low rounded down, high up, "
        "at "
        "two places. It is right for workers drawn by chance; those who answer by their own choice "
        "may differ.");
    bg_account_note(m->account,
                    "Of fewer than %d workers no answer is shown, and it does not count.",
                    BG_SURVEY_SHOWN);
    bg_account_note(m->account,
                    "It compares statements. It does not say who is right, and it changes no "
                    "score: what counts "
                    "is entered as a clarification by the officer (docs/decisions.md).");
}

static bool evidence_read_all(struct making *m, const struct bg_account_request *request)
{
    const struct bg_source *source = bg_account_read(m->job, m->account, request->files[0]);
    if (!source || !bg_witness_rule_read(m->arena, m->job->diags, source, &m->rule))
        return false;
    bool good = true;
    for (size_t i = 1; i < request->files_n; i++) {
        source = bg_account_read(m->job, m->account, request->files[i]);
        good =
            source && bg_testimony_read(m->arena, m->job->diags, source, &m->rule, &m->all) && good;
    }
    return good;
}

static const struct bg_account *account_evidence_run(struct bg_job *job,
                                                     const struct bg_account_request *request)
{
    struct bg_account *account =
        bg_account_new(job->arena, "evidence", "Claims, and what others say of them", "");
    struct making m = {.job = job, .arena = job->arena, .account = account};
    if (!evidence_read_all(&m, request))
        return NULL;
    evidence_group(&m);
    struct bg_account_table *outcomes =
        bg_account_table(account, "counts", "What counts", outcome_columns, O__COUNT);
    for (size_t i = 0; i < m.all.n; i++)
        if (m.first[i] == i)
            evidence_put_outcome(&m, outcomes, i);
    struct bg_account_table *table =
        bg_account_table(account, "statements", "Every statement", columns, C__COUNT);
    for (size_t i = 0; i < m.all.n; i++)
        put_statement(&m, table, i);
    const struct {
        const char *id, *title;
        size_t n;
    } figures[] = {{"statements", "Statements", m.all.n},
                   {"claims", "Claims", outcomes->rows_n},
                   {"differ", "Statements that differ from the vendor's", m.differ},
                   {"too_few", "Surveys of too few workers to be shown", m.few}};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        struct bg_account_figure *f =
            bg_account_figure(account, figures[i].id, figures[i].title, BG_ACCOUNT_COUNT);
        f->value = bg_account_int((int64_t)figures[i].n);
        f->given = f->lead = true;
    }
    account->subject = bg_arena_printf(job->arena, "By the rule of %s.", request->files[0]);
    evidence_put_notes(&m);
    return account;
}

const struct bg_account_row bg_account_evidence = {.name = "evidence", .run = account_evidence_run};

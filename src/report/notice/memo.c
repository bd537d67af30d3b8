/* The memo of an award: what was asked, who bid, who met the requirements, scores, what each difference was
 * found to be worth, the decision. All of it is the record's. */
#include <string.h>

#include "model/panel.h"
#include "report/notice/private.h"
#include "score/award/award.h"
#include "score/kind/kind.h"

enum { BESIDE_MOST = 8 /* bids that are beside each other on a sheet of paper */ };

struct memo {
    struct bg_arena *arena;
    struct bg_buf *out;
    const struct bg_notice_case *about;
    const struct bg_lot_result *lot;
    const struct bg_ruleset *rules;
    const struct bg_award_decision *decision;
    const struct bg_bid_result *chosen; /* NULL: none of that id */
};

/* Below the title of a lot, where there are some. */
static void memo_put_heading(struct memo *m, const char *title)
{
    bg_html_heading(m->out, *m->lot->lot ? 3 : 2, title);
}

static void memo_quote(struct memo *m, const char *text)
{
    if (!*text)
        return;
    bg_buf_puts(m->out, "<blockquote>\n");
    bg_html_paragraph(m->out, text);
    bg_buf_puts(m->out, "</blockquote>\n");
}

static const struct bg_bid_result *memo_ordered(const struct memo *m, size_t i)
{
    return &m->lot->bids[m->lot->order[i]];
}

/* "2026-03-13 11:00", of an entry's time in UTC, on one line. */
static const char *memo_when(struct memo *m, const struct bg_case_entry *e)
{
    enum { DAY = 10, MINUTE = 5 };
    if (strlen(e->at_text) < DAY + 1 + MINUTE)
        return e->at_text;
    return bg_arena_printf(m->arena, "%.*s\xC2\xA0%.*s", DAY, e->at_text, MINUTE,
                           e->at_text + DAY + 1);
}

/* -- what was asked ------------------------------------------------------------------------------------- */

static void put_events(struct memo *m)
{
    static const enum bg_case_event told[] = {
        BG_EVENT_PUBLISH, BG_EVENT_ADDENDUM,    BG_EVENT_OPEN,  BG_EVENT_MEETING,
        BG_EVENT_LOCK,    BG_EVENT_OPEN_PRICES, BG_EVENT_ROUND, BG_EVENT_REOPEN,
        BG_EVENT_DECIDE,  BG_EVENT_FINISH,      BG_EVENT_ADMIT, BG_EVENT_WITHDRAW,
        BG_EVENT_ASK,     BG_EVENT_DECISIONS};
    static const struct bg_html_column columns[] = {
        {"Entry", true}, {"When (UTC)", false}, {"What", false}, {"By", false}};
    const struct bg_case_log *log = m->about->log;
    struct bg_html_table table;
    bg_html_table_open(&table, m->out, "", columns, 4);
    for (size_t i = 0; i < log->n; i++) {
        const struct bg_case_entry *e = &log->entries[i];
        bool is_told = false;
        for (size_t k = 0; k < sizeof told / sizeof *told; k++)
            is_told = is_told || e->event == told[k];
        if (!is_told)
            continue;
        bool said = e->event == BG_EVENT_ASK || e->event == BG_EVENT_DECISIONS;
        const char *why = said ? e->text : e->because;
        bool reason = *why && e->event != BG_EVENT_DECIDE;
        bg_html_cell(&table, bg_arena_printf(m->arena, "%lld", (long long)e->n));
        bg_html_cell(&table, memo_when(m, e));
        bg_html_cell(&table,
                     bg_arena_printf(m->arena, "%s%s%s%s%s", bg_case_event_row(e->event)->broken,
                                     *e->bid ? ": " : "", e->bid, reason ? ": " : "",
                                     reason ? why : ""));
        bg_html_cell(&table, e->by);
    }
    bg_html_table_close(&table);
}

/* -- who bid ---------------------------------------------------------------------------------------------- */

static bool memo_is_evaluated(const struct memo *m, const char *bid)
{
    for (size_t i = 0; i < m->about->result->lots_n; i++)
        if (bg_notice_bid(&m->about->result->lots[i], bid))
            return true;
    return false;
}

static const struct bg_case_entry *memo_received(const struct memo *m, const char *bid)
{
    const struct bg_case_log *log = m->about->log;
    for (size_t i = 0; i < log->n; i++)
        if ((log->entries[i].event == BG_EVENT_RECEIVE || log->entries[i].event == BG_EVENT_LATE) &&
            strcmp(log->entries[i].bid, bid) == 0)
            return &log->entries[i];
    return NULL;
}

static void memo_put_bids(struct memo *m)
{
    static const struct bg_html_column columns[] = {
        {"Bid", false}, {"Bidder", false}, {"Received (UTC)", false}, {"Outcome", false}};
    const struct bg_case_log *log = m->about->log;
    struct bg_html_table table;
    bg_html_table_open(&table, m->out, "", columns, 4);
    for (size_t i = 0; i < m->lot->bids_n; i++) {
        const struct bg_bid_result *bid = memo_ordered(m, i);
        const struct bg_case_entry *e = memo_received(m, bid->bid->id);
        bg_html_cell(&table, bid->bid->id);
        bg_html_cell(&table, bg_notice_name(bid));
        bg_html_cell(&table, e ? memo_when(m, e) : "");
        bg_html_cell(&table,
                     bg_arena_printf(m->arena, "%s%s%s", bg_result_status_words(bid->status),
                                     *bid->status_reason ? ": " : "", bid->status_reason));
    }
    for (size_t i = 0; i < log->n; i++) {
        const struct bg_case_entry *e = &log->entries[i];
        if (e->event != BG_EVENT_LATE || memo_is_evaluated(m, e->bid))
            continue;
        bg_html_cell(&table, e->bid);
        bg_html_cell(&table, "not known: never opened");
        bg_html_cell(&table, memo_when(m, e));
        bg_html_cell(&table, "late, kept unopened");
    }
    bg_html_table_close(&table);
}

/* -- requirements ------------------------------------------------------------------------------------------ */

static bool is_gate(const struct bg_criterion *c)
{
    return c->kind && strcmp(c->kind->name, "pass_fail") == 0;
}

static void put_gates(struct memo *m)
{
    static const struct bg_html_column columns[] = {
        {"Requirement", false}, {"Met by", true}, {"Not met", false}};
    struct bg_html_table table;
    size_t gates = 0;
    for (size_t i = 0; i < m->rules->criteria_n; i++)
        gates += is_gate(&m->rules->criteria[i]);
    if (!gates)
        return;
    memo_put_heading(m, "Requirements");
    bg_html_table_open(&table, m->out, "", columns, 3);
    for (size_t i = 0; i < m->rules->criteria_n; i++) {
        struct bg_buf failed;
        size_t met = 0;
        if (!is_gate(&m->rules->criteria[i]))
            continue;
        bg_buf_init(&failed, m->arena);
        for (size_t b = 0; b < m->lot->bids_n; b++) {
            const struct bg_bid_result *bid = memo_ordered(m, b);
            met += bid->criteria && bid->criteria[i].outcome == BG_MET;
            if (bid->criteria && bid->criteria[i].outcome != BG_MET)
                bg_buf_printf(&failed, "%s%s: %s", failed.size ? "\n" : "", bg_notice_name(bid),
                              bid->criteria[i].reason);
        }
        bg_html_cell(&table, m->rules->criteria[i].title);
        bg_html_cell(&table, bg_arena_printf(m->arena, "%zu of %zu", met, m->lot->bids_n));
        bg_html_cell(&table, bg_buf_text(&failed));
    }
    bg_html_table_close(&table);
}

/* -- scores ------------------------------------------------------------------------------------------------- */

static const char *memo_points(struct memo *m, const struct bg_ratio *exact, struct bg_dec value)
{
    return exact ? bg_notice_points(m->arena, m->rules, value) : "";
}

static void memo_put_row(struct memo *m, struct bg_html_table *table, size_t n, size_t criterion)
{
    bg_html_cell(table, m->rules->criteria[criterion].title);
    for (size_t b = 0; b < n; b++) {
        const struct bg_bid_result *bid = memo_ordered(m, b);
        bool scored = bg_notice_is_scored(m->lot, bid, criterion);
        bg_html_cell(table,
                     scored ? bg_notice_points(m->arena, m->rules, bid->criteria[criterion].points)
                            : "");
    }
}

enum sum { PRICE_POINTS, TOTAL, PRICE, SUM__COUNT };

static void memo_put_sum(struct memo *m, struct bg_html_table *table, size_t n, enum sum which)
{
    static const char *const titles[SUM__COUNT] = {"Price, points", "Total", "Price"};
    bg_html_cell(table, titles[which]);
    for (size_t b = 0; b < n; b++) {
        const struct bg_bid_result *bid = memo_ordered(m, b);
        const struct bg_price_result *price = &bid->price;
        const char *text = "";
        if (which == PRICE_POINTS)
            text = memo_points(m, price->points_exact, price->points);
        else if (which == TOTAL && bid->status != BG_RANKED)
            text = bg_result_status_words(bid->status);
        else if (which == TOTAL)
            text = memo_points(m, bid->total_exact, bid->total);
        else if (price->present)
            text = bg_notice_money(m->arena, m->rules, price->amount);
        bg_html_cell(table, text);
    }
}

static void memo_put_scores(struct memo *m)
{
    size_t n = m->lot->bids_n < BESIDE_MOST ? m->lot->bids_n : BESIDE_MOST;
    struct bg_html_column *columns = BG_ARRAY(m->arena, n + 1, struct bg_html_column);
    struct bg_html_table table;
    columns[0].title = "Criterion";
    for (size_t b = 0; b < n; b++)
        columns[b + 1] = (struct bg_html_column){bg_notice_name(memo_ordered(m, b)), true};
    memo_put_heading(m, "Scores");
    bg_html_table_open(&table, m->out, "", columns, n + 1);
    for (size_t i = 0; i < m->rules->criteria_n; i++)
        if (m->rules->criteria[i].kind && !is_gate(&m->rules->criteria[i]))
            memo_put_row(m, &table, n, i);
    for (int s = 0; s < SUM__COUNT; s++)
        if (m->rules->price.used)
            memo_put_sum(m, &table, n, (enum sum)s);
    bg_html_table_close(&table);
    bg_html_paragraph(m->out,
                      bg_arena_printf(m->arena,
                                      "%sEvery score with its reason is in "
                                      "out/comparison.xlsx of the record.",
                                      n < m->lot->bids_n ? "These are the first eight. " : ""));
}

/* -- the panel ----------------------------------------------------------------------------------------------- */

static void memo_put_panel(struct memo *m)
{
    static const struct bg_html_column columns[] = {
        {"Evaluator", false}, {"Interests", false}, {"Withdrew", false}};
    const struct bg_panel *panel = m->lot->panel ? m->lot->panel->panel : NULL;
    struct bg_html_table table;
    if (!panel)
        return;
    memo_put_heading(m, "Panel");
    bg_html_table_open(&table, m->out, "", columns, 3);
    for (size_t e = 0; e < panel->evaluators_n; e++) {
        const struct bg_evaluator *v = &panel->evaluators[e];
        struct bg_buf interests;
        bg_buf_init(&interests, m->arena);
        for (size_t i = 0; i < v->interests_n; i++)
            bg_buf_printf(&interests, "%s%s: %s (%s)", i ? "\n" : "",
                          bg_panel_interest_in(m->arena, &v->interests[i], v->interests[i].bid),
                          v->interests[i].what, v->interests[i].measure);
        bg_html_cell(&table, v->name);
        bg_html_cell(&table, interests.size              ? bg_buf_text(&interests)
                             : v->declared == BG_NO_DATE ? "not declared"
                                                         : "none declared");
        bg_html_cell(&table, v->withdrawn ? v->withdrawn_because : "");
    }
    bg_html_table_close(&table);
}

/* -- the decision ---------------------------------------------------------------------------------------------- */

static struct bg_dec size_of(struct bg_dec a)
{
    return bg_dec_sign(a) < 0 ? bg_dec_neg(a) : a;
}

/* "7,000 USD cheaper, 3.58 points fewer than the chosen one" */
static const char *memo_difference(struct memo *m, const struct bg_bid_result *bid)
{
    struct bg_dec money = {0}, less = {0};
    struct bg_buf out;
    bg_buf_init(&out, m->arena);
    if (m->chosen && bid->price.present && m->chosen->price.present &&
        bg_dec_sub(bid->price.amount, m->chosen->price.amount, &money) && bg_dec_sign(money) != 0)
        bg_buf_printf(&out, "%s %s", bg_notice_money(m->arena, m->rules, size_of(money)),
                      bg_dec_sign(money) < 0 ? "cheaper" : "dearer");
    if (m->chosen && bid->total_exact && m->chosen->total_exact &&
        bg_dec_sub(bid->total, m->chosen->total, &less) && bg_dec_sign(less) != 0)
        bg_buf_printf(&out, "%s%s points %s", out.size ? ", " : "",
                      bg_notice_points(m->arena, m->rules, size_of(less)),
                      bg_dec_sign(less) < 0 ? "fewer" : "more");
    return bg_buf_text(&out);
}

static void put_tradeoff(struct memo *m)
{
    static const struct bg_html_column columns[] = {
        {"Bid", false}, {"Compared with the chosen bid", false}, {"What was recorded", false}};
    const struct bg_award_decision *d = m->decision;
    struct bg_html_table table;
    size_t others = 0;
    for (size_t i = 0; i < m->lot->bids_n; i++)
        others += &m->lot->bids[i] != m->chosen && m->lot->bids[i].status == BG_RANKED;
    if (!others)
        return;
    memo_put_heading(m, "Tradeoff");
    bg_html_table_open(&table, m->out, "", columns, 3);
    for (size_t i = 0; i < m->lot->bids_n; i++) {
        const struct bg_bid_result *bid = memo_ordered(m, i);
        const char *id = bid->bid->id;
        const char *out = bg_notice_why(d->not_acceptable, d->not_acceptable_n, id);
        if (bid == m->chosen || bid->status != BG_RANKED)
            continue;
        bg_html_cell(&table, bg_notice_name(bid));
        bg_html_cell(&table, memo_difference(m, bid));
        bg_html_cell(&table, *out ? bg_arena_printf(m->arena, "Not acceptable: %s", out)
                                  : bg_notice_why(d->tradeoffs, d->tradeoffs_n, id));
    }
    bg_html_table_close(&table);
}

/* Who was rejected over a slip and was not asked: whoever reads the memo should know before a court does. */
static void put_unasked(struct memo *m)
{
    struct bg_diags *said = bg_diags_new(m->arena);
    struct bg_texts asked = bg_case_asked(m->arena, m->about->log);
    bg_award_unasked(m->arena, said, m->decision, m->lot, &asked);
    int64_t n = bg_diag_count(said, BG_WARNING);
    if (n)
        memo_put_heading(m, "Not asked");
    for (int64_t i = 0; i < n; i++)
        bg_html_paragraph(m->out, bg_arena_printf(m->arena, "%s.", bg_diag_get(said, i)->message));
}

static void put_chosen(struct memo *m, const char *verb)
{
    const struct bg_price_result *price = m->chosen ? &m->chosen->price : NULL;
    bg_html_paragraph_open(m->out, NULL);
    bg_html_text(m->out, verb);
    bg_html_name(m->out, m->chosen ? bg_notice_name(m->chosen) : m->decision->chosen);
    if (price && price->present)
        bg_html_text(m->out, bg_arena_printf(m->arena, ", at a price of %s",
                                             bg_notice_money(m->arena, m->rules, price->amount)));
    bg_html_text(m->out, ".");
    bg_html_paragraph_close(m->out);
}

static void memo_put_decision(struct memo *m)
{
    const struct bg_award_decision *d = m->decision;
    memo_put_heading(m, "Decision");
    put_chosen(m, "The contract goes to ");
    bg_html_paragraph(m->out, bg_arena_printf(m->arena, "%s decided, for this reason:", d->by));
    memo_quote(m, d->because);
    if (*d->not_first_because) {
        bg_html_paragraph(m->out, "It is not the first in points. Why it is chosen all the same:");
        memo_quote(m, d->not_first_because);
    }
    for (size_t i = 0; i < d->departures_n; i++) {
        bg_html_paragraph(m->out, bg_arena_printf(m->arena, "Departure from the panel, bid %s: %s",
                                                  d->departures[i].bid, d->departures[i].what));
        memo_quote(m, d->departures[i].because);
    }
}

/* -- the papers ---------------------------------------------------------------------------------------------- */

static void memo_put_head(struct memo *m, const char *title)
{
    const struct bg_ruleset *rules = m->about->result->ruleset;
    const char *reference = rules->solicitation.reference;
    struct bg_html_page page = {
        .title = bg_arena_printf(m->arena, "%s: %s", title, bg_notice_title(rules))};
    bg_html_open(m->out, &page);
    bg_html_paragraph(m->out, rules->solicitation.buyer);
    bg_html_paragraph(m->out, bg_notice_day(m->arena, m->about->day));
    bg_html_heading(m->out, 1, page.title);
    if (*reference)
        bg_html_paragraph(m->out, bg_arena_printf(m->arena, "Reference %s", reference));
}

/* False: nothing is decided about the lot. */
static bool set_lot(struct memo *m, size_t i)
{
    m->lot = &m->about->result->lots[i];
    m->rules = m->lot->ruleset;
    m->decision = bg_notice_decision(m->about, m->lot->lot);
    m->chosen = m->decision ? bg_notice_bid(m->lot, m->decision->chosen) : NULL;
    if (m->decision && *m->lot->lot)
        bg_html_heading(m->out, 2, bg_notice_lot_title(m->arena, m->about->result, i));
    return m->decision != NULL;
}

static void memo_put_foot(struct memo *m)
{
    bg_html_paragraph(m->out, "\xC2\xA0\n____________________________________\n"
                              "Name, office and signature");
    bg_notice_record(m->arena, m->out, m->about);
    bg_html_close(m->out);
}

void bg_memo_write(struct bg_buf *out, const struct bg_notice_case *about)
{
    struct memo m = {.arena = out->arena, .out = out, .about = about};
    memo_put_head(&m, "Award memorandum");
    for (size_t i = 0; i < about->result->lots_n; i++) {
        if (!set_lot(&m, i))
            continue;
        memo_put_decision(&m);
        put_tradeoff(&m);
        put_unasked(&m);
        memo_put_heading(&m, "What was asked");
        bg_notice_criteria(out->arena, out, m.rules);
        memo_put_heading(&m, "Who bid");
        memo_put_bids(&m);
        put_gates(&m);
        memo_put_scores(&m);
        memo_put_panel(&m);
    }
    bg_html_heading(out, 2, "What happened, and when");
    put_events(&m);
    memo_put_foot(&m);
}

static void memo_put_order(struct memo *m)
{
    static const struct bg_html_column columns[] = {
        {"Rank", true}, {"Bidder", false}, {"Price", true}, {"Points", true}};
    struct bg_html_table table;
    bg_html_table_open(&table, m->out, "", columns, 4);
    for (size_t i = 0; i < m->lot->bids_n; i++) {
        const struct bg_bid_result *bid = memo_ordered(m, i);
        if (bid->rank <= 0)
            continue;
        bg_html_cell(&table, bg_arena_printf(m->arena, "%lld", (long long)bid->rank));
        bg_html_cell(&table, bg_notice_name(bid));
        bg_html_cell(&table, bid->price.present
                                 ? bg_notice_money(m->arena, m->rules, bid->price.amount)
                                 : "");
        bg_html_cell(&table, memo_points(m, bid->total_exact, bid->total));
    }
    bg_html_table_close(&table);
}

void bg_intent_write(struct bg_buf *out, const struct bg_notice_case *about)
{
    struct memo m = {.arena = out->arena, .out = out, .about = about};
    const char *buyer = about->result->ruleset->solicitation.buyer;
    memo_put_head(&m, "Notice of intent to award");
    for (size_t i = 0; i < about->result->lots_n; i++) {
        if (!set_lot(&m, i))
            continue;
        put_chosen(&m, bg_arena_printf(out->arena, "%s intends to award the contract to ",
                                       *buyer ? buyer : "The buyer"));
        bg_html_paragraph(out, bg_arena_printf(out->arena, "Decided by %s.", m.decision->by));
        bg_html_paragraph(out, "The bids in their order:");
        memo_put_order(&m);
    }
    bg_html_paragraph(out, "How, and until when, this award may be protested is in the published "
                           "rules and in the law that they name.");
    memo_put_foot(&m);
}

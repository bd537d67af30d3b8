/* The parts of a letter to a bidder. Scores, reasons and the decision are those of the record; a part that
 * has nothing to tell this bidder (who was chosen asks not why not) puts nothing. */
#include <string.h>

#include "model/panel.h"
#include "report/notice/private.h"
#include "score/kind/kind.h"

static const char confidential_text[] =
    "Not shown: it rests on an answer that the solicitation keeps confidential.";

static bool is_own(const struct bg_letter *l)
{
    return l->chosen == l->own;
}

static void parts_put_sentence(struct bg_letter *l, const char *text)
{
    bg_html_paragraph(l->out, text);
}

/* What somebody wrote, as they wrote it. */
static void parts_put_quoted(struct bg_letter *l, const char *text)
{
    bg_buf_puts(l->out, "<blockquote>\n");
    bg_html_paragraph(l->out, text);
    bg_buf_puts(l->out, "</blockquote>\n");
}

static void parts_put_title(struct bg_letter *l, const struct bg_notice_part *part)
{
    bg_html_heading(l->out, *l->lot->lot ? 3 : 2, part->title);
    if (part->source && part->source != l->cited) {
        const char *where = *part->source->citation ? part->source->citation : part->source->title;
        bg_html_paragraph_open(l->out, "small");
        bg_html_link(l->out, part->source->url, where);
        bg_html_paragraph_close(l->out);
    }
    l->cited = part->source;
    if (*part->says)
        parts_put_sentence(l, part->says);
}

/* "Offeror": what the law calls a bidder, at the top of a column. */
static const char *parts_bidder_title(struct bg_letter *l)
{
    char *title = bg_arena_printf(l->arena, "%s", l->notice->bidder);
    if (*title >= 'a' && *title <= 'z')
        *title = (char)(*title - 'a' + 'A');
    return title;
}

static void parts_put_blanks(struct bg_letter *l, const struct bg_notice_part *part)
{
    for (size_t i = 0; i < part->blanks_n; i++) {
        bg_html_paragraph_open(l->out, NULL);
        bg_html_text(l->out, part->blanks[i]);
        bg_buf_puts(l->out, ": ______________________________");
        bg_html_paragraph_close(l->out);
    }
}

/* -- who ------------------------------------------------------------------------------------------------ */

static void award(struct bg_letter *l, const struct bg_notice_part *part)
{
    if (!l->chosen)
        return;
    parts_put_title(l, part);
    if (is_own(l)) {
        parts_put_sentence(
            l, bg_arena_printf(l->arena, "Your %s is the one that was chosen.", l->notice->bid));
    } else {
        bg_html_paragraph_open(l->out, NULL);
        bg_html_text(l->out, bg_arena_printf(l->arena, "The %s that was chosen is that of ",
                                             l->notice->bid));
        bg_html_name(l->out, bg_notice_name(l->chosen));
        bg_buf_puts(l->out, ".");
        bg_html_paragraph_close(l->out);
    }
    if (*l->chosen->bid->vendor_id)
        parts_put_sentence(l, bg_arena_printf(l->arena, "Identifier in the %s: %s", l->notice->bid,
                                              l->chosen->bid->vendor_id));
    if (!is_own(l)) /* the chosen one knows its own address */
        parts_put_blanks(l, part);
}

static void criteria(struct bg_letter *l, const struct bg_notice_part *part)
{
    parts_put_title(l, part);
    bg_notice_criteria(l->arena, l->out, l->rules);
    parts_put_sentence(l, bg_arena_printf(l->arena,
                                          "The full text is in the published rules, version %s.",
                                          l->rules->version));
}

/* -- scores ----------------------------------------------------------------------------------------------- */

/* Nobody else's bid can be told from it. */
static bool rests_on_others(const struct bg_letter *l, size_t criterion)
{
    return bg_notice_withholds(l->notice, BG_WITHHELD_OTHER_BIDDERS) &&
           strcmp(l->rules->criteria[criterion].kind->name, "relative") == 0;
}

static const char *reason_for(struct bg_letter *l, const struct bg_notice_part *part,
                              const struct bg_bid_result *bid, size_t criterion)
{
    const char *reason = bg_notice_reason(l->arena, l->lot, bid, criterion);
    if (bid != l->own && bg_notice_is_confidential(l->rules, bid, criterion))
        return confidential_text;
    if (rests_on_others(l, criterion))
        return "Measured against other bids, about which nothing may be disclosed.";
    if (!*reason && part->reasons)
        bg_letter_missing(l, "an explanation of each score",
                          bg_arena_printf(l->arena, "\"%s\", %s has none",
                                          l->rules->criteria[criterion].title,
                                          bg_notice_name(bid)));
    return reason;
}

static const char *parts_points_of(struct bg_letter *l, const struct bg_bid_result *bid,
                                   size_t criterion)
{
    const struct bg_criterion_result *r = &bid->criteria[criterion];
    bool by_panel = l->rules->criteria[criterion].kind->by_panel;
    if (bid != l->own && !by_panel && bg_notice_is_confidential(l->rules, bid, criterion))
        return "not shown";
    return bg_arena_printf(l->arena, "%s of %s", bg_notice_points(l->arena, l->rules, r->points),
                           bg_notice_points(l->arena, l->rules, r->available));
}

static void put_price_row(struct bg_letter *l, struct bg_html_table *table,
                          const struct bg_bid_result *bid)
{
    const struct bg_price_result *price = &bid->price;
    if (!l->rules->price.used || !price->present || !price->points_exact ||
        bg_notice_withholds(l->notice, BG_WITHHELD_OTHER_BIDDERS))
        return;
    bg_html_cell(table, "Price");
    bg_html_cell(table,
                 bg_arena_printf(l->arena, "%s of %s",
                                 bg_notice_points(l->arena, l->rules, price->points),
                                 bg_notice_points(l->arena, l->rules, l->rules->price.weight)));
    bg_html_cell(table, price->reason);
}

static void parts_put_sums(struct bg_letter *l, struct bg_html_table *table,
                           const struct bg_bid_result *bid)
{
    if (bid->quality_exact && l->rules->price.used) {
        bg_html_cell(table, "All criteria but the price");
        bg_html_cell(table, bg_notice_points(l->arena, l->rules, bid->quality));
        bg_html_cell(table, "");
    }
    if (!bid->total_exact || bg_notice_withholds(l->notice, BG_WITHHELD_OTHER_BIDDERS))
        return;
    bg_html_cell(table, "Total");
    bg_html_cell(table, bg_arena_printf(
                            l->arena, "%s of %s", bg_notice_points(l->arena, l->rules, bid->total),
                            bg_notice_points(l->arena, l->rules, l->rules->award.total)));
    bg_html_cell(table, "");
}

static void parts_put_group(struct bg_letter *l, struct bg_html_table *table,
                            const struct bg_bid_result *bid, size_t i)
{
    const struct bg_criterion_result *r = &bid->criteria[i];
    if (!r->points_exact)
        return;
    bg_html_cell(table, bg_arena_printf(l->arena, "%s (together)", l->rules->criteria[i].title));
    bg_html_cell(table, bg_arena_printf(l->arena, "%s of %s",
                                        bg_notice_points(l->arena, l->rules, r->points),
                                        bg_notice_points(l->arena, l->rules, r->available)));
    bg_html_cell(table, "");
}

static void parts_put_scores(struct bg_letter *l, const struct bg_notice_part *part,
                             const struct bg_bid_result *bid)
{
    static const struct bg_html_column columns[] = {
        {"Criterion", false}, {"Points", true}, {"Why", false}};
    struct bg_html_table table;
    if (!bid->criteria) {
        parts_put_sentence(l, bg_arena_printf(l->arena, "The %s was not scored. %s", l->notice->bid,
                                              bid->status_reason));
        return;
    }
    bg_html_table_open(&table, l->out, "", columns, 3);
    for (size_t i = 0; i < l->rules->criteria_n; i++) {
        if (bg_criterion_is_group(&l->rules->criteria[i]))
            parts_put_group(l, &table, bid, i);
        if (!bg_notice_is_scored(l->lot, bid, i))
            continue;
        bg_html_cell(&table, l->rules->criteria[i].title);
        bg_html_cell(&table, parts_points_of(l, bid, i));
        bg_html_cell(&table, reason_for(l, part, bid, i));
    }
    put_price_row(l, &table, bid);
    parts_put_sums(l, &table, bid);
    bg_html_table_close(&table);
}

static void own_scores(struct bg_letter *l, const struct bg_notice_part *part)
{
    parts_put_title(l, part);
    parts_put_scores(l, part, l->own);
    parts_put_blanks(l, part);
}

static void chosen_scores(struct bg_letter *l, const struct bg_notice_part *part)
{
    if (!l->chosen || is_own(l))
        return;
    parts_put_title(l, part);
    parts_put_scores(l, part, l->chosen);
}

static bool has_all_points(const struct bg_criterion_result *r)
{
    return bg_dec_cmp(r->points, r->available) >= 0;
}

/* Where points were lost, and requirements that were not met. */
static void own_weaknesses(struct bg_letter *l, const struct bg_notice_part *part)
{
    static const struct bg_html_column columns[] = {
        {"Criterion", false}, {"Points", true}, {"What was found", false}};
    struct bg_html_table table;
    parts_put_title(l, part);
    if (!l->own->criteria) {
        parts_put_sentence(l, bg_arena_printf(l->arena, "The %s was not evaluated. %s",
                                              l->notice->bid, l->own->status_reason));
        return;
    }
    bg_html_table_open(&table, l->out, "", columns, 3);
    for (size_t i = 0; i < l->rules->criteria_n; i++) {
        const struct bg_criterion_result *r = &l->own->criteria[i];
        bool failed = r->outcome == BG_NOT_MET && !r->points_exact;
        bool lost = bg_notice_is_scored(l->lot, l->own, i) && !has_all_points(r);
        if (!failed && !lost)
            continue;
        bg_html_cell(&table, l->rules->criteria[i].title);
        bg_html_cell(&table, failed ? "not met" : parts_points_of(l, l->own, i));
        bg_html_cell(&table, reason_for(l, part, l->own, i));
    }
    bg_html_table_close(&table);
}

/* -- the chosen bid beside the own ---------------------------------------------------------------------- */

static bool got_more(const struct bg_letter *l, size_t i)
{
    return bg_notice_is_scored(l->lot, l->chosen, i) && l->own->criteria &&
           bg_notice_is_scored(l->lot, l->own, i) &&
           bg_dec_cmp(l->chosen->criteria[i].points, l->own->criteria[i].points) > 0;
}

static void advantages(struct bg_letter *l, const struct bg_notice_part *part)
{
    size_t told = 0;
    if (!l->chosen || is_own(l) || !l->decision)
        return;
    const char *why =
        bg_notice_part(l->notice, BG_NOTICE_WHY_NOT) != NULL
            ? "" /* it is told there */
            : bg_notice_why(l->decision->tradeoffs, l->decision->tradeoffs_n, l->own->bid->id);
    parts_put_title(l, part);
    for (size_t i = 0; i < l->rules->criteria_n; i++) {
        if (!got_more(l, i))
            continue;
        bg_html_heading(l->out, 3,
                        bg_arena_printf(l->arena, "%s: %s, against %s", l->rules->criteria[i].title,
                                        parts_points_of(l, l->chosen, i),
                                        parts_points_of(l, l->own, i)));
        parts_put_quoted(l, reason_for(l, part, l->chosen, i));
        told++;
    }
    if (*why) {
        parts_put_sentence(l, "What the difference was found to be worth:");
        parts_put_quoted(l, why);
    }
    if (!told && !*why && !*l->decision->because)
        bg_letter_missing(
            l, "the relative advantages of the bid that was chosen",
            bg_arena_printf(l->arena, "nothing is recorded for %s", bg_notice_name(l->own)));
}

static void put_price_line(struct bg_letter *l, struct bg_html_table *table,
                           const struct bg_bid_result *bid, const char *name)
{
    const struct bg_price_result *price = &bid->price;
    bg_html_cell(table, name);
    bg_html_cell(table,
                 price->present ? bg_notice_money(l->arena, l->rules, price->amount) : "none");
    bg_html_cell(table, bid->quality_exact ? bg_notice_points(l->arena, l->rules, bid->quality)
                                           : "not rated");
}

static void prices(struct bg_letter *l, const struct bg_notice_part *part)
{
    const struct bg_html_column columns[] = {
        {parts_bidder_title(l), false}, {"Price", true}, {"Points without the price", true}};
    struct bg_html_table table;
    if (!l->chosen)
        return;
    parts_put_title(l, part);
    bg_html_table_open(&table, l->out, "", columns, 3);
    put_price_line(l, &table, l->chosen, bg_notice_name(l->chosen));
    if (!is_own(l))
        put_price_line(l, &table, l->own, bg_arena_printf(l->arena, "Your %s", l->notice->bid));
    bg_html_table_close(&table);
    parts_put_blanks(l, part);
}

static void ranking(struct bg_letter *l, const struct bg_notice_part *part)
{
    const struct bg_html_column columns[] = {
        {"Rank", true}, {parts_bidder_title(l), false}, {"Points", true}};
    const char *another = bg_arena_printf(l->arena, "Another %s", l->notice->bidder);
    struct bg_html_table table;
    parts_put_title(l, part);
    bg_html_table_open(&table, l->out, "", columns, 3);
    for (size_t i = 0; i < l->lot->bids_n; i++) {
        const struct bg_bid_result *bid = &l->lot->bids[l->lot->order[i]];
        bool named = part->names || bid == l->own || bid == l->chosen;
        if (bid->rank <= 0)
            continue;
        bg_html_cell(&table, bg_arena_printf(l->arena, "%lld", (long long)bid->rank));
        bg_html_cell(&table, named ? bg_notice_name(bid) : another);
        bg_html_cell(&table, bid->total_exact && named
                                 ? bg_notice_points(l->arena, l->rules, bid->total)
                                 : "");
    }
    bg_html_table_close(&table);
    if (l->own->rank <= 0)
        parts_put_sentence(l,
                           bg_arena_printf(l->arena, "Your %s was %s, and has no rank.",
                                           l->notice->bid, bg_result_status_words(l->own->status)));
}

/* -- why ---------------------------------------------------------------------------------------------------- */

static void rationale(struct bg_letter *l, const struct bg_notice_part *part)
{
    if (!l->decision)
        return;
    parts_put_title(l, part);
    if (!*l->decision->because)
        bg_letter_missing(l, "the reason of the decision", "none is recorded");
    parts_put_sentence(l,
                       bg_arena_printf(l->arena, "%s decided, for this reason:", l->decision->by));
    parts_put_quoted(l, l->decision->because);
}

/* Requirements that the bid did not meet. */
static size_t put_failed(struct bg_letter *l)
{
    size_t n = 0;
    for (size_t i = 0; i < l->rules->criteria_n && l->own->criteria; i++) {
        const struct bg_criterion_result *r = &l->own->criteria[i];
        if (r->outcome != BG_NOT_MET || r->points_exact)
            continue;
        parts_put_sentence(l, bg_arena_printf(l->arena, "\"%s\" was not met. %s",
                                              l->rules->criteria[i].title, r->reason));
        n++;
    }
    return n;
}

static size_t parts_put_decided(struct bg_letter *l)
{
    const struct bg_award_decision *d = l->decision;
    const char *id = l->own->bid->id;
    const char *out = bg_notice_why(d->not_acceptable, d->not_acceptable_n, id);
    const char *worth = bg_notice_why(d->tradeoffs, d->tradeoffs_n, id);
    size_t n = 0;
    for (size_t i = 0; i < d->departures_n; i++)
        if (strcmp(d->departures[i].bid, id) == 0) {
            parts_put_sentence(l, bg_arena_printf(l->arena,
                                                  "Whoever decided departed from the panel: %s",
                                                  d->departures[i].what));
            parts_put_quoted(l, d->departures[i].because);
            n++;
        }
    if (*out || *worth) {
        parts_put_sentence(
            l, bg_arena_printf(l->arena, "%s recorded about your %s:", d->by, l->notice->bid));
        parts_put_quoted(l, *out ? out : worth);
        n++;
    }
    return n;
}

static void parts_why_not(struct bg_letter *l, const struct bg_notice_part *part)
{
    size_t told = 0;
    if (is_own(l))
        return;
    parts_put_title(l, part);
    if (l->own->status != BG_RANKED) {
        parts_put_sentence(l, bg_arena_printf(l->arena, "Your %s was %s. %s", l->notice->bid,
                                              bg_result_status_words(l->own->status),
                                              l->own->status_reason));
        told = 1 + put_failed(l);
    }
    if (l->decision)
        told += parts_put_decided(l);
    if (!told)
        bg_letter_missing(
            l, "why the bid was not chosen",
            bg_arena_printf(l->arena, "nothing is recorded about %s", bg_notice_name(l->own)));
}

/* -- what the law says --------------------------------------------------------------------------------------- */

/* Once for all letters. */
static bool parts_is_said(const struct bg_letter *l, enum bg_code code,
                          const struct bg_notice_part *part)
{
    for (int64_t i = 0; i < bg_diag_count(l->diags, BG_NOTE); i++) {
        const struct bg_diag *d = bg_diag_get(l->diags, i);
        if (d->code == code && d->pos.source == part->pos.source &&
            d->pos.offset == part->pos.offset)
            return true;
    }
    return false;
}

static void put_fact(struct bg_letter *l, const struct bg_notice_part *part)
{
    char number[BG_DEC_TEXT];
    for (size_t i = 0; i < l->rules->facts_n; i++) {
        const struct bg_fact *fact = &l->rules->facts[i];
        const struct bg_value *value = &fact->value;
        if (strcmp(fact->id, part->fact) != 0 ||
            (value->type != BG_V_NUMBER && value->type != BG_V_TEXT))
            continue;
        parts_put_sentence(l, value->type == BG_V_NUMBER
                                  ? bg_arena_printf(l->arena, "%s: %s %s", fact->label,
                                                    bg_dec_text(value->as.number, number),
                                                    fact->unit ? fact->unit : "")
                                  : bg_arena_printf(l->arena, "%s: %.*s", fact->label,
                                                    (int)value->as.text.n, value->as.text.bytes));
        return;
    }
    if (!parts_is_said(l, BG_W869, part))
        bg_diag_add(l->diags, BG_W869, part->pos,
                    "%s tells the fact \"%s\" of the ruleset, which the ruleset does not have",
                    l->notice->id, part->fact);
}

static void parts_text(struct bg_letter *l, const struct bg_notice_part *part)
{
    parts_put_title(l, part);
    if (*part->fact)
        put_fact(l, part);
    if (part->date && l->about->standstill_ends == BG_NO_DATE)
        l->whole = false; /* it was asked for once, for all letters */
    else if (part->date)
        parts_put_sentence(l, bg_arena_printf(l->arena, "The standstill period ends on %s.",
                                              bg_notice_day(l->arena, l->about->standstill_ends)));
    parts_put_blanks(l, part);
}

bg_letter_part *const bg_letter_parts[BG_NOTICE_PART__COUNT] = {
    [BG_NOTICE_AWARD] = award,
    [BG_NOTICE_CRITERIA] = criteria,
    [BG_NOTICE_OWN_SCORES] = own_scores,
    [BG_NOTICE_OWN_WEAKNESSES] = own_weaknesses,
    [BG_NOTICE_CHOSEN_SCORES] = chosen_scores,
    [BG_NOTICE_ADVANTAGES] = advantages,
    [BG_NOTICE_PRICES] = prices,
    [BG_NOTICE_RANKING] = ranking,
    [BG_NOTICE_RATIONALE] = rationale,
    [BG_NOTICE_WHY_NOT] = parts_why_not,
    [BG_NOTICE_TEXT] = parts_text,
};

/* Names, numbers, reasons and tables that letters, memo and notice share. */
#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "model/panel.h"
#include "report/notice/private.h"
#include "score/kind/kind.h"
#include "score/price/price.h"

const char *bg_notice_name(const struct bg_bid_result *bid)
{
    const char *name = bid->bid->vendor_name;
    return name && *name ? name : bid->bid->id;
}

const char *bg_notice_points(struct bg_arena *arena, const struct bg_ruleset *rules,
                             struct bg_dec points)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_fixed(points, rules->award.decimals, text));
}

const char *bg_notice_money(struct bg_arena *arena, const struct bg_ruleset *rules,
                            struct bg_dec amount)
{
    char text[BG_DEC_TEXT];
    int places = bg_dec_is_int(amount) ? 0 : 2;
    return bg_arena_printf(arena, "%s%s%s", bg_dec_grouped(amount, places, text),
                           *rules->currency ? " " : "", rules->currency);
}

const char *bg_notice_day(struct bg_arena *arena, int64_t day)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int y, m, d;
    bg_date_split(day, &y, &m, &d);
    return bg_arena_printf(arena, "%d %s %d", d, months[m - 1], y);
}

/* -- reasons ------------------------------------------------------------------------------------------ */

static bool shared_is_blank(const char *text)
{
    return !text || !text[strspn(text, " \t\r\n")];
}

static const struct bg_agreement *agreed_of(const struct bg_lot_result *lot,
                                            const struct bg_bid_result *bid, size_t criterion)
{
    const struct bg_panel_place *place =
        lot->panel ? bg_panel_place_of(lot->panel, criterion, bid->bid->id) : NULL;
    return place ? place->agreed : NULL;
}

static void put_found(struct bg_buf *out, const struct bg_criterion *criterion,
                      const struct bg_agreement *agreed)
{
    for (size_t i = 0; i < agreed->found_n; i++)
        for (size_t k = 0; k < criterion->look_for_n; k++)
            if (strcmp(criterion->look_for[k].id, agreed->found[i].id) == 0)
                bg_buf_printf(out, "\n%s: %s", criterion->look_for[k].text, agreed->found[i].found);
}

static void shared_put_cites(struct bg_buf *out, const struct bg_agreement *agreed)
{
    for (size_t i = 0; i < agreed->cites_n; i++) {
        const struct bg_cite *cite = &agreed->cites[i];
        bool both = !shared_is_blank(cite->document) && !shared_is_blank(cite->place);
        bg_buf_printf(out, "%s%s%s%s", i ? "; " : " (", cite->document ? cite->document : "",
                      both ? ", " : "", cite->place ? cite->place : "");
    }
    if (agreed->cites_n)
        bg_buf_putc(out, ')');
}

const char *bg_notice_reason(struct bg_arena *arena, const struct bg_lot_result *lot,
                             const struct bg_bid_result *bid, size_t criterion)
{
    const struct bg_criterion *c = &lot->ruleset->criteria[criterion];
    const struct bg_agreement *agreed = agreed_of(lot, bid, criterion);
    struct bg_buf out;
    if (!c->kind || !c->kind->by_panel)
        return bid->criteria[criterion].reason ? bid->criteria[criterion].reason : "";
    if (!agreed || shared_is_blank(agreed->reason))
        return "";
    bg_buf_init(&out, arena);
    bg_buf_puts(&out, agreed->reason);
    shared_put_cites(&out, agreed);
    put_found(&out, c, agreed);
    return bg_buf_text(&out);
}

bool bg_notice_is_scored(const struct bg_lot_result *lot, const struct bg_bid_result *bid,
                         size_t criterion)
{
    const struct bg_criterion *c = &lot->ruleset->criteria[criterion];
    const struct bg_criterion_result *r = bid->criteria ? &bid->criteria[criterion] : NULL;
    return r && c->kind && r->points_exact && r->outcome != BG_NEEDS_PANEL &&
           r->outcome != BG_NOT_APPLICABLE && !bg_criterion_for_ties(c);
}

bool bg_notice_is_confidential(const struct bg_ruleset *rules, const struct bg_bid_result *bid,
                               size_t criterion)
{
    const struct bg_criterion *c = &rules->criteria[criterion];
    const struct bg_criterion_result *r = bid->criteria ? &bid->criteria[criterion] : NULL;
    for (size_t i = 0; i < c->shown_n; i++)
        if (c->shown[i] >= 0 && rules->fields[c->shown[i]].confidential)
            return true;
    for (size_t i = 0; r && i < r->reads_n; i++)
        if (r->reads[i].what == BG_READ_FIELD && rules->fields[r->reads[i].index].confidential)
            return true;
    return false;
}

/* -- rules --------------------------------------------------------------------------------------------- */

const char *bg_notice_rule(struct bg_arena *arena, const struct bg_ruleset *rules,
                           const struct bg_criterion *criterion)
{
    struct bg_buf out;
    char points[BG_DEC_TEXT];
    bg_buf_init(&out, arena);
    if (!criterion->kind)
        return "";
    if (!criterion->levels_n)
        criterion->kind->words(rules, criterion, NULL, &out);
    for (size_t i = 0; i < criterion->levels_n; i++)
        bg_buf_printf(&out, "%s%s: %s", i ? ", " : "scored by the panel: ",
                      bg_dec_text(criterion->levels[i].points, points), criterion->levels[i].title);
    return bg_buf_text(&out);
}

const char *bg_notice_price_rule(const struct bg_ruleset *rules)
{
    const struct bg_price_formula *formula =
        *rules->price.formula ? bg_price_formula_find(rules->price.formula) : NULL;
    return formula ? formula->words : "";
}

const char *bg_notice_title(const struct bg_ruleset *rules)
{
    return *rules->solicitation.title ? rules->solicitation.title : rules->title;
}

const char *bg_notice_lot_title(struct bg_arena *arena, const struct bg_result *result, size_t lot)
{
    const char *id = result->lots[lot].lot;
    const struct bg_lot *own = bg_ruleset_lot(result->ruleset, id);
    const char *title = own ? own->title : "";
    return bg_arena_printf(arena, "Lot %s%s%s", id, *title ? ": " : "", title);
}

const struct bg_bid_result *bg_notice_bid(const struct bg_lot_result *lot, const char *id)
{
    for (size_t i = 0; i < lot->bids_n; i++)
        if (strcmp(lot->bids[i].bid->id, id) == 0)
            return &lot->bids[i];
    return NULL;
}

const struct bg_award_decision *bg_notice_decision(const struct bg_notice_case *about,
                                                   const char *lot)
{
    for (size_t i = 0; i < about->decisions_n; i++)
        if (strcmp(about->decisions[i]->lot, lot) == 0)
            return about->decisions[i];
    return NULL;
}

const char *bg_notice_why(const struct bg_award_tradeoff *list, size_t n, const char *bid)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].bid, bid) == 0 && !shared_is_blank(list[i].why))
            return list[i].why;
    return "";
}

/* -- tables -------------------------------------------------------------------------------------------- */

static const char *shared_weight_of(struct bg_arena *arena, struct bg_dec weight)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_text(weight, text));
}

void bg_notice_criteria(struct bg_arena *arena, struct bg_buf *out, const struct bg_ruleset *rules)
{
    static const struct bg_html_column columns[] = {
        {"Criterion", false}, {"Weight", true}, {"How it was assessed", false}};
    struct bg_html_table table;
    bg_html_table_open(&table, out, "", columns, 3);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        bool gate = c->kind && strcmp(c->kind->name, "pass_fail") == 0;
        const char *of = c->parent >= 0 ? rules->criteria[c->parent].title : "";
        bg_html_cell(&table, *of ? bg_arena_printf(arena, "%s: %s", of, c->title) : c->title);
        bg_html_cell(&table,
                     gate || bg_criterion_for_ties(c) ? "" : shared_weight_of(arena, c->weight));
        bg_html_cell(&table, gate ? bg_arena_printf(arena, "must be met: %s",
                                                    bg_notice_rule(arena, rules, c))
                                  : bg_notice_rule(arena, rules, c));
    }
    if (rules->price.used) {
        bg_html_cell(&table, "Price");
        bg_html_cell(&table, shared_weight_of(arena, rules->price.weight));
        bg_html_cell(&table, bg_notice_price_rule(rules));
    }
    bg_html_table_close(&table);
}

void bg_notice_record(struct bg_arena *arena, struct bg_buf *out,
                      const struct bg_notice_case *about)
{
    const struct bg_ruleset *rules = about->result->ruleset;
    char hash[65];
    bg_sha256_hex(rules->source->sha256, hash);
    bg_html_heading(out, 2, "Record");
    bg_html_paragraph_open(out, "small");
    bg_html_text(out, bg_arena_printf(arena, "Published rules: %s, version %s, SHA-256 ", rules->id,
                                      rules->version));
    bg_buf_printf(out, "<span class=\"hash\">%s</span>.", hash);
    bg_html_paragraph_close(out);
    bg_html_paragraph_open(out, "small");
    bg_html_text(
        out, bg_arena_printf(arena, "Head of the record at entry %lld: ", (long long)about->entry));
    bg_buf_printf(out, "<span class=\"hash\">%s</span>. ", about->head);
    bg_html_text(out,
                 "Keep this number: with it, whoever holds the record can show that nothing up "
                 "to that entry has been changed since (bidgauge verify CASE --head=HEAD).");
    bg_html_paragraph_close(out);
}

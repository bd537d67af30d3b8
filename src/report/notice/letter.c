/* A letter to one bidder: its head, the parts that the law wants for each lot, the record. Then it is
 * searched for what it must not tell. */
#include <string.h>

#include "base/date.h"
#include "report/notice/private.h"

void bg_letter_missing(struct bg_letter *l, const char *asks, const char *where)
{
    l->whole = false;
    bg_diag_add(l->diags, BG_E780, BG_NOWHERE, "%s asks for %s: %s", l->notice->id, asks, where);
}

/* -- who gets one ----------------------------------------------------------------------------------------- */

static const struct bg_bid_result *chosen_of(const struct bg_notice_case *about,
                                             const struct bg_lot_result *lot)
{
    const struct bg_award_decision *decision = bg_notice_decision(about, lot->lot);
    return decision ? bg_notice_bid(lot, decision->chosen) : NULL;
}

static bool is_excluded(const struct bg_bid_result *bid)
{
    return bid->status == BG_ELIMINATED || bid->bid->status == BG_BID_DISQUALIFIED;
}

bool bg_letter_is_for(const struct bg_notice_case *about, const struct bg_notice *notice,
                      const char *bid)
{
    bool in = false, wins = true, excluded = false;
    for (size_t i = 0; i < about->result->lots_n; i++) {
        const struct bg_lot_result *lot = &about->result->lots[i];
        const struct bg_bid_result *own = bg_notice_bid(lot, bid);
        in = in || own;
        wins = wins && (!own || chosen_of(about, lot) == own);
        excluded = excluded || (own && is_excluded(own));
    }
    switch (notice->whom) {
    case BG_NOTICE_FOR_ALL:
        return in;
    case BG_NOTICE_FOR_UNSUCCESSFUL:
        return in && !wins;
    case BG_NOTICE_FOR_EXCLUDED:
        return in && excluded;
    }
    return false;
}

/* -- the letter --------------------------------------------------------------------------------------------- */

static void letter_put_head(struct bg_letter *l, const char *name, const char *bid)
{
    const struct bg_ruleset *rules = l->about->result->ruleset;
    const char *reference = rules->solicitation.reference;
    bg_html_paragraph(l->out, rules->solicitation.buyer);
    bg_html_paragraph(l->out, bg_notice_day(l->arena, l->about->day));
    bg_html_paragraph_open(l->out, NULL);
    bg_html_text(l->out, "To ");
    bg_html_name(l->out, name);
    bg_html_text(l->out, bg_arena_printf(l->arena, " (%s %s)", l->notice->bid, bid));
    bg_html_paragraph_close(l->out);
    bg_html_heading(l->out, 1,
                    bg_arena_printf(l->arena, "%s: %s", l->notice->title, bg_notice_title(rules)));
    if (*reference)
        bg_html_paragraph(l->out, bg_arena_printf(l->arena, "Reference %s", reference));
}

static bool is_cited(const struct bg_notice *notice, const struct bg_notice_source *source)
{
    for (size_t i = 0; i < notice->parts_n; i++)
        if (notice->parts[i].source == source)
            return true;
    return false;
}

/* Where what the letter contains was read; nothing where no part names a source. */
static void letter_put_sources(struct bg_letter *l)
{
    size_t cited = 0;
    for (size_t i = 0; i < l->notice->sources_n; i++)
        cited += is_cited(l->notice, &l->notice->sources[i]);
    if (!cited)
        return;
    bg_html_paragraph_open(l->out, "small");
    bg_html_text(l->out, bg_arena_printf(l->arena,
                                         "What this letter contains follows %s: ", l->notice->law));
    size_t told = 0;
    for (size_t i = 0; i < l->notice->sources_n; i++) {
        const struct bg_notice_source *source = &l->notice->sources[i];
        char day[BG_DATE_TEXT];
        if (!is_cited(l->notice, source))
            continue;
        bg_html_text(l->out, told++ ? "; " : "");
        bg_html_link(l->out, source->url, source->title);
        bg_html_text(l->out,
                     bg_arena_printf(l->arena, " (read %s)", bg_date_text(source->retrieved, day)));
    }
    bg_buf_puts(l->out, ".");
    bg_html_paragraph_close(l->out);
}

static void letter_put_foot(struct bg_letter *l)
{
    bg_html_paragraph(l->out, "\xC2\xA0\n____________________________________\n"
                              "Name, office and signature");
    bg_notice_record(l->arena, l->out, l->about);
    letter_put_sources(l);
}

static void letter_put_lot(struct bg_letter *l, size_t lot, const char *bid)
{
    const struct bg_result *result = l->about->result;
    l->lot = &result->lots[lot];
    l->rules = l->lot->ruleset;
    l->own = bg_notice_bid(l->lot, bid);
    l->decision = bg_notice_decision(l->about, l->lot->lot);
    l->chosen = l->notice->before_award ? NULL : chosen_of(l->about, l->lot);
    if (l->notice->before_award)
        l->decision = NULL;
    if (!l->own)
        return;
    l->cited = NULL;
    if (*l->lot->lot)
        bg_html_heading(l->out, 2, bg_notice_lot_title(l->arena, result, lot));
    for (size_t i = 0; i < l->notice->parts_n; i++) {
        const struct bg_notice_part *part = &l->notice->parts[i];
        if (!part->admissible || !is_excluded(l->own))
            bg_letter_parts[part->is](l, part);
    }
}

static const struct bg_bid_result *any_of(const struct bg_notice_case *about, const char *bid)
{
    const struct bg_bid_result *own = NULL;
    for (size_t i = 0; i < about->result->lots_n && !own; i++)
        own = bg_notice_bid(&about->result->lots[i], bid);
    return own;
}

/* What was put since then tells nothing that it must not. Lot by lot: who is chosen in one may have lost
 * another, where the name is withheld. */
static bool letter_fits(struct bg_letter *l, size_t *from, const struct bg_bid_result *chosen)
{
    size_t start = *from;
    *from = l->out->size;
    return bg_letter_check(
        l, bg_arena_text(l->arena, bg_buf_text(l->out) + start, l->out->size - start), chosen);
}

bool bg_letter_write(struct bg_buf *out, struct bg_diags *diags, const struct bg_notice_case *about,
                     const struct bg_notice *notice, const char *bid)
{
    struct bg_letter l = {.arena = out->arena,
                          .out = out,
                          .diags = diags,
                          .about = about,
                          .notice = notice,
                          .whole = true};
    l.self = any_of(about, bid);
    const char *name = l.self ? bg_notice_name(l.self) : bid;
    struct bg_html_page page = {.title =
                                    bg_arena_printf(out->arena, "%s: %s", notice->title, name)};
    bg_html_open(out, &page);
    size_t from = out->size;
    letter_put_head(&l, name, bid);
    bool fit = letter_fits(&l, &from, NULL);
    for (size_t i = 0; i < about->result->lots_n; i++) {
        letter_put_lot(&l, i, bid);
        fit = letter_fits(&l, &from, chosen_of(about, &about->result->lots[i])) && fit;
    }
    letter_put_foot(&l);
    bg_html_close(out);
    return letter_fits(&l, &from, NULL) && l.whole && fit;
}

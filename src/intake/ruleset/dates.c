/* Linking the dates of a solicitation: the days that decide, and the moment at which bids are due.
 * Zones are fixed offsets from UTC: who publishes a time knows which offset holds on that day, so
 * that summer time needs no table here. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "base/date.h"

static void link_zone(struct bg_linker *k)
{
    const struct raw_solicitation *s = &k->raw->solicitation;
    struct bg_ruleset *r = k->out;
    if (!s->time_zone[0])
        return;
    r->solicitation.has_zone =
        bg_zone_parse(s->time_zone, strlen(s->time_zone), &r->solicitation.zone);
    if (!r->solicitation.has_zone)
        bg_diag_add(k->l.diags, BG_E345, bg_item_pos(k->l.json, &s->item, "time_zone"),
                    "\"time_zone\" of the solicitation is \"%s\", which is not an offset from UTC",
                    s->time_zone);
}

/* The time of day at which bids are due, given beside the date. */
static void link_time(struct bg_linker *k, struct bg_instant *due)
{
    const struct raw_dates *dates = &k->raw->solicitation.dates;
    int64_t clock;
    if (!dates->time[0])
        return;
    struct bg_pos pos = bg_item_pos(k->l.json, &dates->item, "time");
    if (!bg_clock_parse(dates->time, strlen(dates->time), &clock)) {
        bg_diag_add(k->l.diags, BG_E345, pos,
                    "\"time\" of the dates is \"%s\", which is not a time of day", dates->time);
        return;
    }
    if (!bg_instant_known(*due) || due->has_time) {
        bg_diag_add(k->l.diags, BG_E345, pos, "\"time\" is given, and \"bids_due\" %s",
                    due->has_time ? "has a time already" : "is not");
        return;
    }
    due->micros += clock;
    due->has_time = true;
}

static void link_clock(struct bg_linker *k)
{
    struct bg_ruleset *r = k->out;
    link_zone(k);
    for (int i = 0; i < 5; i++) {
        struct bg_instant *at = &r->solicitation.when[i];
        *at = k->raw->solicitation.dates.by_role[i];
        r->solicitation.dates[i] = bg_instant_day(*at);
        if (i == BG_AT_BIDS_DUE)
            link_time(k, at);
        if (r->solicitation.has_zone)
            *at = bg_instant_in_zone(*at, r->solicitation.zone);
    }
    r->solicitation.late = (enum bg_late_rule)k->raw->solicitation.late;
}

static void warn_if_not_in_force(struct bg_linker *k)
{
    const struct bg_ruleset *r = k->out;
    char day[BG_DATE_TEXT], bound[BG_DATE_TEXT];
    bool early = r->effective_from != BG_NO_DATE && r->as_of < r->effective_from;
    bool late = r->effective_to != BG_NO_DATE && r->as_of > r->effective_to;
    if (r->as_of == BG_NO_DATE || (!early && !late))
        return;
    const char *key = early ? "effective_from" : "effective_to";
    bg_date_text(r->as_of, day);
    bg_date_text(early ? r->effective_from : r->effective_to, bound);
    bg_diag_add(k->l.diags, BG_W328, bg_item_pos(k->l.json, &k->raw->item, key),
                "the ruleset is in force %s %s; the date of evaluation is %s",
                early ? "from" : "until", bound, day);
}

static void warn_of_order(struct bg_linker *k)
{
    static const char *const names[] = {"advertised", "bids_due", "award", "start", "end"};
    const int64_t *dates = k->out->solicitation.dates;
    int before = -1;
    for (int i = 0; i < 5; i++) {
        if (dates[i] == BG_NO_DATE)
            continue;
        if (before >= 0 && dates[i] < dates[before])
            bg_diag_add(k->l.diags, BG_W339,
                        bg_item_pos(k->l.json, &k->raw->solicitation.dates.item, names[i]),
                        "the date \"%s\" is before \"%s\"", names[i], names[before]);
        before = i;
    }
}

void bg_link_dates(struct bg_linker *k, const struct bg_load_options *options)
{
    struct bg_ruleset *r = k->out;
    const struct raw_solicitation *s = &k->raw->solicitation;
    link_clock(k);
    r->solicitation.title = s->title;
    r->solicitation.pos = s->item.node ? s->item.pos : k->raw->item.pos;
    r->solicitation.reference = s->reference;
    r->solicitation.buyer = s->buyer;
    r->solicitation.no_award = s->no_award;
    r->solicitation.confidential = s->confidential.items;
    r->solicitation.confidential_n = s->confidential.n;
    r->as_of = options && options->as_of != BG_NO_DATE ? options->as_of
                                                       : r->solicitation.dates[BG_AT_BIDS_DUE];
    if (r->as_of == BG_NO_DATE && !s->item.faulty)
        bg_diag_add(k->l.diags, BG_E317,
                    s->dates.item.node ? s->dates.item.pos
                    : s->item.node     ? s->item.pos
                                       : k->raw->item.pos,
                    "nothing says on which date the bids are judged");
    if (r->effective_from != BG_NO_DATE && r->effective_to != BG_NO_DATE &&
        r->effective_from > r->effective_to)
        bg_diag_add(k->l.diags, BG_E330, bg_item_pos(k->l.json, &k->raw->item, "effective_to"),
                    "the ruleset ends before it begins");
    else
        warn_if_not_in_force(k);
    warn_of_order(k);
}

int64_t bg_link_date_of(const struct bg_linker *k, enum bg_date_role role)
{
    if (role == BG_AT_AS_OF)
        return k->out->as_of;
    if (role == BG_AT_TERM)
        return k->out->solicitation.dates[BG_AT_END] == BG_NO_DATE
                   ? BG_NO_DATE
                   : k->out->solicitation.dates[BG_AT_START];
    return k->out->solicitation.dates[role];
}

/* Scores as a table: a row a lot, bid and criterion, and rows for price and total. What is withheld is an
 * empty cell with its ground behind it. */
#include "report/public/public.h"
#include "report/text/csv_put.h"

struct line {
    struct bg_buf *out;
    const struct bg_view_lot *lot;
    const struct bg_view_bid *bid;
};

static void public_csv_put_row(const struct line *l, const char *id, const char *title,
                               const char *weight, const char *outcome,
                               const struct bg_seen *points, const char *reason)
{
    struct bg_arena *arena = l->out->arena;
    bg_csv_put(l->out, l->lot->lot, false);
    bg_csv_put(l->out, l->bid->id, false);
    bg_csv_put(l->out, l->bid->vendor, false);
    bg_csv_put(l->out, l->bid->status, false);
    bg_csv_put(l->out,
               l->bid->rank > 0 ? bg_arena_printf(arena, "%lld", (long long)l->bid->rank) : "",
               false);
    bg_csv_put(l->out, id, false);
    bg_csv_put(l->out, title, false);
    bg_csv_put(l->out, weight, false);
    bg_csv_put(l->out, outcome, false);
    bg_csv_put(l->out, points->ground == NULL ? bg_copy_words(arena, points) : "", false);
    bg_csv_put(l->out, points->ground != NULL ? points->ground : "", false);
    bg_csv_put(l->out, reason, true);
}

static void csv_put_bid(const struct line *l)
{
    const struct bg_ruleset *rules = l->lot->ruleset;
    struct bg_arena *arena = l->out->arena;
    char text[BG_DEC_TEXT];
    for (size_t i = 0; l->bid->scores != NULL && i < rules->criteria_n; i++) {
        const struct bg_view_score *s = &l->bid->scores[i];
        const char *weight =
            s->scores ? bg_arena_printf(arena, "%s", bg_dec_text(s->available, text)) : "";
        public_csv_put_row(l, rules->criteria[i].id, rules->criteria[i].title, weight, s->outcome,
                           &s->points, s->reason);
    }
    const char *weight = bg_arena_printf(arena, "%s", bg_dec_text(rules->price.weight, text));
    if (rules->price.used) {
        public_csv_put_row(l, ":price", "Price offered", "", "", &l->bid->price, "");
        public_csv_put_row(l, ":price_points", "Points of the price", weight, "",
                           &l->bid->price_points, "");
    }
    public_csv_put_row(l, ":total", "Total", "", "", &l->bid->total, l->bid->status_reason);
}

void bg_copy_csv(struct bg_buf *out, const struct bg_copy *copy)
{
    bg_buf_puts(out, "lot,bid,vendor,status,rank,criterion,title,weight,outcome,points,withheld,"
                     "reason\r\n");
    for (size_t i = 0; i < copy->view->lots_n; i++)
        for (size_t b = 0; b < copy->view->lots[i].bids_n; b++) {
            struct line line = {out, &copy->view->lots[i], &copy->view->lots[i].bids[b]};
            csv_put_bid(&line);
        }
}

/* The key figures of every case: what they are of, their ranges, what is not in them. */
#include "jobs/model/key.h"

#include <string.h>

#include "base/date.h"
#include "base/hash.h"
#include "score/headline/headline.h"

/* -- a tender ------------------------------------------------------------------------------------
 */

static struct bg_key_lot *key_lots_of(struct bg_arena *arena, const struct bg_model_case *c)
{
    struct bg_key_lot *lots = BG_ARRAY(arena, c->lots_n, struct bg_key_lot);
    for (size_t k = 0; k < c->lots_n; k++) {
        const struct bg_model_lot *lot = &c->lots[k];
        const struct bg_bid **submitted = BG_ARRAY(arena, lot->bids_n, const struct bg_bid *);
        const struct bg_bid **assumed = BG_ARRAY(arena, lot->bids_n, const struct bg_bid *);
        struct bg_dec *ripple = BG_ARRAY(arena, lot->bids_n, struct bg_dec);
        for (size_t i = 0; i < lot->bids_n; i++) {
            submitted[i] = lot->bids[i].submitted;
            assumed[i] = lot->bids[i].assumed.bid;
            ripple[i] = lot->bids[i].assumed.ripple;
        }
        lots[k] = (struct bg_key_lot){.ruleset = lot->result->ruleset,
                                      .result = lot->result,
                                      .submitted = submitted,
                                      .assumed = assumed,
                                      .panel = lot->result->panel,
                                      .ripple = ripple};
    }
    return lots;
}

static const char *key_awarded(struct bg_arena *arena, const struct bg_model_case *c)
{
    int own = c->lots[0].result->recommended;
    if (c->lots_n == 1)
        return own >= 0 ? c->lots[0].bids[own].submitted->vendor_name : "nobody";
    size_t n = 0;
    for (size_t k = 0; k < c->lots_n; k++)
        n += c->lots[k].result->recommended >= 0;
    return bg_arena_printf(arena, "%zu of %zu lots awarded", n, c->lots_n);
}

/* Where one side recommends nobody, the other's bid stands in, if it is still there. */
static const char *key_stands_in(struct bg_arena *arena, const struct bg_key_lot *today,
                                 const struct bg_key_lot *then, size_t lots_n, bool compared)
{
    size_t none = 0, now_missing = 0, then_missing = 0;
    for (size_t k = 0; k < lots_n; k++) {
        none += bg_key_counted_bid(&today[k], &then[k]) < 0 ||
                bg_key_counted_bid(&then[k], &today[k]) < 0;
        now_missing += today[k].result->recommended < 0;
        then_missing += then[k].result->recommended < 0;
    }
    const char *which = lots_n > 1 ? bg_arena_printf(arena, " in %zu of %zu lots",
                                                     none           ? none
                                                     : then_missing ? then_missing
                                                                    : now_missing,
                                                     lots_n)
                                   : "";
    if (none)
        return bg_arena_printf(arena, "No bid would be recommended%s: nothing can be compared.",
                               which);
    if (then_missing && !compared)
        return bg_arena_printf(arena,
                               "The proposal recommends nobody%s, and nothing says what it would "
                               "cost today's bid to meet it.",
                               which);
    if (now_missing && !compared)
        return bg_arena_printf(arena, "Today's rules recommend nobody%s: nothing can be compared.",
                               which);
    if (then_missing)
        return bg_arena_printf(
            arena,
            "The proposal recommends nobody%s: its column is today's bid, raised "
            "to the standard.",
            which);
    if (now_missing)
        return bg_arena_printf(arena,
                               "Today's rules recommend nobody%s: their column is the bid that the "
                               "proposal recommends.",
                               which);
    return "";
}

/* A figure of the term that steps in it: the first page is of its first day. */
static bool steps_in_term(const struct bg_ruleset *r)
{
    int64_t start = r->solicitation.dates[BG_AT_START], end = r->solicitation.dates[BG_AT_END];
    for (size_t i = 0; start != BG_NO_DATE && end != BG_NO_DATE && i < r->params_n; i++)
        if (r->params[i].at == BG_AT_TERM && bg_headline_reads(r, i) &&
            bg_param_next_step(&r->params[i], start, end) != BG_NO_DATE)
            return true;
    return false;
}

/* lots: from the day on from which the figures are. from: that day; BG_NO_DATE: the term's first. */
static const char *with_steps(struct bg_arena *arena, const struct bg_key_lot *lots, size_t lots_n,
                              int64_t from, const char *caution)
{
    char day[BG_DATE_TEXT];
    bool steps = false;
    for (size_t k = 0; k < lots_n; k++)
        steps |= steps_in_term(lots[k].ruleset);
    const char *space = caution[0] ? " " : "";
    if (from != BG_NO_DATE)
        return bg_arena_printf(arena,
                               "%s%sThe proposal begins to apply inside the term: the amounts here "
                               "are those from %s on; until then it demands "
                               "no more than today's rules%s.",
                               caution, space, bg_date_text(from, day),
                               steps ? ", and later steps cost more or less; see Year by year"
                                     : "");
    if (!steps)
        return caution;
    return bg_arena_printf(
        arena,
        "%s%sA figure of the rules steps during the term: the amounts here are those of its first "
        "day, and later steps cost more or less than that; see Year by year.",
        caution, space);
}

static void of_tender(struct bg_arena *arena, const struct bg_model *model, size_t c,
                      struct bg_key_list *list, struct bg_key_figures *out)
{
    const struct bg_model_case *own = &model->cases[c], *first = &model->cases[0];
    struct bg_key_lot *today = key_lots_of(arena, first), *then = key_lots_of(arena, own);
    int64_t from = c ? bg_key_lots_apply(arena, today, then, own->lots_n) : BG_NO_DATE;
    bg_key_award(list, today, then, own->lots_n);
    out->scope = "the recommended bid";
    out->today_title = first->stack_n ? "Baseline" : "Today";
    out->proposed_title = c ? "Proposed" : out->today_title;
    out->today_words = key_awarded(arena, first);
    out->proposed_words = key_awarded(arena, own);
    bool compared = true;
    for (size_t i = 0; i < list->n; i++)
        compared &= !list->items[i].none[0] || list->items[i].today.type != BG_V_NUMBER;
    out->caution = with_steps(arena, then, own->lots_n, from,
                              key_stands_in(arena, today, then, own->lots_n, compared));
    out->pay = compared ? bg_key_pay_award(arena, today, then, own->lots_n) : NULL;
}

/* -- a register ----------------------------------------------------------------------------------
 */

static const char *covered(struct bg_arena *arena, const struct bg_register_outcome *o)
{
    return bg_arena_printf(arena, "%zu of %zu contracts covered", o->funnel[BG_COVERED].contracts,
                           o->all.contracts);
}

static void of_register(struct bg_arena *arena, const struct bg_model *model, size_t c,
                        struct bg_key_list *list, struct bg_key_figures *out)
{
    const struct bg_register_outcome *own = model->reg->cases[c];
    char now[BG_DATE_TEXT], asked[BG_DATE_TEXT];
    bg_key_register(list, c ? model->reg->cases[0] : NULL, own);
    out->scope = "covered contracts";
    out->today_title = c ? (model->cases[0].stack_n ? "Baseline" : "Today") : "By law alone";
    out->proposed_title = c ? "Proposed" : "Rules of today";
    out->today_words =
        c ? covered(arena, model->reg->cases[0]) : "what the law demands of everybody";
    out->proposed_words = covered(arena, own);
    out->caution = "";
    if (c && model->as_of != model->asked_as_of)
        out->caution = bg_arena_printf(
            arena,
            "All figures are of %s, when %s begun to apply, and not of %s; see Year by year.",
            bg_date_text(model->as_of, now),
            model->cases_n > 2 ? "every proposal has" : "the proposal has",
            bg_date_text(model->asked_as_of, asked));
    out->pay = bg_key_pay_register(arena, own);
}

/* -- both ----------------------------------------------------------------------------------------
 */

static void set_ranges(struct bg_arena *arena, struct bg_key_list *list,
                       const struct bg_sensitivity *s, bool of_register, bool level,
                       struct bg_key_figures *out)
{
    bool any = false;
    for (size_t i = 0; i < list->n; i++) {
        struct bg_key_figure *f = &list->items[i];
        f->least = s ? s->ranges[i].least : f->low;
        f->most = s ? s->ranges[i].most : f->high;
        bool range = f->least.type == BG_V_NUMBER && f->most.type == BG_V_NUMBER &&
                     bg_dec_cmp(f->least.as.number, f->most.as.number) != 0;
        if (f->more.type != BG_V_NUMBER || level) /* a difference alone has a range */
            f->least = f->most = BG_MISSING;
        f->estimated |= range;
        any |= range;
    }
    if (s)
        out->range_words = bg_arena_printf(
            arena,
            "At the least and at the most: with every uncertain figure (%zu) at the end of its "
            "stated range that lowers or raises the line, alone or together%s.",
            s->assumptions_n, of_register ? ", and what the wage statistics leave open" : "");
    else
        out->range_words =
            any ? "At the least and at the most: what the wage statistics leave open alone; the "
                  "ruleset states no range for its assumptions."
                : "The ruleset states no range for its assumptions: no line has a range.";
}

static const char *key_cite(struct bg_arena *arena, const struct bg_model *model, size_t c)
{
    const struct bg_ruleset *r = model->ruleset;
    char date[BG_DATE_TEXT], hash[65] = "";
    if (model->inputs_n)
        bg_sha256_hex(model->inputs[0].sha256, hash);
    return bg_arena_printf(arena, "%s. Ruleset %s%s%s, SHA-256 %.12s; as of %s.",
                           model->cases[c].title, r->id, r->version[0] ? " " : "", r->version, hash,
                           bg_date_text(model->as_of, date));
}

void bg_model_keys(struct bg_job *job, struct bg_model *model)
{
    struct bg_arena *arena = job->arena;
    struct bg_model_case *cases = (struct bg_model_case *)model->cases;
    for (size_t c = 0; c < model->cases_n; c++) {
        struct bg_key_figures *out = BG_NEW(arena, struct bg_key_figures);
        struct bg_key_list list = {.arena = arena};
        if (model->reg)
            of_register(arena, model, c, &list, out);
        else
            of_tender(arena, model, c, &list, out);
        out->items = list.items;
        out->n = list.n;
        out->left_out = bg_model_left_out(job, model, c, &out->left_out_n);
        if (model->reg)
            bg_key_register_hold_back(&list, out->left_out, out->left_out_n);
        cases[c].sensitivity = bg_model_sensitivity(job, model, c, out);
        set_ranges(arena, &list, cases[c].sensitivity, model->reg != NULL, !model->reg && c == 0,
                   out);
        out->steps = bg_model_in_force(job, model, c, &out->steps_n);
        out->cite = key_cite(arena, model, c);
        cases[c].key = out;
    }
}

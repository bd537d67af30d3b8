/* The evaluation of one lot, step by step: criteria and status of each bid, the comparison set,
 * criteria relative to it, points, price, totals, flags, ranks. Each step reads what the ones
 * before have finished, so the order of the bids decides nothing. */
#include <string.h>

#include "base/date.h"
#include "model/late.h"
#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"

/* -- the lists of a result ------------------------------------------------------------------ */

struct bg_arg_pair bg_args_apart(struct bg_arena *arena, struct bg_dec a, struct bg_dec b,
                                 const char *unit)
{
    struct bg_arg_pair pair = {bg_arg_quantity(a, unit), bg_arg_quantity(b, unit)};
    if (bg_dec_cmp(a, b) == 0 ||
        strcmp(bg_number_words(arena, a, unit), bg_number_words(arena, b, unit)) != 0)
        return pair;
    pair.a.places = a.places;
    pair.b.places = b.places;
    return pair;
}

void bg_entry_flag(struct bg_lot_work *work, struct bg_entry *entry, const char *id,
                   enum bg_reason_code title, struct bg_reason said, struct bg_reason asked)
{
    if (entry->flags_n == entry->flags_capacity) {
        size_t capacity = entry->flags_capacity == 0 ? 4 : entry->flags_capacity * 2;
        struct bg_flag *flags = BG_ARRAY(work->arena, capacity, struct bg_flag);
        if (entry->flags_n > 0)
            memcpy(flags, entry->flags, entry->flags_n * sizeof *flags);
        entry->flags = flags;
        entry->flags_capacity = capacity;
    }
    entry->flags[entry->flags_n++] = (struct bg_flag){.id = id,
                                                      .titled = {&bg_reason_rows[title], NULL},
                                                      .said = said,
                                                      .asked = asked,
                                                      .title = "",
                                                      .message = "",
                                                      .request = ""};
    entry->result->flags = entry->flags;
    entry->result->flags_n = entry->flags_n;
}

static bool evaluate_is_number(enum bg_arg_kind kind)
{
    return kind == BG_ARG_NUMBER || kind == BG_ARG_MONEY || kind == BG_ARG_AMOUNT ||
           kind == BG_ARG_POINTS || kind == BG_ARG_PERCENT;
}

static bool evaluate_same_reason(const struct bg_reason *a, const struct bg_reason *b);

static bool same_arg(const struct bg_arg *a, const struct bg_arg *b)
{
    if (a->kind != b->kind || a->places != b->places || strcmp(a->text, b->text) != 0)
        return false;
    if (evaluate_is_number(a->kind))
        return bg_dec_cmp(a->as.number, b->as.number) == 0;
    if (a->kind == BG_ARG_DATE || a->kind == BG_ARG_DURATION)
        return a->as.days == b->as.days;
    if (a->kind == BG_ARG_PHRASE || a->kind == BG_ARG_SENTENCE)
        return evaluate_same_reason(a->rows, b->rows);
    if (a->kind != BG_ARG_COUNT && a->kind != BG_ARG_LIST)
        return true;
    bool same = a->as.count == b->as.count;
    for (size_t i = 0; same && a->kind == BG_ARG_LIST && i < a->as.count; i++)
        same = evaluate_same_reason(&a->rows[i], &b->rows[i]);
    return same;
}

static bool evaluate_same_reason(const struct bg_reason *a, const struct bg_reason *b)
{
    if (a->row != b->row)
        return false;
    for (size_t i = 0; i < bg_reason_args_n(a->row); i++)
        if (!same_arg(&a->args[i], &b->args[i]))
            return false;
    return true;
}

void bg_lot_warn(struct bg_lot_work *work, struct bg_reason warning)
{
    for (size_t i = 0; i < work->warnings_n; i++)
        if (evaluate_same_reason(&work->warnings[i], &warning))
            return;
    if (work->warnings_n == work->warnings_capacity) {
        size_t capacity = work->warnings_capacity == 0 ? 8 : work->warnings_capacity * 2;
        struct bg_reason *warnings = BG_ARRAY(work->arena, capacity, struct bg_reason);
        if (work->warnings_n > 0)
            memcpy(warnings, work->warnings, work->warnings_n * sizeof *warnings);
        work->warnings = warnings;
        work->warnings_capacity = capacity;
    }
    work->warnings[work->warnings_n++] = warning;
}

/* -- status --------------------------------------------------------------------------------- */

static const enum bg_reason_code gone[] = {
    [BG_BID_WITHDRAWN] = BG_R_BID_WITHDRAWN, [BG_BID_DISQUALIFIED] = BG_R_BID_DISQUALIFIED,
    [BG_BID_DELETED] = BG_R_BID_DELETED,     [BG_BID_PENDING] = BG_R_BID_PENDING,
    [BG_BID_REPLACED] = BG_R_BID_REPLACED,   [BG_BID_UNREADABLE] = BG_R_BID_UNREADABLE,
};

static void set_status(struct bg_entry *entry, enum bg_result_status status, struct bg_reason why)
{
    entry->result->status = status;
    entry->result->status_why = why;
}

/* True when what the bid is, before any criterion, keeps it out of the comparison. */
static bool evaluate_kept_out(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_bid *bid = entry->result->bid;
    struct bg_arena *arena = entry->judging.arena;
    const char *fault = bid->faults_n > 0 ? bid->faults[0] : NULL;
    if (bid->status != BG_BID_ACTIVE) {
        const char *why = bid->status == BG_BID_UNREADABLE && fault != NULL ? fault
                          : bid->status_reason != NULL                      ? bid->status_reason
                                                                            : "";
        struct bg_arg text = bg_arg_text(BG_ARG_TEXT, why);
        set_status(entry, bid->status == BG_BID_UNREADABLE ? BG_UNREADABLE : BG_NOT_RANKED,
                   bg_reason_make(arena, gone[bid->status], &text, 1));
        return true;
    }
    if (bg_bid_is_late(work->ruleset, bid)) {
        set_status(entry, BG_LATE, bg_late_reason(work, bid));
        return true;
    }
    if (bid->not_comparable) {
        set_status(entry, BG_NOT_RANKED,
                   BG_REASON(arena, NOT_COMPARABLE, bg_arg_text(BG_ARG_TEXT, fault)));
        return true;
    }
    return false;
}

/* Whether this result alone keeps the bid from being ranked, and how. */
static bool stops(const struct bg_criterion *c, const struct bg_criterion_result *r,
                  enum bg_result_status *status)
{
    enum bg_standing standing = bg_criterion_standing(c, r);
    *status = standing == BG_STANDS_NOT ? BG_ELIMINATED : BG_NOT_RANKED;
    return standing >= BG_STANDS_UNSETTLED;
}

/* The first criterion that stops the bid, an eliminating one before others, and their number. */
static const struct bg_criterion_result *find_stop(const struct bg_entry *entry,
                                                   enum bg_result_status *status, size_t *count)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    const struct bg_criterion_result *found = NULL;
    *count = 0;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        enum bg_result_status this_status;
        if (!stops(&rules->criteria[i], &entry->criteria[i], &this_status))
            continue;
        if (found == NULL || (this_status == BG_ELIMINATED && *status != BG_ELIMINATED)) {
            found = &entry->criteria[i];
            *status = this_status;
            *count = 0;
        }
        *count += this_status == *status;
    }
    return found;
}

static void judge_status_briefly(struct bg_entry *entry)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    int64_t counts[BG_STANDING__COUNT] = {0};
    for (size_t i = 0; i < rules->criteria_n; i++)
        counts[bg_criterion_standing(&rules->criteria[i], &entry->criteria[i])]++;
    entry->result->status = bg_bid_standing(entry->result->bid, counts);
}

/* Which criteria are open, and who has to do something about them: those that wait for an answer
 * first, then those of the panel. */
static struct bg_reason evaluate_open_reason(const struct bg_entry *entry, size_t open)
{
    enum { NAMED_MOST = 6, PARTS_MOST = NAMED_MOST + 4 };
    const struct bg_ruleset *rules = entry->judging.ruleset;
    struct bg_arena *arena = entry->judging.arena;
    struct bg_reason *parts = BG_ARRAY(arena, PARTS_MOST, struct bg_reason);
    size_t named = 0, made = 0;
    for (int panel = 0; panel < 2; panel++) {
        size_t n = 0, before = named;
        for (size_t i = 0; i < rules->criteria_n; i++) {
            const struct bg_criterion_result *r = &entry->criteria[i];
            if (bg_criterion_standing(&rules->criteria[i], r) != BG_STANDS_OPEN ||
                (r->outcome == BG_NEEDS_PANEL) != (panel == 1) || n++ + before >= NAMED_MOST)
                continue;
            struct bg_arg title = {.kind = BG_ARG_TITLE, .text = rules->criteria[i].title};
            parts[made++] = named++ ? BG_REASON(arena, LISTED_NEXT, title)
                                    : BG_REASON(arena, LISTED_FIRST, title);
        }
        struct bg_arg more = bg_arg_count(n - (named - before));
        if (before + n > NAMED_MOST)
            parts[made++] = named ? BG_REASON(arena, LISTED_MORE, more)
                                  : BG_REASON(arena, LISTED_ONLY_MORE, more);
        if (n)
            parts[made++] =
                panel ? BG_REASON_PLAIN(LISTED_TO_SCORE) : BG_REASON_PLAIN(LISTED_TO_CLARIFY);
    }
    struct bg_arg list = bg_arg_list(parts, made);
    return open == 1 ? BG_REASON(arena, OPEN_ONE, list)
                     : BG_REASON(arena, OPEN_SEVERAL, bg_arg_count(open), list);
}

static void judge_status(struct bg_entry *entry)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    enum bg_result_status status = BG_RANKED;
    size_t count = 0, open = 0;
    const struct bg_criterion_result *stop = find_stop(entry, &status, &count);
    struct bg_arena *arena = entry->judging.arena;
    if (stop != NULL) {
        struct bg_arg title = {.kind = BG_ARG_TITLE,
                               .text = rules->criteria[stop->criterion].title};
        struct bg_arg reason = bg_arg_sentence(arena, stop->why);
        set_status(
            entry, status,
            count > 1 ? BG_REASON(arena, STOPPED_BY_SEVERAL, title, reason, bg_arg_count(count - 1))
                      : BG_REASON(arena, STOPPED_BY, title, reason));
        return;
    }
    for (size_t i = 0; i < rules->criteria_n; i++)
        open += bg_criterion_standing(&rules->criteria[i], &entry->criteria[i]) == BG_STANDS_OPEN;
    entry->result->status = open > 0 ? BG_PROVISIONAL : BG_RANKED;
    if (open > 0)
        entry->result->status_why = evaluate_open_reason(entry, open);
}

/* Meets every pass/fail requirement (one that does not apply is no obstacle). */
static bool evaluate_passes(const struct bg_entry *entry)
{
    const struct bg_ruleset *rules = entry->judging.ruleset;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        enum bg_outcome outcome = entry->criteria[i].outcome;
        const struct bg_criterion *c = &rules->criteria[i];
        enum bg_result_status status;
        if (c->kind != NULL && c->kind->eliminates && outcome != BG_MET &&
            outcome != BG_NOT_APPLICABLE)
            return false;
        if (stops(c, &entry->criteria[i], &status) && status == BG_ELIMINATED)
            return false;
    }
    return true;
}

/* -- criteria ------------------------------------------------------------------------------- */

static void start_entry(struct bg_lot_work *work, struct bg_entry *entry, const struct bg_bid *bid,
                        struct bg_bid_result *result)
{
    const struct bg_ruleset *rules = work->ruleset;
    struct bg_bid_env *env = BG_NEW(work->arena, struct bg_bid_env);
    bg_bid_env_init(env, work->arena, rules, bid);
    entry->result = result;
    entry->criteria = BG_ARRAY(work->arena, rules->criteria_n, struct bg_criterion_result);
    entry->judging = (struct bg_bid_judging){
        work->arena,       rules,        bid, env, work->zero, work->one, work->brief,
        work->bids->panel, work->scratch};
    *result = (struct bg_bid_result){
        .bid = bid, .status_reason = "", .tie_reason = "", .criteria = entry->criteria};
    result->price.reason = "";
}

static void judge_alone(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_ruleset *rules = work->ruleset;
    bool late = bg_bid_is_late(rules, entry->result->bid);
    for (size_t i = 0; i < rules->criteria_n; i++) {
        if (rules->criteria[i].kind == NULL)
            continue;
        if (late)
            bg_skip_criterion(i, BG_REASON_PLAIN(LATE_SKIPPED), &entry->criteria[i]);
        else
            bg_judge_criterion(&entry->judging, i, NULL, 0, &entry->criteria[i]);
    }
    entry->in_comparison = !evaluate_kept_out(work, entry) && evaluate_passes(entry);
}

static void find_comparison_set(struct bg_lot_work *work)
{
    size_t *set = BG_ARRAY(work->arena, work->n + 1, size_t);
    for (size_t i = 0; i < work->n; i++)
        if (work->entries[i].in_comparison)
            set[work->lot->comparison_n++] = i;
    work->lot->comparison_set = set;
}

/* Criteria that compare bids are judged again now that the set is fixed. */
static void judge_relative(struct bg_lot_work *work)
{
    const struct bg_ruleset *rules = work->ruleset;
    struct bg_value *values = BG_ARRAY(work->arena, work->n + 1, struct bg_value);
    for (size_t c = 0; c < rules->criteria_n; c++) {
        if (rules->criteria[c].kind == NULL || !rules->criteria[c].kind->relative)
            continue;
        size_t n = 0;
        for (size_t i = 0; i < work->n; i++)
            if (work->entries[i].in_comparison)
                values[n++] = work->entries[i].criteria[c].value;
        for (size_t i = 0; i < work->n; i++)
            if (!bg_bid_is_late(rules, work->entries[i].result->bid))
                bg_judge_criterion(&work->entries[i].judging, c, values, n,
                                   &work->entries[i].criteria[c]);
    }
}

/* -- totals --------------------------------------------------------------------------------- */

struct quality {
    const struct bg_ratio *points, *reachable, *by_element[BG_ELEMENT__COUNT];
    bool any;
};

/* The sums live in the scratch. */
static void sum_quality(struct bg_lot_work *work, const struct bg_entry *entry, struct quality *sum)
{
    struct bg_arena *scratch = work->scratch;
    const struct bg_ruleset *rules = work->ruleset;
    *sum = (struct quality){.points = work->zero, .reachable = work->zero};
    for (int e = 0; e < BG_ELEMENT__COUNT; e++)
        sum->by_element[e] = work->zero;
    for (size_t i = 0; i < rules->criteria_n; i++) {
        const struct bg_criterion *c = &rules->criteria[i];
        const struct bg_criterion_result *r = &entry->criteria[i];
        if (c->kind == NULL || c->kind->eliminates)
            continue;
        bool each = rules->award.round_each;
        const struct bg_ratio *points = each ? bg_ratio_dec(scratch, r->points) : r->points_exact;
        const struct bg_ratio *reachable =
            each ? bg_ratio_dec(scratch, bg_award_round(rules, r->reachable)) : r->reachable;
        sum->any = true;
        sum->points = bg_ratio_add(scratch, sum->points, points);
        sum->by_element[c->element] = bg_ratio_add(scratch, sum->by_element[c->element], points);
        sum->reachable = bg_ratio_add(scratch, sum->reachable, reachable);
    }
}

static void add_quality(struct bg_lot_work *work, struct bg_entry *entry)
{
    const struct bg_ruleset *rules = work->ruleset;
    struct bg_bid_result *result = entry->result;
    struct quality sum;
    sum_quality(work, entry, &sum);
    if (sum.any && result->status < BG_LATE) { /* else nothing, which is not zero */
        result->quality_exact = bg_ratio_add(work->arena, sum.points, work->zero);
        result->quality = bg_award_round(rules, sum.points);
        result->reachable_exact = bg_ratio_add(work->arena, sum.reachable, work->zero);
        result->reachable = bg_award_round(rules, sum.reachable);
        for (int e = 0; e < BG_ELEMENT__COUNT; e++)
            result->by_element[e] = bg_award_round(rules, sum.by_element[e]);
    }
    bg_arena_reset(work->scratch);
}

static void evaluate_add_total(struct bg_lot_work *work, struct bg_entry *entry)
{
    struct bg_bid_result *result = entry->result;
    const struct bg_ruleset *rules = work->ruleset;
    if (rules->award.method != BG_HIGHEST_SCORE || result->status > BG_PROVISIONAL)
        return;
    const struct bg_ratio *price = work->zero, *quality = result->quality_exact;
    if (result->price.points_exact != NULL)
        price = rules->award.round_each ? bg_ratio_dec(work->arena, result->price.points)
                                        : result->price.points_exact;
    if (quality == NULL)
        quality = result->reachable_exact = work->zero;
    result->total_exact = bg_ratio_add(work->arena, quality, price);
    result->total = bg_award_round(rules, result->total_exact);
    result->reachable_exact = bg_ratio_add(work->arena, result->reachable_exact, price);
    result->reachable = bg_award_round(rules, result->reachable_exact);
}

/* The minimum quality affects ranking only; the comparison set stays as it is. */
static void apply_minimum_quality(struct bg_lot_work *work, struct bg_entry *entry)
{
    struct bg_bid_result *result = entry->result;
    const struct bg_award *award = &work->ruleset->award;
    if (!award->has_minimum_quality || result->status > BG_PROVISIONAL || bg_qualifies(work, entry))
        return;
    bool open = result->reachable_exact != NULL &&
                bg_ratio_cmp(result->reachable_exact,
                             bg_ratio_dec(work->arena, award->minimum_quality)) >= 0;
    struct bg_arg have = bg_arg_fixed(BG_ARG_POINTS, result->quality, result->quality.places, "");
    struct bg_arg need =
        bg_arg_fixed(BG_ARG_POINTS, award->minimum_quality, award->minimum_quality.places, "");
    set_status(entry, BG_NOT_RANKED,
               open ? BG_REASON(work->arena, BELOW_QUALITY_OPEN, have, need)
                    : BG_REASON(work->arena, BELOW_QUALITY, have, need));
}

/* -- what is said of the whole comparison --------------------------------------------------- */

void bg_warn_parameter(struct bg_lot_work *work, const struct bg_read_item *read)
{
    const struct bg_param *param = &work->ruleset->params[read->index];
    struct bg_arg title = bg_arg_given(BG_ARG_TITLE, param->title);
    if (read->stale && read->dated != NULL)
        bg_lot_warn(work, BG_REASON(work->arena, WARN_STALE, title, bg_arg_date(read->date),
                                    bg_arg_date(read->dated->valid_until)));
    if (read->dated != NULL && !read->dated->verified)
        bg_lot_warn(work, BG_REASON(work->arena, WARN_UNVERIFIED, title));
    if (param->proposed)
        bg_lot_warn(work, BG_REASON(work->arena, WARN_PROPOSED, title));
}

static void warn_figures(struct bg_lot_work *work, const struct bg_entry *entry)
{
    for (size_t i = 0; i < work->ruleset->criteria_n; i++) {
        const struct bg_criterion_result *r = &entry->criteria[i];
        for (size_t k = 0; k < r->reads_n; k++)
            if (r->reads[k].what == BG_READ_PARAM)
                bg_warn_parameter(work, &r->reads[k]);
    }
}

static void warn_lot(struct bg_lot_work *work)
{
    const struct bg_ruleset *rules = work->ruleset;
    struct bg_arg as_of = bg_arg_date(rules->as_of);
    if (rules->award.caution && rules->award.caution[0])
        bg_lot_warn(work, BG_REASON(work->arena, WARN_CAUTION,
                                    bg_arg_given(BG_ARG_TEXT, rules->award.caution)));
    if (work->n == 1)
        bg_lot_warn(work, BG_REASON_PLAIN(WARN_ONE_BID));
    else if (work->n > 1 && work->lot->comparison_n == 1)
        bg_lot_warn(work, BG_REASON_PLAIN(WARN_ONE_COMPARED));
    if (rules->effective_from != BG_NO_DATE && rules->as_of < rules->effective_from)
        bg_lot_warn(
            work, BG_REASON(work->arena, WARN_NOT_YET, bg_arg_date(rules->effective_from), as_of));
    if (rules->effective_to != BG_NO_DATE && rules->as_of > rules->effective_to)
        bg_lot_warn(
            work, BG_REASON(work->arena, WARN_NO_LONGER, bg_arg_date(rules->effective_to), as_of));
    for (size_t i = 0; i < rules->award.limits_n; i++) {
        struct bg_bid nobody = {0}; /* the figures are the same for every bid */
        const struct bg_env *env = bg_bid_env(work->arena, rules, &nobody);
        const char *broken =
            bg_weight_limit_broken(work->arena, rules, &rules->award.limits[i], env);
        if (broken != NULL)
            bg_lot_warn(work,
                        BG_REASON(work->arena, WARN_WEIGHTS, bg_arg_given(BG_ARG_TEXT, broken)));
    }
    for (size_t i = 0; i < work->n; i++)
        if (work->entries[i].result->status < BG_LATE)
            warn_figures(work, &work->entries[i]);
}

/* -- the whole ------------------------------------------------------------------------------ */

bool bg_qualifies(const struct bg_lot_work *work, const struct bg_entry *entry)
{
    const struct bg_award *award = &work->ruleset->award;
    if (!award->has_minimum_quality)
        return true;
    if (entry->result->quality_exact == NULL)
        return bg_dec_sign(award->minimum_quality) <= 0;
    if (!award->rank_on_exact)
        return bg_dec_cmp(entry->result->quality, award->minimum_quality) >= 0;
    return bg_ratio_cmp(entry->result->quality_exact,
                        bg_ratio_dec(work->arena, award->minimum_quality)) >= 0;
}

static struct bg_lot_result *evaluate_evaluate(struct bg_arena *arena,
                                               const struct bg_ruleset *ruleset,
                                               const struct bg_bids *bids, bool brief)
{
    struct bg_lot_result *lot = BG_NEW(arena, struct bg_lot_result);
    struct bg_bid_result *results = BG_ARRAY(arena, bids->n, struct bg_bid_result);
    struct bg_lot_work work = {.arena = arena,
                               .scratch = bg_arena_part(arena),
                               .ruleset = ruleset,
                               .bids = bids,
                               .entries = BG_ARRAY(arena, bids->n, struct bg_entry),
                               .n = bids->n,
                               .lot = lot,
                               .zero = bg_ratio_int(arena, 0),
                               .one = bg_ratio_int(arena, 1),
                               .brief = brief};
    *lot = (struct bg_lot_result){.lot = bids->n > 0 && bids->bid[0]->lot ? bids->bid[0]->lot : "",
                                  .ruleset = ruleset,
                                  .bids = results,
                                  .bids_n = bids->n,
                                  .panel = bids->panel,
                                  .prices_closed = bids->prices_closed,
                                  .recommended = -1,
                                  .no_award = "",
                                  .open = {.settled = true, .words = ""},
                                  .recommendation = "",
                                  .margin_words = ""};
    for (size_t i = 0; i < work.n; i++) {
        start_entry(&work, &work.entries[i], bids->bid[i], &results[i]);
        judge_alone(&work, &work.entries[i]);
    }
    find_comparison_set(&work);
    judge_relative(&work);
    for (size_t i = 0; i < work.n; i++) {
        struct bg_entry *entry = &work.entries[i];
        bg_score_points(&entry->judging, entry->criteria);
        bool out = evaluate_kept_out(&work, entry);
        if (!out && brief)
            judge_status_briefly(entry);
        else if (!out)
            judge_status(entry);
        add_quality(&work, entry);
    }
    if (!bids->prices_closed)
        bg_price_entries(&work);
    for (size_t i = 0; i < work.n && !bids->prices_closed; i++) {
        apply_minimum_quality(&work, &work.entries[i]);
        evaluate_add_total(&work, &work.entries[i]);
    }
    if (!brief)
        bg_flag_time(&work);
    if (!brief && !bids->prices_closed) {
        bg_flag_abnormal(&work);
        bg_crosscheck(&work);
    }
    bg_rank_entries(&work);
    if (!brief)
        warn_lot(&work);
    if (!bids->prices_closed)
        bg_find_open(&work);
    bg_recommend(&work);
    lot->warned = work.warnings;
    lot->warnings_n = work.warnings_n;
    return lot;
}

struct bg_lot_result *bg_evaluate(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                  const struct bg_bids *bids)
{
    return evaluate_evaluate(arena, ruleset, bids, false);
}

struct bg_lot_result *bg_evaluate_said(struct bg_arena *arena, enum bg_language language,
                                       const struct bg_ruleset *ruleset, const struct bg_bids *bids)
{
    struct bg_lot_result *lot = evaluate_evaluate(arena, ruleset, bids, false);
    bg_lot_words(arena, language, lot);
    return lot;
}

const struct bg_lot_result *bg_evaluate_briefly(struct bg_arena *arena,
                                                const struct bg_ruleset *ruleset,
                                                const struct bg_bids *bids)
{
    return evaluate_evaluate(arena, ruleset, bids, true);
}

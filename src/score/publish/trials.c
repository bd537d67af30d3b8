/* Checks by trial: made-up bids with answers around every limit of the ruleset. A criterion that
 * none of them fails, or none of them passes, decides nothing. The trials are the same on every
 * run: the n-th bid takes the answers by a fixed sequence, not at random. */
#include <string.h>

#include "score/evaluate/env.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"
#include "score/publish/private.h"

enum { CANDIDATES = 40, ROWS = 3 };

struct candidates {
    struct bg_value value[CANDIDATES];
    size_t n;
};

static void trials_add(struct candidates *list, struct bg_value value)
{
    value.row = -1;
    if (list->n < CANDIDATES)
        list->value[list->n++] = value;
}

static void add_number(struct candidates *list, struct bg_dec number)
{
    trials_add(list, (struct bg_value){.type = BG_V_NUMBER, .as.number = number});
}

/* A limit, and just under and over it. */
static void add_around(struct candidates *list, struct bg_dec number)
{
    struct bg_dec other, step = {1, 2};
    add_number(list, number);
    if (bg_dec_add(number, step, &other))
        add_number(list, other);
    if (bg_dec_sub(number, step, &other))
        add_number(list, other);
    if (bg_dec_add(number, bg_dec_int(1), &other))
        add_number(list, other);
    if (bg_dec_sub(number, bg_dec_int(1), &other))
        add_number(list, other);
}

static void add_limit(struct candidates *list, const struct bg_logic *limit,
                      const struct bg_env *env)
{
    struct bg_value value;
    if (!limit || !bg_logic_is_constant(limit))
        return;
    value = bg_logic_eval(limit, env);
    if (value.type == BG_V_NUMBER)
        add_around(list, value.as.number);
}

static bool trials_reads_slot(const struct bg_logic *logic, size_t slot)
{
    const struct bg_reads *reads;
    if (!logic)
        return false;
    reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++)
        if (reads->slots[i] == slot)
            return true;
    return false;
}

/* Every limit of every criterion that reads the slot. */
static void add_limits(const struct bg_publishing *publishing, const struct bg_env *env,
                       size_t slot, struct candidates *list)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    struct bg_compared compared;
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *criterion = &ruleset->criteria[i];
        if (!trials_reads_slot(criterion->test, slot) && !trials_reads_slot(criterion->value, slot))
            continue;
        if (criterion->test && bg_logic_compared(criterion->test, &compared))
            add_limit(list, compared.limit, env);
        for (int k = 0; k < BG_LIMIT__COUNT; k++)
            add_limit(list, criterion->limits[k], env);
        for (size_t b = 0; b < criterion->bands_n; b++)
            add_limit(list, criterion->bands[b].limit, env);
    }
}

static bool trials_allowed(const struct bg_field *field, const struct bg_value *value)
{
    if (value->type != BG_V_NUMBER)
        return true;
    if (field->type == BG_FIELD_INTEGER && !bg_dec_is_int(value->as.number))
        return false;
    return !(field->has_min && bg_dec_cmp(value->as.number, field->min) < 0) &&
           !(field->has_max && bg_dec_cmp(value->as.number, field->max) > 0) &&
           (field->has_min || bg_dec_sign(value->as.number) >= 0);
}

static void add_numbers(const struct bg_field *field, struct candidates *list)
{
    static const int64_t usual[] = {0, 1, 10, 100, 1000, 100000, 10000000};
    if (field->has_min)
        add_number(list, field->min);
    if (field->has_max)
        add_number(list, field->max);
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        add_number(list, bg_dec_int(usual[i]));
}

static void trials_add_text(struct candidates *list, const char *text)
{
    struct bg_value value = {.type = BG_V_TEXT};
    value.as.text.bytes = text;
    value.as.text.n = strlen(text);
    trials_add(list, value);
}

/* What a vendor might answer to the field; limits: those of the criteria that read it. */
static void find_candidates(const struct bg_field *field, const struct candidates *limits,
                            struct candidates *list)
{
    size_t kept = 0;
    list->n = 0;
    switch (field->type) {
    case BG_FIELD_BOOLEAN:
        trials_add(list, (struct bg_value){.type = BG_V_BOOL, .as.truth = true});
        trials_add(list, (struct bg_value){.type = BG_V_BOOL, .as.truth = false});
        return;
    case BG_FIELD_CHOICE:
        for (size_t i = 0; i < field->choices_n; i++)
            trials_add_text(list, field->choices[i].id);
        return;
    case BG_FIELD_DATE:
        for (int64_t year = -3; year < 8; year++)
            trials_add(list, (struct bg_value){.type = BG_V_DATE, .as.days = 20000 + year * 366});
        return;
    case BG_FIELD_TEXT:
        trials_add_text(list, "a text");
        return;
    default:
        break;
    }
    *list = *limits;
    add_numbers(field, list);
    for (size_t i = 0; i < list->n; i++)
        if (trials_allowed(field, &list->value[i]))
            list->value[kept++] = list->value[i];
    list->n = kept;
}

/* A fixed sequence that mixes fields and bids well enough (Knuth's multiplicative hash). */
static size_t trials_pick(size_t n, size_t bid, size_t field, size_t row)
{
    uint32_t mixed = (uint32_t)(bid * 2654435761u + field * 40503u + row * 97u);
    mixed ^= mixed >> 15;
    mixed *= 2246822519u;
    mixed ^= mixed >> 13;
    return mixed % n;
}

static struct bg_value trials_answer(const struct bg_field *field, const struct candidates *limits,
                                     size_t bid, size_t number, size_t row)
{
    struct candidates list;
    find_candidates(field, limits, &list);
    return list.n ? list.value[trials_pick(list.n, bid, number, row)] : BG_MISSING;
}

static struct bg_value table(struct bg_arena *arena, const struct bg_field *field,
                             const struct candidates *limits, size_t bid, size_t number)
{
    struct bg_table *made = BG_NEW(arena, struct bg_table);
    struct bg_value *cells = BG_ARRAY(arena, ROWS * field->columns_n, struct bg_value);
    /* every other bid has the same answer in each row: "all rows" would rarely hold otherwise */
    size_t step = bid % 2;
    for (size_t row = 0; row < ROWS; row++)
        for (size_t c = 0; c < field->columns_n; c++)
            cells[row * field->columns_n + c] =
                trials_answer(&field->columns[c], limits, bid, number * 64 + c, row * step);
    made->rows = ROWS;
    made->columns = field->columns_n;
    made->cells = cells;
    return (struct bg_value){.type = BG_V_TABLE, .row = -1, .as.table = made};
}

const struct bg_bid *bg_trial_bid(const struct bg_publishing *publishing, int n)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    struct bg_arena *arena = publishing->arena;
    struct bg_answer *answers;
    struct bg_value *values;
    struct bg_bid *bid = bg_bid_unanswered(arena, ruleset, "trial", &answers, &values);
    const struct bg_env *env = bg_bid_env(arena, ruleset, bid);
    for (size_t i = 0; i < ruleset->fields_n; i++) {
        const struct bg_field *field = &ruleset->fields[i];
        struct candidates limits = {.n = 0};
        add_limits(publishing, env, i, &limits);
        values[i] = field->type == BG_FIELD_TABLE ? table(arena, field, &limits, (size_t)n, i)
                                                  : trials_answer(field, &limits, (size_t)n, i, 0);
        answers[i].value = values[i];
    }
    return bid;
}

struct seen { /* of one criterion over all trials */
    bool above_least, below_most, judged;
};

static void trials_note(struct seen *seen, const struct bg_criterion_result *result,
                        const struct bg_ratio *one)
{
    switch (result->outcome) {
    case BG_MET:
        seen->above_least = seen->judged = true;
        break;
    case BG_NOT_MET:
        seen->below_most = seen->judged = true;
        break;
    case BG_SCORED:
        seen->judged = true;
        if (result->rating && bg_ratio_sign(result->rating) > 0)
            seen->above_least = true;
        if (result->rating && bg_ratio_cmp(result->rating, one) < 0)
            seen->below_most = true;
        break;
    default:
        break;
    }
}

static void report(const struct bg_publishing *publishing, const struct seen *seen)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *criterion = &ruleset->criteria[i];
        const struct bg_reads *reads = criterion->test    ? bg_logic_reads(criterion->test)
                                       : criterion->value ? bg_logic_reads(criterion->value)
                                                          : NULL;
        bool tried = seen[i].judged && reads && reads->slots_n > 0 && !criterion->match &&
                     !criterion->forbid;
        if (tried && !seen[i].below_most)
            bg_diag_add(publishing->diags, BG_W704, criterion->pos,
                        "criterion \"%s\": none of %d trial answers fails it or loses points",
                        criterion->id, BG_TRIAL_BIDS);
        if (tried && !seen[i].above_least)
            bg_diag_add(publishing->diags, BG_W705, criterion->pos,
                        "criterion \"%s\": none of %d trial answers passes it or earns points",
                        criterion->id, BG_TRIAL_BIDS);
    }
}

void bg_publish_trials(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    struct seen *seen = BG_ARRAY(publishing->arena, ruleset->criteria_n + 1, struct seen);
    struct bg_criterion_result *results =
        BG_ARRAY(publishing->arena, ruleset->criteria_n + 1, struct bg_criterion_result);
    const struct bg_ratio *one = bg_ratio_int(publishing->arena, 1);
    for (int n = 0; n < BG_TRIAL_BIDS; n++) {
        bg_evaluate_one(publishing->arena, ruleset, bg_trial_bid(publishing, n), results);
        for (size_t i = 0; i < ruleset->criteria_n; i++)
            trials_note(&seen[i], &results[i], one);
    }
    report(publishing, seen);
}

/* A scoring scale that starts below a floor which every bid must meet gives points for obeying the
 * floor; and a floor that steps up inside the term can overtake a scale that began above it. */
#include <string.h>

#include "base/date.h"
#include "score/evaluate/env.h"
#include "score/publish/private.h"
#include "score/evaluate/used.h"

struct floor { /* a pass/fail requirement of the form value >= parameter */
    const struct bg_criterion *criterion;
    struct bg_compared compared;
    const char *value_words;
    bool at_least; /* else at most */
};

static const char *overtaken_words_of(const struct bg_publishing *publishing,
                                      const struct bg_logic *logic)
{
    struct bg_buf buf;
    bg_buf_init(&buf, publishing->arena);
    bg_logic_words(logic, NULL, &buf);
    return bg_buf_text(&buf);
}

static bool overtaken_find_floor(const struct bg_publishing *publishing,
                                 const struct bg_criterion *criterion, struct floor *floor)
{
    if (!criterion->test || criterion->value ||
        !bg_logic_compared(criterion->test, &floor->compared) ||
        !bg_logic_is_constant(floor->compared.limit) ||
        bg_logic_reads(floor->compared.limit)->params_n == 0)
        return false;
    floor->criterion = criterion;
    floor->value_words = overtaken_words_of(publishing, floor->compared.value);
    floor->at_least = floor->compared.op[0] == '>';
    return true;
}

/* Evaluates the limit with every parameter at the given date. */
struct dated_env {
    struct bg_env env;
    const struct bg_env *real;
    int64_t date;
};

static struct bg_value overtaken_param_on(const struct bg_env *env, size_t index, int64_t date)
{
    const struct dated_env *dated = (const struct dated_env *)env;
    return dated->real->param(dated->real, index, date == INT64_MIN ? dated->date : date);
}

static struct bg_value overtaken_limit_on(const struct bg_logic *limit, const struct bg_env *real,
                                          int64_t date)
{
    struct dated_env dated = {.env = *real, .real = real, .date = date};
    dated.env.param = overtaken_param_on;
    return bg_logic_eval(limit, &dated.env);
}

static void overtaken_compare(const struct bg_publishing *publishing, const struct floor *floor,
                              const struct bg_criterion *scored, struct bg_dec start, int64_t date,
                              const struct bg_env *env)
{
    struct bg_value limit = overtaken_limit_on(floor->compared.limit, env, date);
    char text[BG_DEC_TEXT], from[BG_DEC_TEXT], day[BG_DATE_TEXT];
    int order;
    if (limit.type != BG_V_NUMBER)
        return;
    order = bg_dec_cmp(limit.as.number, start);
    if (floor->at_least ? order <= 0 : order >= 0)
        return;
    bg_diag_add(publishing->diags, BG_W706, scored->pos,
                "criterion \"%s\" gives points from %s on, but \"%s\" already demands %s on %s",
                scored->id, bg_dec_text(start, from), floor->criterion->id,
                bg_dec_text(limit.as.number, text), bg_date_text(date, day));
}

/* Where the scale of the criterion starts to give points. */
static bool scale_start(const struct bg_criterion *criterion, const struct bg_env *env,
                        struct bg_dec *start)
{
    const struct bg_logic *limit = criterion->limits[BG_LIMIT_FROM];
    struct bg_value value;
    if (!limit && criterion->bands_n)
        limit = criterion->bands[criterion->bands_n - 1].limit;
    if (!limit || !bg_logic_is_constant(limit))
        return false;
    value = bg_logic_eval(limit, env);
    *start = value.as.number;
    return value.type == BG_V_NUMBER;
}

static void check_floor(const struct bg_publishing *publishing, const struct floor *floor,
                        const struct bg_env *env)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    int64_t end = ruleset->solicitation.dates[BG_AT_END];
    struct bg_dec start;
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *scored = &ruleset->criteria[i];
        if (!scored->value || !scale_start(scored, env, &start) ||
            strcmp(overtaken_words_of(publishing, scored->value), floor->value_words) != 0)
            continue;
        overtaken_compare(publishing, floor, scored, start, ruleset->as_of, env);
        if (end != BG_NO_DATE && end > ruleset->as_of &&
            bg_logic_reads(floor->compared.limit)->params_n)
            overtaken_compare(publishing, floor, scored, start, end, env);
    }
}

void bg_publish_overtaken(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    const struct bg_env *env = bg_bid_env(publishing->arena, ruleset, bg_trial_bid(publishing, 0));
    struct floor floor;
    struct bg_used used;
    bg_find_used(publishing->arena, ruleset, &used);
    for (size_t i = 0; i < ruleset->criteria_n; i++)
        if (!bg_never_applies(&used, ruleset->criteria[i].when) &&
            overtaken_find_floor(publishing, &ruleset->criteria[i], &floor))
            check_floor(publishing, &floor, env);
}

/* How a vendor is assumed to respond: the bid is copied, and what changes is set in the copy. */
#include "score/evaluate/respond.h"

#include <string.h>

#include "base/date.h"
#include "score/evaluate/parts.h"
#include "score/evaluate/explain.h"

struct responding {
    struct bg_arena *arena;
    const struct bg_ruleset *ruleset;
    struct bg_assumed_bid out;
    struct bg_answer *answers; /* of the copy */
    struct bg_value *values;
};

/* -- the copy ---------------------------------------------------------------------------------- */

static void copy_bid(struct responding *r, const struct bg_bid *from)
{
    struct bg_bid *copy = BG_NEW(r->arena, struct bg_bid);
    size_t n = r->ruleset->fields_n;
    *copy = *from;
    r->answers = BG_ARRAY(r->arena, n, struct bg_answer);
    r->values = BG_ARRAY(r->arena, n, struct bg_value);
    if (n) {
        memcpy(r->answers, from->answers, n * sizeof *r->answers);
        memcpy(r->values, from->values, n * sizeof *r->values);
    }
    copy->answers = r->answers;
    copy->values = r->values;
    r->out.bid = copy;
}

static void respond_set_answer(struct responding *r, int slot, struct bg_value value)
{
    r->values[slot] = r->answers[slot].value = value;
    r->answers[slot].problem = NULL;
}

/* A table of the copy's own, whose cells may be changed. */
static struct bg_value *respond_own_cells(struct responding *r, int slot)
{
    const struct bg_table *old = r->values[slot].as.table;
    size_t n = old->rows * old->columns;
    struct bg_table *table = BG_NEW(r->arena, struct bg_table);
    struct bg_value *cells = BG_ARRAY(r->arena, n, struct bg_value);
    if (n)
        memcpy(cells, old->cells, n * sizeof *cells);
    *table = (struct bg_table){old->rows, old->columns, cells};
    respond_set_answer(r, slot,
                       (struct bg_value){.type = BG_V_TABLE, .row = -1, .as.table = table});
    return cells;
}

static struct bg_value respond_number(struct bg_dec value)
{
    return (struct bg_value){.type = BG_V_NUMBER, .row = -1, .as.number = value};
}

static bool unclear(struct responding *r, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static bool unclear(struct responding *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    r->out.unclear = bg_arena_vprintf(r->arena, format, args);
    va_end(args);
    return false;
}

/* -- raising pay ------------------------------------------------------------------------------- */

/* What pay is raised to, on the dates of the term at which it steps; one date where it does not. */
struct target {
    struct bg_bid_env env;
    const struct bg_logic *to;
    const int64_t *dates;
    size_t dates_n;
    int64_t reached; /* the latest date on which a row's highest is not that of the first date */
};

static void aim(struct responding *r, const struct bg_response *response, struct target *out)
{
    static const int64_t whenever[] = {BG_NO_DATE};
    const struct bg_reads *reads = bg_logic_reads(response->to);
    *out = (struct target){.to = response->to, .reached = BG_NO_DATE};
    bg_bid_env_init(&out->env, r->arena, r->ruleset, r->out.bid);
    out->dates_n = bg_term_dates(&out->env, &reads, 1, r->arena, &out->dates);
    if (out->dates_n == 0) {
        out->dates = whenever;
        out->dates_n = 1;
    }
}

/* The highest value of the row over the dates, and the first date that has it. */
static bool respond_highest(struct responding *r, struct target *target,
                            const struct bg_value *cells, size_t row, struct bg_value *out,
                            int64_t *date)
{
    for (size_t i = 0; i < target->dates_n; i++) {
        char day[BG_DATE_TEXT];
        target->env.period = target->dates[i];
        struct bg_value to = bg_logic_eval_row(target->to, &target->env.env, cells);
        if (to.type != BG_V_NUMBER)
            return unclear(r, "what pay is raised to%s%s is not known for row %zu of the workforce",
                           target->dates_n > 1 ? " from " : "",
                           target->dates_n > 1 ? bg_date_text(target->dates[i], day) : "", row + 1);
        if (i > 0 && bg_dec_cmp(to.as.number, out->as.number) <= 0)
            continue;
        *out = to;
        *date = target->dates[i];
    }
    return true;
}

/* A number of the bid, or what it is when the response does not say. */
static bool respond_figure_of(struct responding *r, const struct bg_logic *logic, int64_t otherwise,
                              const char *what, struct bg_dec *out)
{
    *out = bg_dec_int(otherwise);
    if (!logic)
        return true;
    struct bg_value value = bg_logic_eval(logic, bg_bid_env(r->arena, r->ruleset, r->out.bid));
    if (value.type != BG_V_NUMBER)
        return unclear(r, "%s is not known", what);
    *out = value.as.number;
    return true;
}

/* 75 in place of 0.75 would be a price nobody asks. */
static bool respond_share_of(struct responding *r, const struct bg_logic *logic, const char *what,
                             struct bg_dec *out)
{
    char text[BG_DEC_TEXT];
    if (!respond_figure_of(r, logic, 0, what, out))
        return false;
    if (bg_dec_sign(*out) < 0 || bg_dec_cmp(*out, bg_dec_int(1)) > 0)
        return unclear(r, "%s is %s, not between 0 and 1", what, bg_dec_text(*out, text));
    return true;
}

/* To what pay w of the row rises where the floor is `to` (F), with what ripples up to s F by the share
 * r: below F by min(max(F - w, r (s F - w)), F - m), at F or above by r (s F - w). False, said. */
static bool rippled(struct responding *r, const struct bg_response *response,
                    const struct target *target, const struct bg_value *cells, struct bg_dec wage,
                    struct bg_dec *to)
{
    struct bg_dec top, share, drawn, most = *to, owed;
    bool below = bg_dec_cmp(wage, *to) < 0;
    if (!response->ripple_to) {
        *to = below ? *to : wage;
        return true;
    }
    if (!respond_figure_of(r, response->ripple_to, 1, "ripple_to", &top) ||
        !respond_share_of(r, response->ripple_share, "ripple_share", &share))
        return false;
    if (bg_dec_cmp(top, bg_dec_int(1)) < 0)
        return unclear(r, "ripple_to is below 1");
    struct bg_value minimum = response->minimum
                                  ? bg_logic_eval_row(response->minimum, &target->env.env, cells)
                                  : (struct bg_value){.type = BG_V_NUMBER, .as.number = wage};
    if (minimum.type != BG_V_NUMBER)
        return unclear(r, "what must be paid already is not known for a row of the workforce");
    if (!bg_dec_mul(*to, top, &drawn))
        return unclear(r, "the cost has too many digits");
    if (bg_dec_sign(share) > 0 && bg_dec_cmp(drawn, *to) > 0 &&
        bg_dec_cmp(drawn, r->out.ripple) > 0)
        r->out.ripple = drawn;
    if (!bg_dec_sub(drawn, wage, &drawn) || !bg_dec_mul(drawn, share, &drawn) ||
        !bg_dec_sub(*to, wage, &owed) || !bg_dec_sub(most, minimum.as.number, &most))
        return unclear(r, "the cost has too many digits");
    if (bg_dec_sign(drawn) < 0)
        drawn = bg_dec_int(0);
    if (below && bg_dec_cmp(owed, drawn) > 0)
        drawn = owed;
    if (below && response->minimum && bg_dec_cmp(drawn, most) > 0)
        drawn = most;
    if (bg_dec_sign(drawn) < 0)
        drawn = bg_dec_int(0);
    return bg_dec_add(wage, drawn, to) || unclear(r, "the cost has too many digits");
}

static bool raise_row(struct responding *r, const struct bg_response *response,
                      struct target *target, struct bg_value *cells, size_t row)
{
    const struct bg_value *wage = &cells[response->wage], *hours = &cells[response->hours];
    const struct bg_value *heads = &cells[response->headcount];
    struct bg_value to = BG_MISSING;
    struct bg_dec cost;
    int64_t date = BG_NO_DATE;
    if (wage->type != BG_V_NUMBER || hours->type != BG_V_NUMBER || heads->type != BG_V_NUMBER)
        return unclear(r, "row %zu of the workforce does not say its pay, hours and workers",
                       row + 1);
    if (!respond_highest(r, target, cells, row, &to, &date))
        return false;
    if (!rippled(r, response, target, cells, wage->as.number, &to.as.number))
        return false;
    if (bg_dec_cmp(wage->as.number, to.as.number) >= 0)
        return true;
    if (!bg_dec_sub(to.as.number, wage->as.number, &cost) ||
        !bg_dec_mul(cost, hours->as.number, &cost) || !bg_dec_mul(cost, heads->as.number, &cost) ||
        !bg_dec_add(r->out.raise, cost, &r->out.raise) ||
        !bg_dec_add(r->out.raised, heads->as.number, &r->out.raised))
        return unclear(r, "the cost has too many digits");
    if (date != target->dates[0] && date > target->reached)
        target->reached = date;
    cells[response->wage] = to;
    return true;
}

/* raise x (1 + payroll tax) x years x share, in cents. */
static bool pass_on(struct responding *r, const struct bg_response *response)
{
    enum { CENTS = 2 };
    int slot = r->ruleset->price.slot;
    struct bg_dec tax, share, years, amount, price;
    if (!respond_share_of(r, response->payroll_tax, "the payroll tax", &tax) ||
        !respond_share_of(r, response->pass_on, "the share that is passed on", &share) ||
        !respond_figure_of(r, response->price_years, 1, "how many years the price covers", &years))
        return false;
    if (bg_dec_sign(share) == 0)
        return true;
    if (r->values[slot].type != BG_V_NUMBER)
        return unclear(r, "the bid has no price to pass the cost on into");
    if (!bg_dec_add(tax, bg_dec_int(1), &amount) || !bg_dec_mul(amount, r->out.raise, &amount) ||
        !bg_dec_mul(amount, years, &amount) || !bg_dec_mul(amount, share, &amount))
        return unclear(r, "the cost has too many digits");
    amount = bg_dec_round(amount, CENTS, BG_HALF_UP);
    if (!bg_dec_add(r->values[slot].as.number, amount, &price))
        return unclear(r, "the price has too many digits");
    r->out.passed_on = amount;
    respond_set_answer(r, slot, respond_number(price));
    return true;
}

static bool raise_pay(struct responding *r, const struct bg_response *response)
{
    if (r->values[response->table].type != BG_V_TABLE)
        return unclear(r, "the bid does not list its workforce");
    struct bg_value *cells = respond_own_cells(r, response->table);
    const struct bg_table *table = r->values[response->table].as.table;
    struct target target;
    aim(r, response, &target);
    for (size_t i = 0; i < table->rows; i++)
        if (!raise_row(r, response, &target, cells + i * table->columns, i))
            return false;
    if (!pass_on(r, response))
        return false;
    char heads[BG_DEC_TEXT], money[BG_DEC_TEXT], day[BG_DATE_TEXT];
    if (bg_dec_sign(r->out.raise) == 0) {
        r->out.words = "no pay is below the new floor";
        return true;
    }
    r->out.words = bg_arena_printf(r->arena, "pay of %s workers is raised",
                                   bg_dec_grouped(r->out.raised, r->out.raised.places, heads));
    if (target.reached != BG_NO_DATE)
        r->out.words = bg_arena_printf(r->arena, "%s to the highest floor of the term (of %s)",
                                       r->out.words, bg_date_text(target.reached, day));
    if (bg_dec_sign(r->out.passed_on))
        r->out.words = bg_arena_printf(r->arena, "%s, and the price by %s", r->out.words,
                                       bg_dec_grouped(r->out.passed_on, 2, money));
    return true;
}

/* -- new answers ------------------------------------------------------------------------------- */

static bool fits_choice(const struct bg_field *field, const struct bg_value *value)
{
    for (size_t i = 0; i < field->choices_n; i++)
        if (strlen(field->choices[i].id) == value->as.text.n &&
            memcmp(field->choices[i].id, value->as.text.bytes, value->as.text.n) == 0)
            return true;
    return field->choices_n == 0;
}

/* The new answer is one that the field takes. Missing is: the vendor then does not say. */
static bool respond_fits(struct responding *r, const struct bg_field *field,
                         const struct bg_value *value)
{
    static const enum bg_value_type types[BG_FIELD_TYPE__COUNT] = {
        [BG_FIELD_TEXT] = BG_V_TEXT,      [BG_FIELD_INTEGER] = BG_V_NUMBER,
        [BG_FIELD_NUMBER] = BG_V_NUMBER,  [BG_FIELD_MONEY] = BG_V_NUMBER,
        [BG_FIELD_PERCENT] = BG_V_NUMBER, [BG_FIELD_BOOLEAN] = BG_V_BOOL,
        [BG_FIELD_CHOICE] = BG_V_TEXT,    [BG_FIELD_DATE] = BG_V_DATE,
        [BG_FIELD_TABLE] = BG_V_TABLE};
    if (value->type == BG_V_MISSING)
        return true;
    if (value->type == BG_V_ERROR)
        return unclear(r, "the new answer to \"%s\" is not usable: %s", field->label,
                       value->as.error);
    bool good = value->type == types[field->type];
    if (good && field->type == BG_FIELD_INTEGER)
        good = bg_dec_is_int(value->as.number);
    if (good && value->type == BG_V_NUMBER)
        good = (!field->has_min || bg_dec_cmp(value->as.number, field->min) >= 0) &&
               (!field->has_max || bg_dec_cmp(value->as.number, field->max) <= 0);
    if (good && field->type == BG_FIELD_CHOICE)
        good = fits_choice(field, value);
    if (good)
        return true;
    return unclear(r, "the new answer to \"%s\" would be %s, which the question does not allow",
                   field->label, bg_value_say(r->arena, value, field->unit));
}

static bool set_column(struct responding *r, const struct bg_response_set *set)
{
    const struct bg_field *table = &r->ruleset->fields[set->slot];
    if (r->values[set->slot].type != BG_V_TABLE)
        return unclear(r, "the bid does not answer \"%s\"", table->label);
    struct bg_value *cells = respond_own_cells(r, set->slot);
    const struct bg_table *own = r->values[set->slot].as.table;
    const struct bg_env *env = bg_bid_env(r->arena, r->ruleset, r->out.bid);
    for (size_t i = 0; i < own->rows; i++) {
        struct bg_value *row = cells + i * own->columns;
        struct bg_value value = bg_logic_eval_row(set->value, env, row);
        if (!respond_fits(r, &table->columns[set->column], &value))
            return false;
        row[set->column] = value;
    }
    return true;
}

static bool set_answers(struct responding *r, const struct bg_response *response)
{
    for (size_t i = 0; i < response->sets_n; i++) {
        const struct bg_response_set *set = &response->sets[i];
        if (set->column >= 0) {
            if (!set_column(r, set))
                return false;
            continue;
        }
        struct bg_value value =
            bg_logic_eval(set->value, bg_bid_env(r->arena, r->ruleset, r->out.bid));
        if (!respond_fits(r, &r->ruleset->fields[set->slot], &value))
            return false;
        respond_set_answer(r, set->slot, value);
    }
    if (response->sets_n && !r->out.words[0])
        r->out.words = "answers change as assumed";
    return true;
}

/* -- the whole --------------------------------------------------------------------------------- */

static bool apply(struct responding *r, const struct bg_response *response)
{
    if (response->kind == BG_STAYS)
        return true;
    copy_bid(r, r->out.bid);
    if (response->kind == BG_DROPS_OUT) {
        struct bg_bid *copy = (struct bg_bid *)r->out.bid;
        copy->status = BG_BID_WITHDRAWN;
        copy->status_reason = bg_arena_printf(r->arena, "assumed to drop out under \"%s\"",
                                              response->scenario->title);
        r->out.words = "drops out";
        return true;
    }
    return (response->kind != BG_RAISES_PAY || raise_pay(r, response)) && set_answers(r, response);
}

/* The first response of the scenario that is at i whose test holds; NULL: none. */
static const struct bg_response *respond_choose(struct responding *r,
                                                const struct bg_responses *all, size_t i)
{
    const struct bg_scenario *scenario = all->response[i].scenario;
    for (; i < all->n && all->response[i].scenario == scenario; i++) {
        const struct bg_response *response = &all->response[i];
        if (!response->where)
            return response;
        struct bg_value holds =
            bg_logic_eval(response->where, bg_bid_env(r->arena, r->ruleset, r->out.bid));
        if (holds.type == BG_V_BOOL && holds.as.truth)
            return response;
        if (holds.type != BG_V_BOOL) {
            (void)unclear(r, "whether \"%s\" is about this vendor cannot be told from its answers",
                          response->title);
            return NULL;
        }
    }
    return NULL;
}

struct bg_assumed_bid bg_respond(struct bg_arena *arena, const struct bg_ruleset *ruleset,
                                 const struct bg_responses *responses, const struct bg_bid *bid)
{
    struct responding r = {.arena = arena, .ruleset = ruleset};
    struct bg_assumed_bid none = {.bid = bid, .words = "", .unclear = ""};
    r.out = none;
    if (bid->status != BG_BID_ACTIVE || bid->not_comparable || !bid->values)
        return none;
    for (size_t i = 0; i < responses->n; i++) {
        if (i && responses->response[i].scenario == responses->response[i - 1].scenario)
            continue;
        const struct bg_response *response = respond_choose(&r, responses, i);
        if (response && apply(&r, response))
            r.out.response = response;
        if (!r.out.unclear[0])
            continue;
        none.unclear = r.out.unclear;
        return none;
    }
    return r.out;
}

/* Arithmetic: exact decimals; what does not fit is an error, never rounded in silence. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

static const char too_large[] = "a number is too large";

typedef bool binary_fn(struct bg_dec a, struct bg_dec b, struct bg_dec *out);

/* Left to right over all operands; an error before a missing one. */
static const struct bg_value *eval_number_chain(struct bg_run *run, const struct bg_node *node,
                                                binary_fn *fn, struct bg_value *tmp)
{
    struct bg_value own, missing;
    struct bg_dec total = {0};
    bool fits = true, any_missing = false;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_value *value = bg_run_kid(run, node, i, &own);
        if (value->type == BG_V_NUMBER) {
            if (i == 0)
                total = value->as.number;
            else
                fits = fits && fn(total, value->as.number, &total);
        } else if (value->type == BG_V_MISSING) {
            if (!any_missing)
                missing = *value;
            any_missing = true;
        } else {
            return bg_unusable(tmp, value);
        }
    }
    if (any_missing) {
        *tmp = missing;
        return tmp;
    }
    return fits ? bg_put_number(tmp, total) : bg_put_error(tmp, too_large);
}

const struct bg_value *bg_eval_add(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    return eval_number_chain(run, node, bg_dec_add, tmp);
}

const struct bg_value *bg_eval_multiply(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    return eval_number_chain(run, node, bg_dec_mul, tmp);
}

const struct bg_value *bg_eval_subtract(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    const struct bg_value *value = eval_number_chain(run, node, bg_dec_sub, tmp);
    if (node->kids_n == 1 && value->type == BG_V_NUMBER)
        return bg_put_number(tmp, bg_dec_neg(value->as.number));
    return value;
}

const struct bg_value *bg_eval_shortfall(struct bg_run *run, const struct bg_node *node,
                                         struct bg_value *tmp)
{
    const struct bg_value *value = eval_number_chain(run, node, bg_dec_sub, tmp);
    if (value->type == BG_V_NUMBER && bg_dec_sign(value->as.number) < 0)
        return bg_put_number(tmp, bg_dec_int(0));
    return value;
}

static const struct bg_value *eval_number_quotient(struct bg_run *run, const struct bg_node *node,
                                                   binary_fn *fn, struct bg_value *tmp)
{
    struct bg_value own[2];
    const struct bg_value *undecided = bg_run_kids(run, node, 2, BG_V_NUMBER, own, tmp);
    if (undecided)
        return undecided;
    if (bg_dec_sign(own[1].as.number) == 0)
        return bg_put_error(tmp, "division by zero");
    struct bg_dec result;
    if (!fn(own[0].as.number, own[1].as.number, &result))
        return bg_put_error(tmp, too_large);
    return bg_put_number(tmp, result);
}

const struct bg_value *bg_eval_divide(struct bg_run *run, const struct bg_node *node,
                                      struct bg_value *tmp)
{
    return eval_number_quotient(run, node, bg_dec_div, tmp);
}

const struct bg_value *bg_eval_remainder(struct bg_run *run, const struct bg_node *node,
                                         struct bg_value *tmp)
{
    return eval_number_quotient(run, node, bg_dec_rem, tmp);
}

/* The least (sign -1) or greatest (1) of numbers or dates. */
static bool eval_number_beats(const struct bg_value *a, const struct bg_value *b, int sign)
{
    if (a->type == BG_V_NUMBER)
        return bg_cmp(&a->as.number, &b->as.number) == sign;
    return (a->as.days > b->as.days) - (a->as.days < b->as.days) == sign;
}

static const struct bg_value *best_item(const struct bg_value *list, int sign, struct bg_value *tmp)
{
    if (list->as.list.n == 0)
        return bg_put_missing(tmp);
    const struct bg_value *best = &list->as.list.items[0];
    for (size_t i = 0; i < list->as.list.n; i++) {
        const struct bg_value *item = &list->as.list.items[i];
        if (item->type != best->type || (item->type != BG_V_NUMBER && item->type != BG_V_DATE))
            return bg_unusable(tmp, item);
        if (eval_number_beats(item, best, sign))
            best = item;
    }
    *tmp = *best;
    return tmp;
}

static const struct bg_value *best_of(struct bg_run *run, const struct bg_node *node, int sign,
                                      struct bg_value *tmp)
{
    struct bg_value own, missing;
    bool first = true, any_missing = false;
    for (int i = 0; i < node->kids_n; i++) {
        const struct bg_value *value = bg_run_kid(run, node, i, &own);
        if (node->kids_n == 1 && value->type == BG_V_LIST)
            return best_item(value, sign, tmp);
        if (value->type == BG_V_MISSING) {
            if (!any_missing)
                missing = *value;
            any_missing = true;
        } else if (value->type != BG_V_NUMBER && value->type != BG_V_DATE) {
            return bg_unusable(tmp, value);
        } else if (!first && value->type != tmp->type) {
            return bg_put_error(tmp, "two values of different kinds are compared");
        } else if (first || eval_number_beats(value, tmp, sign)) {
            *tmp = *value;
            first = false;
        }
    }
    if (any_missing)
        *tmp = missing;
    return tmp;
}

const struct bg_value *bg_eval_min(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    return best_of(run, node, -1, tmp);
}

const struct bg_value *bg_eval_max(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    return best_of(run, node, 1, tmp);
}

const struct bg_value *bg_eval_abs(struct bg_run *run, const struct bg_node *node,
                                   struct bg_value *tmp)
{
    struct bg_value own;
    const struct bg_value *undecided = bg_run_kids(run, node, 1, BG_V_NUMBER, &own, tmp);
    if (undecided)
        return undecided;
    struct bg_dec a = own.as.number;
    return bg_put_number(tmp, bg_dec_sign(a) < 0 ? bg_dec_neg(a) : a);
}

const struct bg_value *bg_eval_round(struct bg_run *run, const struct bg_node *node,
                                     struct bg_value *tmp)
{
    struct bg_value own;
    const struct bg_value *undecided = bg_run_kids(run, node, 1, BG_V_NUMBER, &own, tmp);
    if (undecided)
        return undecided;
    enum bg_rounding mode = (enum bg_rounding)node->column;
    return bg_put_number(tmp, bg_dec_round(own.as.number, node->row, mode));
}

const struct bg_value *bg_eval_clamp(struct bg_run *run, const struct bg_node *node,
                                     struct bg_value *tmp)
{
    struct bg_value own[3];
    const struct bg_value *undecided = bg_run_kids(run, node, 3, BG_V_NUMBER, own, tmp);
    if (undecided)
        return undecided;
    if (bg_cmp(&own[1].as.number, &own[2].as.number) > 0)
        return bg_put_error(tmp, "the low end of a range is above its high end");
    if (bg_cmp(&own[0].as.number, &own[1].as.number) < 0)
        return bg_put_number(tmp, own[1].as.number);
    if (bg_cmp(&own[0].as.number, &own[2].as.number) > 0)
        return bg_put_number(tmp, own[2].as.number);
    return bg_put_number(tmp, own[0].as.number);
}

/* cases x 200,000 / hours: the rate per 100 full-time workers (100 x 40 hours x 50 weeks), as the
 * U.S. Bureau of Labor Statistics computes it. 7 cases in 250,000 hours: 5.6. */
const struct bg_value *bg_eval_incident_rate(struct bg_run *run, const struct bg_node *node,
                                             struct bg_value *tmp)
{
    struct bg_value own[2];
    const struct bg_value *undecided = bg_run_kids(run, node, 2, BG_V_NUMBER, own, tmp);
    if (undecided)
        return undecided;
    if (bg_dec_sign(own[1].as.number) <= 0)
        return bg_put_error(tmp, "an incident rate needs more than 0 hours worked");
    struct bg_dec rate;
    if (!bg_dec_mul(own[0].as.number, bg_dec_int(200000), &rate) ||
        !bg_dec_div(rate, own[1].as.number, &rate))
        return bg_put_error(tmp, too_large);
    return bg_put_number(tmp, rate);
}

/* [number, places, mode?]: places and mode are literals, so that words and formula can say them. */
bool bg_build_round(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json)
{
    static const char *const modes[] = {
        [BG_HALF_UP] = "half_up", [BG_HALF_EVEN] = "half_even", [BG_TRUNCATE] = "truncate"};
    bool fine = bg_logic_operands(c, proto, json, 0, 1);
    const struct cJSON *places = bg_logic_nth(json, 1), *mode = bg_logic_nth(json, 2);
    struct bg_dec number;
    int64_t n;
    if (bg_json_type(places) != BG_JSON_NUMBER || !bg_json_dec(c->json, places, &number) ||
        !bg_dec_to_int(number, &n) || n < 0 || n > 12) {
        bg_diag_add(c->diags, BG_E408, bg_json_pos(c->json, places),
                    "the decimals of 'round' are a whole number from 0 to 12");
        return false;
    }
    proto->row = (int)n;
    if (!mode)
        return fine;
    const char *text = bg_json_text(mode);
    for (int i = 0; text && i < 3; i++) {
        if (strcmp(text, modes[i]) == 0) {
            proto->column = i;
            return fine;
        }
    }
    bg_diag_add(c->diags, BG_E408, bg_json_pos(c->json, mode),
                "the mode of 'round' is \"half_up\", \"half_even\" or \"truncate\"");
    return false;
}

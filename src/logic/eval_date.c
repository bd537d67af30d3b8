/* Dates: days since 1970-01-01; no clock. */
#include "logic/logic.h"

#include "base/date.h"
#include "logic/logic_internal.h"

static const char out_of_range[] = "a date is outside the years 1 to 9999";
enum { FIRST_DAY = -719162, LAST_DAY = 2932896 }; /* 0001-01-01 and 9999-12-31 */

static const struct bg_value *eval_date_put_date(struct bg_value *out, int64_t days)
{
    *out = (struct bg_value){.type = BG_V_DATE, .row = -1, .as.days = days};
    return out;
}

const struct bg_value *bg_eval_date(struct bg_run *run, const struct bg_node *node,
                                    struct bg_value *tmp)
{
    const struct bg_value *text = bg_run_kid(run, node, 0, tmp);
    if (text->type == BG_V_DATE)
        return text;
    if (text->type != BG_V_TEXT)
        return bg_unusable(tmp, text);
    int64_t days;
    if (!bg_date_parse(text->as.text.bytes, text->as.text.n, &days))
        return bg_put_error(tmp, "text is not a date (use YYYY-MM-DD)");
    return eval_date_put_date(tmp, days);
}

const struct bg_value *bg_eval_days_between(struct bg_run *run, const struct bg_node *node,
                                            struct bg_value *tmp)
{
    struct bg_value own[2];
    const struct bg_value *undecided = bg_run_kids(run, node, 2, BG_V_DATE, own, tmp);
    if (undecided)
        return undecided;
    return bg_put_number(tmp, bg_dec_int(own[1].as.days - own[0].as.days));
}

/* The date and the whole number of an operator; false: *undecided is what it gives. */
static bool date_and_count(struct bg_run *run, const struct bg_node *node, int64_t *days,
                           int64_t *n, struct bg_value *tmp, const struct bg_value **undecided)
{
    struct bg_value own;
    const struct bg_value *count = bg_run_kid(run, node, 1, &own);
    const struct bg_value *date = bg_run_kid(run, node, 0, tmp);
    *undecided = NULL;
    if (date->type != BG_V_DATE && date->type != BG_V_MISSING)
        *undecided = bg_unusable(tmp, date);
    else if (count->type != BG_V_NUMBER && count->type != BG_V_MISSING)
        *undecided = bg_unusable(tmp, count);
    else if (date->type == BG_V_MISSING || count->type == BG_V_MISSING)
        *undecided = bg_unusable(tmp, date->type == BG_V_MISSING ? date : count);
    else if (!bg_dec_to_int(count->as.number, n))
        *undecided = bg_put_error(tmp, "days and months are added in whole numbers");
    else if (*n > 4000000 || *n < -4000000)
        *undecided = bg_put_error(tmp, out_of_range);
    else
        *days = date->as.days;
    return *undecided == NULL;
}

const struct bg_value *bg_eval_add_days(struct bg_run *run, const struct bg_node *node,
                                        struct bg_value *tmp)
{
    int64_t days, n;
    const struct bg_value *undecided;
    if (!date_and_count(run, node, &days, &n, tmp, &undecided))
        return undecided;
    days += n;
    if (days < FIRST_DAY || days > LAST_DAY)
        return bg_put_error(tmp, out_of_range);
    return eval_date_put_date(tmp, days);
}

const struct bg_value *bg_eval_add_months(struct bg_run *run, const struct bg_node *node,
                                          struct bg_value *tmp)
{
    int64_t days, n;
    const struct bg_value *undecided;
    if (!date_and_count(run, node, &days, &n, tmp, &undecided))
        return undecided;
    if (!bg_date_add_months(days, n, &days))
        return bg_put_error(tmp, out_of_range);
    return eval_date_put_date(tmp, days);
}

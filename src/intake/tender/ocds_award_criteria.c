/* What OCDS says about how bids are ranked: the code of tender.awardCriteria, and the award
 * criteria breakdown extension with its weights. None of it says how an answer becomes points, so
 * weights are taken over and no scoring rule is made up. */
#include <string.h>

#include "intake/tender/ocds.h"

static const struct {
    const char *code;
    bool price;          /* the qualified bid with the lowest price is awarded */
    const char *because; /* of one that is not */
} codes[] = {
    {"priceOnly", true, ""},
    {"lowestCost", true, ""}, /* deprecated; published for the lowest price */
    {"costOnly", false, "the lowest cost wins, of which the price is only a part"},
    {"qualityOnly", false, "the best quality wins"},
    {"ratedCriteria", false, "the highest score wins, and no scoring rule is published"},
    {"bestProposal", false, "the best proposal wins, and no scoring rule is published"},
    {"bestValueToGovernment", false, "the best value wins, and no scoring rule is published"},
    {"singleBidOnly", false, "a single bid was expected, so nothing says how bids are ranked"},
};

static const char *code_of(const struct bg_ocds *o, const struct cJSON *lot)
{
    const char *own = bg_public_text(lot, "awardCriteria");
    return own[0] ? own : bg_public_text(o->tender.root, "awardCriteria");
}

static bool in_group(const struct bg_ocds *o, const struct cJSON *group, const struct cJSON *lot)
{
    const struct cJSON *related = bg_json_get(group, "relatedLots");
    const char *id = bg_public_key(&o->tender, lot, "id");
    for (const struct cJSON *one = bg_json_first(related); one; one = bg_json_next(one))
        if (strcmp(bg_public_key_of(&o->tender, one), id) == 0)
            return true;
    return !bg_json_first(related);
}

static const struct cJSON *criteria_in(const struct cJSON *node)
{
    const struct cJSON *breakdown = bg_json_get(node, "awardCriteria");
    return bg_json_first(bg_json_get(breakdown, "criteria")) ? breakdown : NULL;
}

const struct cJSON *bg_ocds_breakdown(const struct bg_ocds *o, const struct cJSON *lot)
{
    const struct cJSON *group = bg_json_first(bg_json_get(o->tender.root, "lotGroups"));
    const struct cJSON *found = criteria_in(lot ? lot : o->tender.root);
    for (; group && !found; group = bg_json_next(group))
        if (in_group(o, group, lot))
            found = criteria_in(group);
    return found;
}

/* The only criterion is the price. */
static bool is_price_alone(const struct cJSON *breakdown)
{
    const struct cJSON *criterion = bg_json_first(bg_json_get(breakdown, "criteria"));
    const struct cJSON *number = bg_json_first(bg_json_get(criterion, "numbers"));
    if (!criterion || bg_json_next(criterion) ||
        strcmp(bg_public_text(criterion, "type"), "price") != 0)
        return false;
    for (; number; number = bg_json_next(number))
        if (bg_public_text(number, "fixed")[0] || bg_public_text(number, "threshold")[0])
            return false;
    return true;
}

const char *bg_ocds_not_by_price(const struct bg_ocds *o, const struct cJSON *lot)
{
    const struct cJSON *breakdown = bg_ocds_breakdown(o, lot);
    const char *code = code_of(o, lot);
    struct bg_arena *arena = o->tender.arena;
    if (bg_json_first(bg_json_get(o->tender.root, "conversions")))
        return "conversions multiply the price by what was answered, and they are not read";
    if (breakdown && !is_price_alone(breakdown))
        return "the award criteria have weights and no scoring rule";
    if (!code[0])
        return breakdown ? ""
                         : "no award criteria are published, so nothing says how bids are ranked";
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (strcmp(codes[i].code, code) == 0)
            return codes[i].price ? ""
                                  : bg_arena_printf(arena, "award criteria \"%s\": %s", code,
                                                    codes[i].because);
    return bg_arena_printf(arena, "award criteria \"%s\" say nothing of how bids are ranked", code);
}

/* -- weights --------------------------------------------------------------------------------------
 */

struct weight {
    bool exact;        /* points of 100, or points */
    struct bg_dec n;   /* decimals as points of 100 */
    const char *unit;  /* the source's word; "" when there is no weight */
    const char *other; /* fixed, thresholds and weights that are no exact number, in words */
};

static struct weight ocds_award_criteria_weight_of(const struct bg_ocds *o,
                                                   const struct cJSON *criterion)
{
    static const char *const others[] = {"fixed", "threshold"};
    struct weight weight = {.unit = "", .n = bg_dec_int(0)};
    const struct cJSON *number = bg_json_first(bg_json_get(criterion, "numbers"));
    struct bg_buf words;
    bg_buf_init(&words, o->tender.arena);
    for (; number; number = bg_json_next(number)) {
        const char *unit = bg_public_text(number, "weight");
        const char *digits = bg_public_digits(&o->tender, bg_json_get(number, "number"));
        struct bg_dec n;
        bool exact = digits && bg_dec_parse(digits, strlen(digits), &n) &&
                     (strcmp(unit, "percentageExact") == 0 || strcmp(unit, "decimalExact") == 0 ||
                      strcmp(unit, "pointsExact") == 0);
        if (exact && !weight.exact &&
            (strcmp(unit, "decimalExact") != 0 || bg_dec_mul(n, bg_dec_int(100), &n))) {
            weight.exact = true;
            weight.n = n;
            weight.unit = unit;
        } else if (unit[0]) {
            bg_buf_printf(&words, ", %s %s", unit, digits ? digits : "without a number");
        }
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
            if (bg_public_text(number, others[i])[0])
                bg_buf_printf(&words, ", %s %s", bg_public_text(number, others[i]),
                              digits ? digits : "without a number");
    }
    weight.other = bg_buf_text(&words);
    return weight;
}

static const char *ocds_award_criteria_name_of(const struct cJSON *criterion)
{
    const char *name = bg_public_text(criterion, "name");
    return name[0] ? name : bg_public_text(criterion, "description");
}

/* Award criterion "Service quality" (quality, weight 50): ... */
static const char *ocds_award_criteria_sentence(const struct bg_ocds *o,
                                                const struct cJSON *criterion)
{
    struct weight weight = ocds_award_criteria_weight_of(o, criterion);
    char text[BG_DEC_TEXT];
    const char *said =
        weight.exact ? bg_arena_printf(o->tender.arena, ", weight %s", bg_dec_text(weight.n, text))
                     : ", no exact weight";
    return bg_arena_printf(o->tender.arena,
                           "Award criterion \"%s\" (%s%s%s): the source has no scoring rule",
                           ocds_award_criteria_name_of(criterion),
                           bg_public_text(criterion, "type"), said, weight.other);
}

#define EACH_CRITERION(breakdown, c)                                                               \
    const struct cJSON *c = bg_json_first(bg_json_get(breakdown, "criteria"));                     \
    c;                                                                                             \
    c = bg_json_next(c)

void bg_ocds_unscored(const struct bg_ocds *o, const struct cJSON *breakdown, struct bg_buf *out)
{
    for (EACH_CRITERION(breakdown, criterion)) {
        bg_put_item(out);
        bg_buf_json(out, ocds_award_criteria_sentence(o, criterion), -1);
    }
}

static struct bg_dec ocds_award_criteria_total_of(const struct bg_ocds *o,
                                                  const struct cJSON *breakdown, bool *all,
                                                  bool *points)
{
    struct bg_dec total = bg_dec_int(0);
    *all = true;
    *points = false;
    for (EACH_CRITERION(breakdown, criterion)) {
        struct weight weight = ocds_award_criteria_weight_of(o, criterion);
        *all &= weight.exact && bg_dec_add(total, weight.n, &total);
        *points |= strcmp(weight.unit, "pointsExact") == 0;
    }
    return total;
}

void bg_ocds_account_criteria(struct bg_ocds *o, const struct cJSON *lot)
{
    const struct cJSON *breakdown = bg_ocds_breakdown(o, lot);
    const char *of_lot =
        lot ? bg_arena_printf(o->tender.arena, "lot %s: ", bg_public_key(&o->tender, lot, "id"))
            : "";
    bool all, points;
    char text[BG_DEC_TEXT];
    if (!breakdown || !bg_ocds_not_by_price(o, lot)[0]) {
        if (strcmp(code_of(o, lot), "lowestCost") == 0)
            bg_intake_note(o->tender.intake, BG_COERCED,
                           "%saward criteria \"lowestCost\", a deprecated code, read as the lowest "
                           "price",
                           of_lot);
        return;
    }
    struct bg_dec total = ocds_award_criteria_total_of(o, breakdown, &all, &points);
    for (EACH_CRITERION(breakdown, criterion))
        bg_intake_note(o->tender.intake, BG_NOT_MODELLED, "%s%s (%s)", of_lot,
                       ocds_award_criteria_sentence(o, criterion),
                       bg_public_line(&o->tender, criterion));
    if (all && !points && bg_dec_cmp(total, bg_dec_int(100)) != 0)
        bg_intake_note(o->tender.intake, BG_NOT_MODELLED,
                       "%sthe weights of its award criteria add up to %s, not 100 (%s)", of_lot,
                       bg_dec_text(total, text), bg_public_line(&o->tender, breakdown));
}

void bg_ocds_weighted(const struct bg_ocds *o, const struct cJSON *breakdown, struct bg_buf *out)
{
    size_t n = 0;
    char text[BG_DEC_TEXT];
    for (EACH_CRITERION(breakdown, criterion)) {
        struct weight weight = ocds_award_criteria_weight_of(o, criterion);
        n++;
        if (strcmp(bg_public_text(criterion, "type"), "price") == 0)
            continue;
        bg_put_key(out, bg_arena_printf(o->tender.arena, "award-%zu", n));
        bg_buf_putc(out, '{');
        bg_put_member(out, "title", ocds_award_criteria_name_of(criterion));
        bg_put_member(out, "description", bg_public_text(criterion, "description"));
        bg_put_member(out, "element", "other");
        if (weight.exact)
            bg_buf_printf(out, ",\n\"weight\": %s", bg_dec_text(weight.n, text));
        bg_put_member(out, "source", "tender");
        bg_buf_puts(out, "\n}");
    }
}

const char *bg_ocds_price_weight(const struct bg_ocds *o, const struct cJSON *breakdown,
                                 const char **total)
{
    struct bg_dec price = bg_dec_int(0);
    bool all, points;
    char text[BG_DEC_TEXT];
    struct bg_dec sum = ocds_award_criteria_total_of(o, breakdown, &all, &points);
    bg_dec_text(points ? sum : bg_dec_int(100), text);
    *total = bg_arena_text(o->tender.arena, text, strlen(text));
    for (EACH_CRITERION(breakdown, criterion)) {
        struct weight weight = ocds_award_criteria_weight_of(o, criterion);
        if (strcmp(bg_public_text(criterion, "type"), "price") == 0 && weight.exact)
            (void)!bg_dec_add(price, weight.n, &price);
    }
    if (bg_dec_sign(price) <= 0)
        return "";
    bg_dec_text(price, text);
    return bg_arena_text(o->tender.arena, text, strlen(text));
}

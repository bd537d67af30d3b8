/* Features: criteria whose options are worth a share of the price, and the options that bids claim
 * (parameters). A feature becomes a choice field and a choice criterion; its weight is the largest
 * option in percent. */
#include <string.h>

#include "intake/tender/prozorro.h"

static struct bg_dec hundredfold(const struct bg_public_tender *tender, const struct cJSON *number)
{
    struct bg_dec share = bg_dec_int(0), percent = share;
    if (bg_json_dec(tender->json, number, &share))
        (void)!bg_dec_mul(share, bg_dec_int(100), &percent);
    return percent;
}

static struct bg_dec largest_option(const struct bg_public_tender *tender,
                                    const struct cJSON *feature)
{
    struct bg_dec most = bg_dec_int(0);
    const struct cJSON *option = bg_json_first(bg_json_get(feature, "enum"));
    for (; option; option = bg_json_next(option)) {
        struct bg_dec value = hundredfold(tender, bg_json_get(option, "value"));
        if (bg_dec_cmp(value, most) > 0)
            most = value;
    }
    return most;
}

/* Why it cannot be used; NULL: it can. */
static const char *fault_of(const struct bg_prozorro *p, const struct bg_index *codes,
                            const struct bg_index *fields, size_t i)
{
    const struct bg_feature *feature = &p->features[i];
    if (!feature->code[0])
        return "it has no code, so no bid can claim it";
    if ((size_t)bg_index_find(codes, feature->code) != i)
        return "another feature has its code";
    if ((size_t)bg_index_find(fields, feature->field) != i)
        return "its code differs from another one only in signs that ids cannot have";
    return NULL;
}

void bg_features_start(struct bg_prozorro *p)
{
    struct bg_public_tender *tender = &p->tender;
    const struct cJSON *features = bg_json_get(tender->root, "features");
    size_t all = bg_json_size(features);
    const char **codes = BG_ARRAY(tender->arena, all, const char *);
    const char **fields = BG_ARRAY(tender->arena, all, const char *);
    p->features = BG_ARRAY(tender->arena, all, struct bg_feature);
    for (const struct cJSON *node = bg_json_first(features); node; node = bg_json_next(node)) {
        struct bg_feature *feature = &p->features[p->features_n];
        feature->node = node;
        codes[p->features_n] = feature->code = bg_public_key(tender, node, "code");
        feature->field = bg_public_id(tender->arena, "feature-", feature->code);
        fields[p->features_n++] = feature->field;
    }
    p->feature_at = bg_index_new(tender->arena, codes, all);
    const struct bg_index *by_field = bg_index_new(tender->arena, fields, all);
    for (size_t i = 0; i < all; i++) {
        struct bg_feature *feature = &p->features[i];
        const char *fault = fault_of(p, p->feature_at, by_field, i);
        const char *worthless = "its options are all worth nothing";
        bool nothing = bg_dec_sign(largest_option(tender, feature->node)) <= 0;
        if (!fault && !nothing)
            continue;
        bg_intake_note(tender->intake, fault ? BG_REFUSED : BG_IGNORED, "feature %s (%s): %s",
                       feature->code, bg_public_line(tender, feature->node),
                       fault ? fault : worthless);
        feature->unusable = fault != NULL;
        if (fault)
            bg_public_incomplete(tender, "a feature of the tender cannot be used");
    }
}

static const struct bg_feature *prozorro_features_find(const struct bg_prozorro *p,
                                                       const char *code)
{
    int at = bg_index_find(p->feature_at, code);
    return at < 0 || p->features[at].unusable ? NULL : &p->features[at];
}

/* -- in the ruleset -------------------------------------------------------------------------------
 */

static bool prozorro_features_counts(const struct bg_prozorro *p, const struct bg_feature *feature,
                                     const struct cJSON *lot)
{
    return !feature->unusable && bg_public_concerns(&p->tender, lot, feature->node);
}

void bg_features_fields(const struct bg_prozorro *p, const struct cJSON *lot, struct bg_buf *out)
{
    for (size_t i = 0; i < p->features_n; i++) {
        const struct cJSON *node = p->features[i].node;
        const struct cJSON *option = bg_json_first(bg_json_get(node, "enum"));
        int n = 0;
        if (!prozorro_features_counts(p, &p->features[i], lot))
            continue;
        bg_put_key(out, p->features[i].field);
        bg_buf_putc(out, '{');
        bg_put_member(out, "label", bg_public_text(node, "title"));
        bg_put_member(out, "help", bg_public_text(node, "description"));
        bg_put_member(out, "type", "choice");
        bg_put_key(out, "choices");
        bg_buf_putc(out, '{');
        for (; option; option = bg_json_next(option)) {
            const char *title = bg_public_text(option, "title");
            const char *id = bg_arena_printf(p->tender.arena, "option-%d", ++n);
            bg_put_member(out, id, title[0] ? title : id);
        }
        bg_buf_puts(out, "}}");
    }
}

static void prozorro_features_put_points(const struct bg_public_tender *tender,
                                         const struct cJSON *node, struct bg_buf *out)
{
    const struct cJSON *option = bg_json_first(bg_json_get(node, "enum"));
    char text[BG_DEC_TEXT];
    int n = 0;
    bg_put_key(out, "points");
    bg_buf_putc(out, '{');
    for (; option; option = bg_json_next(option)) {
        bg_put_key(out, bg_arena_printf(tender->arena, "option-%d", ++n));
        bg_buf_puts(out, bg_dec_text(hundredfold(tender, bg_json_get(option, "value")), text));
    }
    bg_buf_putc(out, '}');
}

struct bg_dec bg_features_criteria(const struct bg_prozorro *p, const struct cJSON *lot,
                                   struct bg_buf *out)
{
    struct bg_dec sum = bg_dec_int(0);
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < p->features_n; i++) {
        const struct cJSON *node = p->features[i].node;
        const char *title = bg_public_text(node, "title");
        struct bg_dec most = largest_option(&p->tender, node);
        if (!prozorro_features_counts(p, &p->features[i], lot) || bg_dec_sign(most) <= 0)
            continue;
        (void)!bg_dec_add(sum, most, &sum);
        bg_put_key(out, p->features[i].field);
        bg_buf_putc(out, '{');
        bg_put_member(out, "title", title[0] ? title : p->features[i].code);
        bg_put_member(out, "element", "other");
        bg_put_member(out, "kind", "choice");
        bg_put_member(out, "source", "tender");
        bg_buf_printf(out, ",\n\"weight\": %s,\n\"out_of\": %s", bg_dec_text(most, text), text);
        bg_buf_printf(out, ",\n\"value\": {\"val\":\"%s\"}", p->features[i].field);
        prozorro_features_put_points(&p->tender, node, out);
        bg_buf_puts(out, "\n}");
    }
    return sum;
}

/* -- in bids --------------------------------------------------------------------------------------
 */

/* The option of the criterion of a ruleset, for bids that come without their tender. */
static const char *option_of_ruleset(const struct bg_ruleset *ruleset, const char *field,
                                     struct bg_dec claimed)
{
    int at = ruleset ? bg_ruleset_criterion(ruleset, field) : -1;
    struct bg_dec percent;
    if (at < 0)
        return NULL;
    if (bg_dec_mul(claimed, bg_dec_int(100), &percent))
        for (size_t i = 0; i < ruleset->criteria[at].choices_n; i++)
            if (bg_dec_cmp(ruleset->criteria[at].choices[i].points, percent) == 0)
                return ruleset->criteria[at].choices[i].choice;
    return "not an option of the feature";
}

/* What the claimed share of price is called among the options. NULL: there is no such feature, or
 * no number. An option that the feature does not have is kept, so that evaluating refuses it. */
static const char *claimed(const struct bg_prozorro *p, const struct cJSON *parameter,
                           const char *field)
{
    const struct bg_public_tender *tender = &p->tender;
    const struct bg_feature *feature =
        prozorro_features_find(p, bg_public_key(tender, parameter, "code"));
    const struct cJSON *option = feature ? bg_json_first(bg_json_get(feature->node, "enum")) : NULL;
    struct bg_dec share, value;
    if (!bg_json_dec(tender->json, bg_json_get(parameter, "value"), &share))
        return NULL;
    if (!feature)
        return p->features_n ? NULL : option_of_ruleset(tender->intake->ruleset, field, share);
    for (int n = 1; option; option = bg_json_next(option), n++)
        if (bg_json_dec(tender->json, bg_json_get(option, "value"), &value) &&
            bg_dec_cmp(value, share) == 0)
            return bg_arena_printf(tender->arena, "option-%d", n);
    return "not an option of the feature";
}

/* The fields of the bid's parameters, in order, and which of them are claimed twice. */
static const char **fields_of(const struct bg_prozorro *p, const struct cJSON *parameters,
                              const bool **twice)
{
    struct bg_arena *arena = p->tender.arena;
    size_t n = 0, all = bg_json_size(parameters);
    const char **fields = BG_ARRAY(arena, all, const char *);
    bool *repeated = BG_ARRAY(arena, all, bool);
    for (const struct cJSON *one = bg_json_first(parameters); one; one = bg_json_next(one))
        fields[n++] = bg_public_id(arena, "feature-", bg_public_key(&p->tender, one, "code"));
    const struct bg_index *index = bg_index_new(arena, fields, n);
    for (size_t i = 0; i < n; i++) {
        size_t first = (size_t)bg_index_find(index, fields[i]);
        if (first != i)
            repeated[first] = repeated[i] = true;
    }
    *twice = repeated;
    return fields;
}

void bg_parameters_account(const struct bg_prozorro *p, const struct cJSON *parameters,
                           const char *bid)
{
    const bool *twice;
    const char **field = fields_of(p, parameters, &twice);
    const struct cJSON *one = bg_json_first(parameters);
    for (; one; one = bg_json_next(one), field++, twice++) {
        const char *why = *twice                     ? "the bid claims two options; neither is used"
                          : !claimed(p, one, *field) ? "no such feature, or no number"
                                                     : NULL;
        if (why)
            bg_intake_note(
                p->tender.intake, *twice ? BG_REFUSED : BG_IGNORED, "bid %s, parameter %s (%s): %s",
                bid, bg_public_key(&p->tender, one, "code"), bg_public_line(&p->tender, one), why);
    }
}

void bg_parameters_put(const struct bg_prozorro *p, const struct cJSON *lot,
                       const struct cJSON *parameters, const char *bid, struct bg_buf *out,
                       struct bg_places *places)
{
    const bool *twice;
    const char **field = fields_of(p, parameters, &twice);
    const struct cJSON *one = bg_json_first(parameters);
    for (; one; one = bg_json_next(one), field++, twice++) {
        const char *code = bg_public_key(&p->tender, one, "code");
        const struct bg_feature *feature = prozorro_features_find(p, code);
        const char *option = *twice ? NULL : claimed(p, one, *field);
        if (!option || (feature && !prozorro_features_counts(p, feature, lot)))
            continue;
        bg_places_add(places, out,
                      bg_arena_printf(p->tender.intake->arena, "bid %s, parameter %s (%s)", bid,
                                      code, bg_public_line(&p->tender, one)));
        bg_put_member(out, *field, option);
    }
}

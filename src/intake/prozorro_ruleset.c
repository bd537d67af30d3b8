/* A Prozorro lot as a ruleset: requirements become fields and pass/fail requirements, features
 * become choice criteria with the platform's coefficient, life-cycle costs become adjustments. What
 * the buyer answers about the winner is listed as not modelled.
 * Coefficient: openprocurement/barbecue (Apache-2.0), 1 + sum(v) / (1 - sum(vmax)). */
#include <string.h>

#include "intake/prozorro.h"

/* Calls visit for each feature of the lot. */
static void each_feature(const struct bg_tender *tender, const struct cJSON *lot,
                         void (*visit)(const struct bg_tender *, const struct cJSON *, void *),
                         void *data)
{
    const struct cJSON *feature = bg_json_first(bg_json_get(tender->root, "features"));
    for (; feature; feature = bg_json_next(feature))
        if (bg_tender_concerns(tender, lot, bg_tender_text(feature, "featureOf"),
                               bg_tender_text(feature, "relatedItem")))
            visit(tender, feature, data);
}

/* Calls visit for each criterion of the lot with at least one active requirement. */
static void each_criterion(const struct bg_tender *tender, const struct cJSON *lot,
                           void (*visit)(const struct bg_tender *, const struct cJSON *, void *),
                           void *data)
{
    const struct cJSON *criterion = bg_json_first(bg_json_get(tender->root, "criteria"));
    for (; criterion; criterion = bg_json_next(criterion))
        if (bg_tender_concerns(tender, lot, bg_tender_text(criterion, "relatesTo"),
                               bg_tender_text(criterion, "relatedItem")))
            visit(tender, criterion, data);
}

static void each_requirement(const struct cJSON *criterion,
                             void (*visit)(const struct cJSON *, void *), void *data)
{
    const struct cJSON *group = bg_json_first(bg_json_get(criterion, "requirementGroups"));
    for (; group; group = bg_json_next(group)) {
        const struct cJSON *requirement = bg_json_first(bg_json_get(group, "requirements"));
        for (; requirement; requirement = bg_json_next(requirement))
            if (bg_tender_requirement_active(requirement))
                visit(requirement, data);
    }
}

static const char *field_of(const struct bg_tender *tender, const struct cJSON *requirement)
{
    return bg_tender_id(tender->arena, "req-", bg_tender_text(requirement, "id"));
}

/* -- fields ---------------------------------------------------------------------------------- */

struct writing {
    const struct bg_tender *tender;
    struct bg_buf *out;
    size_t n;          /* groups or requirements written */
    struct bg_dec sum; /* of the features' maxima */
};

static const char *field_type(const struct cJSON *requirement)
{
    const char *type = bg_tender_text(requirement, "dataType");
    if (bg_json_get(requirement, "expectedValues"))
        return "table";
    if (strcmp(type, "boolean") == 0)
        return "boolean";
    if (strcmp(type, "integer") == 0)
        return "integer";
    if (strcmp(type, "number") == 0)
        return "number";
    return "text";
}

static void put_requirement_field(const struct cJSON *requirement, void *data)
{
    struct writing *writing = data;
    struct bg_buf *out = writing->out;
    const char *type = field_type(requirement);
    const char *unit = bg_tender_text(bg_json_get(requirement, "unit"), "name");
    bg_put_key(out, field_of(writing->tender, requirement));
    bg_buf_putc(out, '{');
    bg_put_member(out, "label", bg_tender_text(requirement, "title"));
    bg_put_member(out, "help", bg_tender_text(requirement, "description"));
    bg_put_member(out, "type", type);
    if (unit[0])
        bg_put_member(out, "unit", unit);
    if (strcmp(type, "table") == 0)
        bg_buf_puts(out, ",\"columns\":{\"value\":{\"label\":\"value\",\"type\":\"text\"}}");
    bg_buf_putc(out, '}');
}

static void put_criterion_fields(const struct bg_tender *tender, const struct cJSON *criterion,
                                 void *data)
{
    (void)tender;
    if (bg_tender_by_vendor(criterion))
        each_requirement(criterion, put_requirement_field, data);
}

static void put_feature_field(const struct bg_tender *tender, const struct cJSON *feature,
                              void *data)
{
    struct bg_buf *out = ((struct writing *)data)->out;
    const struct cJSON *option = bg_json_first(bg_json_get(feature, "enum"));
    int n = 0;
    bg_put_key(out, bg_tender_id(tender->arena, "feature-", bg_tender_text(feature, "code")));
    bg_buf_putc(out, '{');
    bg_put_member(out, "label", bg_tender_text(feature, "title"));
    bg_put_member(out, "help", bg_tender_text(feature, "description"));
    bg_put_member(out, "type", "choice");
    bg_put_key(out, "choices");
    bg_buf_putc(out, '{');
    for (; option; option = bg_json_next(option)) {
        const char *title = bg_tender_text(option, "title");
        const char *id = bg_arena_printf(tender->arena, "option-%d", ++n);
        bg_put_member(out, id, title[0] ? title : id);
    }
    bg_buf_puts(out, "}}");
}

static void put_fields(const struct bg_tender *tender, const struct cJSON *lot, struct bg_buf *out)
{
    struct writing writing = {.tender = tender, .out = out};
    bg_put_key(out, "fields");
    bg_buf_putc(out, '{');
    if (tender->esco)
        bg_buf_puts(out,
                    "\n\"amount_performance\": {\"label\": \"energy performance of the contract\","
                    " \"type\": \"money\", \"role\": \"price\"},"
                    "\n\"amount\": {\"label\": \"contract amount\", \"type\": \"money\"}");
    else
        bg_buf_puts(out, "\n\"price\": {\"label\": \"bid price\", \"type\": \"money\", "
                         "\"role\": \"price\"}");
    each_feature(tender, lot, put_feature_field, &writing);
    each_criterion(tender, lot, put_criterion_fields, &writing);
    bg_buf_puts(out, "\n}");
}

/* -- pass/fail requirements ------------------------------------------------------------------ */

static void put_bound(struct writing *writing, const struct cJSON *requirement, const char *key,
                      const char *op, const char *field, int *n)
{
    const struct cJSON *bound = bg_json_get(requirement, key);
    const char *text;
    size_t size;
    if (!bound || bg_json_type(bound) != BG_JSON_NUMBER)
        return;
    bg_json_raw(writing->tender->json, bound, &text, &size);
    bg_buf_printf(writing->out, "%s{\"%s\":[{\"val\":\"%s\"},%.*s]}", (*n)++ ? "," : "", op, field,
                  (int)size, text);
}

static void put_number_test(struct writing *writing, const struct cJSON *requirement,
                            const char *field)
{
    struct bg_buf *out = writing->out;
    int n = 0;
    bg_buf_puts(out, "{\"and\":[");
    put_bound(writing, requirement, "minValue", ">=", field, &n);
    put_bound(writing, requirement, "maxValue", "<=", field, &n);
    put_bound(writing, requirement, "expectedValue", "==", field, &n);
    if (n == 0) /* any number will do: it has to be answered */
        bg_buf_printf(out, "{\"or\":[{\">=\":[{\"val\":\"%s\"},0]},{\"<\":[{\"val\":\"%s\"},0]}]}",
                      field, field);
    bg_buf_puts(out, "]}");
}

static void put_list_test(struct writing *writing, const struct cJSON *requirement,
                          const char *field)
{
    struct bg_buf *out = writing->out;
    const struct bg_json *json = writing->tender->json;
    const struct cJSON *least = bg_json_get(requirement, "expectedMinItems");
    const char *text;
    size_t n;
    bg_json_raw(json, bg_json_get(requirement, "expectedValues"), &text, &n);
    bg_buf_printf(out, "{\"and\":[{\"all\":[{\"val\":\"%s\"},{\"in\":[{\"val\":\"value\"},%.*s]}]}",
                  field, (int)n, text);
    if (least && bg_json_type(least) == BG_JSON_NUMBER) {
        bg_json_raw(json, least, &text, &n);
        bg_buf_printf(out, ",{\">=\":[{\"count_of\":[{\"val\":\"%s\"},true]},%.*s]}", field, (int)n,
                      text);
    }
    bg_buf_puts(out, "]}");
}

/* Without an expected value any text will do; a dash alone is not one. */
static void put_text_test(struct writing *writing, const struct cJSON *requirement,
                          const char *field)
{
    struct bg_buf *out = writing->out;
    const char *expected = bg_json_text(bg_json_get(requirement, "expectedValue"));
    bg_buf_printf(out, "{\"%s\":[{\"val\":\"%s\"},", expected ? "==" : "!=", field);
    bg_buf_json(out, expected ? expected : "-", -1);
    bg_buf_puts(out, "]}");
}

static void put_boolean_test(struct writing *writing, const struct cJSON *requirement,
                             const char *field)
{
    const struct cJSON *expected = bg_json_get(requirement, "expectedValue");
    const char *text = bg_json_text(expected);
    bool truth = bg_json_true(expected) || (text && (text[0] == 't' || text[0] == 'T'));
    if (!expected || bg_json_type(expected) == BG_JSON_NULL)
        bg_buf_printf(writing->out, "{\"in\":[{\"val\":\"%s\"},[true,false]]}", field);
    else
        bg_buf_printf(writing->out, "{\"==\":[{\"val\":\"%s\"},%s]}", field,
                      truth ? "true" : "false");
}

static void put_requirement_test(struct writing *writing, const struct cJSON *requirement)
{
    static const struct {
        const char *type;
        void (*put)(struct writing *, const struct cJSON *, const char *);
    } rows[] = {{"boolean", put_boolean_test},
                {"integer", put_number_test},
                {"number", put_number_test},
                {"table", put_list_test},
                {"text", put_text_test}};
    const char *type = field_type(requirement);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].type, type) == 0)
            rows[i].put(writing, requirement, field_of(writing->tender, requirement));
}

/* A group holds when all its requirements hold; a criterion when any group does. */
static void put_test(struct writing *writing, const struct cJSON *criterion)
{
    struct bg_buf *out = writing->out;
    const struct cJSON *group = bg_json_first(bg_json_get(criterion, "requirementGroups"));
    int groups = 0;
    bg_buf_puts(out, "{\"or\":[");
    for (; group; group = bg_json_next(group)) {
        const struct cJSON *requirement = bg_json_first(bg_json_get(group, "requirements"));
        int n = 0;
        for (; requirement; requirement = bg_json_next(requirement)) {
            if (!bg_tender_requirement_active(requirement))
                continue;
            if (n == 0)
                bg_buf_printf(out, "%s{\"and\":[", groups++ ? "," : "");
            if (n++)
                bg_buf_putc(out, ',');
            put_requirement_test(writing, requirement);
        }
        if (n)
            bg_buf_puts(out, "]}");
    }
    bg_buf_puts(out, "]}");
}

static void count_requirement(const struct cJSON *requirement, void *data)
{
    (void)requirement;
    ++*(size_t *)data;
}

static void put_pass_fail(const struct bg_tender *tender, const struct cJSON *criterion, void *data)
{
    struct writing *writing = data;
    struct bg_buf *out = writing->out;
    const char *class = bg_tender_text(bg_json_get(criterion, "classification"), "id");
    bool of_bidder = strncmp(class, "CRITERION.EXCLUSION.", 20) == 0 ||
                     strncmp(class, "CRITERION.SELECTION.", 20) == 0;
    bool winner = strcmp(bg_tender_text(criterion, "source"), "winner") == 0;
    size_t active = 0;
    each_requirement(criterion, count_requirement, &active);
    if (!bg_tender_by_vendor(criterion) || bg_tender_is_life_cycle_cost(criterion) || !active)
        return;
    bg_put_key(out, bg_tender_id(tender->arena, "crit-", bg_tender_text(criterion, "id")));
    bg_buf_putc(out, '{');
    bg_put_member(out, "title", bg_tender_text(criterion, "title"));
    bg_put_member(out, "description", bg_tender_text(criterion, "description"));
    bg_put_member(out, "why", class);
    bg_put_member(out, "element",
                  strncmp(class, "CRITERION.EXCLUSION.", 20) == 0 ? "legal_minimum" : "other");
    bg_put_member(out, "kind", "pass_fail");
    bg_put_member(out, "stage", of_bidder ? "responsibility" : "responsiveness");
    if (winner)
        bg_put_member(out, "cure", "The winner shows it before the contract.");
    bg_put_member(out, "source", "tender");
    bg_put_key(out, "test");
    put_test(writing, criterion);
    bg_buf_puts(out, "\n}");
}

/* -- features --------------------------------------------------------------------------------- */

static struct bg_dec hundredfold(const struct bg_tender *tender, const struct cJSON *number)
{
    struct bg_dec share = bg_dec_int(0), percent = share;
    if (bg_json_dec(tender->json, number, &share))
        (void)!bg_dec_mul(share, bg_dec_int(100), &percent);
    return percent;
}

static struct bg_dec largest_option(const struct bg_tender *tender, const struct cJSON *feature)
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

static void put_feature(const struct bg_tender *tender, const struct cJSON *feature, void *data)
{
    struct writing *writing = data;
    struct bg_buf *out = writing->out;
    char text[BG_DEC_TEXT];
    struct bg_dec most = largest_option(tender, feature);
    const struct cJSON *option = bg_json_first(bg_json_get(feature, "enum"));
    const char *id = bg_tender_id(tender->arena, "feature-", bg_tender_text(feature, "code"));
    int n = 0;
    if (bg_dec_sign(most) <= 0) {
        bg_intake_note(tender->intake, BG_IGNORED,
                       "feature %s, whose options are all worth nothing",
                       bg_tender_text(feature, "code"));
        return;
    }
    (void)!bg_dec_add(writing->sum, most, &writing->sum);
    bg_put_key(out, id);
    bg_buf_putc(out, '{');
    bg_put_member(out, "title", bg_tender_text(feature, "title"));
    bg_put_member(out, "element", "other");
    bg_put_member(out, "kind", "choice");
    bg_put_member(out, "source", "tender");
    bg_buf_printf(out, ",\n\"weight\": %s,\n\"out_of\": %s", bg_dec_text(most, text), text);
    bg_buf_printf(out, ",\n\"value\": {\"val\":\"%s\"}", id);
    bg_put_key(out, "points");
    bg_buf_putc(out, '{');
    for (; option; option = bg_json_next(option)) {
        bg_put_key(out, bg_arena_printf(tender->arena, "option-%d", ++n));
        bg_buf_puts(out, bg_dec_text(hundredfold(tender, bg_json_get(option, "value")), text));
    }
    bg_buf_puts(out, "}\n}");
}

/* -- price and award -------------------------------------------------------------------------- */

static void put_cost(const struct cJSON *requirement, void *data)
{
    struct writing *writing = data;
    const char *id = field_of(writing->tender, requirement);
    bg_put_key(writing->out, bg_arena_printf(writing->tender->arena, "cost-%s", id + 4));
    bg_buf_putc(writing->out, '{');
    bg_put_member(writing->out, "title", bg_tender_text(requirement, "title"));
    bg_buf_printf(writing->out,
                  ",\n\"amount\": {\"val\":\"%s\"},\n\"effect\": \"add\",\n\"stage\": \"%s\"}", id,
                  bg_dec_sign(writing->sum) ? "after" : "before");
    writing->n++;
}

static void put_costs(const struct bg_tender *tender, const struct cJSON *criterion, void *data)
{
    (void)tender;
    if (bg_tender_is_life_cycle_cost(criterion))
        each_requirement(criterion, put_cost, data);
}

static void put_price(struct writing *writing, const struct cJSON *lot)
{
    const struct bg_tender *tender = writing->tender;
    struct bg_buf *out = writing->out;
    bool index = tender->esco || bg_dec_sign(writing->sum) > 0;
    struct bg_dec left = bg_dec_int(0);
    char text[BG_DEC_TEXT];
    (void)!bg_dec_sub(bg_dec_int(100), writing->sum, &left);
    bg_put_key(out, "price");
    bg_buf_printf(out, "{\n\"field\": \"%s\"", tender->esco ? "amount_performance" : "price");
    if (index)
        bg_buf_printf(out, ",\n\"weight\": %s,\n\"formula\": \"coefficient\"",
                      bg_dec_text(left, text));
    if (tender->esco)
        bg_buf_puts(out, ",\n\"highest_wins\": true");
    if (tender->tax >= 0)
        bg_put_member(out, "tax_basis", tender->tax ? "with tax" : "without tax");
    bg_put_key(out, "adjustments");
    bg_buf_putc(out, '{');
    each_criterion(tender, lot, put_costs, writing);
    bg_buf_puts(out, "}\n}");
    bg_put_key(out, "award");
    bg_buf_printf(out,
                  "{\"method\": \"%s\", \"decimals\": 2, \"rounding\": \"half_up\", "
                  "\"rank_on\": \"exact\", \"ties\": [\"earliest\"]}",
                  index ? "best_index" : "lowest_evaluated_price");
}

/* -- the whole -------------------------------------------------------------------------------- */

static void put_not_modelled(const struct bg_tender *tender, const struct cJSON *criterion,
                             void *data)
{
    struct bg_buf *out = ((struct writing *)data)->out;
    const char *text;
    if (bg_tender_by_vendor(criterion))
        return;
    text = bg_arena_printf(tender->arena, "Answered by the buyer, not by the vendor: %s",
                           bg_tender_text(criterion, "title"));
    bg_put_item(out);
    bg_buf_json(out, text, -1);
    bg_intake_note(tender->intake, BG_NOT_MODELLED, "%s", text);
}

static void put_date(struct bg_buf *out, const char *key, const char *date_time)
{
    enum { DATE = 10 };
    if (strlen(date_time) < DATE)
        return;
    bg_put_key(out, key);
    bg_buf_json(out, date_time, DATE);
}

static void put_solicitation(const struct bg_tender *tender, const struct cJSON *lot,
                             struct bg_buf *out)
{
    const struct cJSON *period = bg_json_get(tender->root, "tenderPeriod");
    const char *due = bg_tender_text(period, "endDate");
    const char *lot_title = bg_tender_text(lot, "title");
    const char *title = bg_tender_text(tender->root, "title");
    if (!due[0])
        due = bg_tender_text(tender->root, "date");
    bg_put_key(out, "solicitation");
    bg_buf_putc(out, '{');
    bg_put_member(out, "title", lot_title[0] ? lot_title : title);
    bg_put_member(out, "reference", bg_tender_text(tender->root, "tenderID"));
    bg_put_member(out, "buyer",
                  bg_tender_text(bg_json_get(tender->root, "procuringEntity"), "name"));
    bg_put_key(out, "dates");
    bg_buf_putc(out, '{');
    put_date(out, "advertised", bg_tender_text(period, "startDate"));
    put_date(out, "bids_due", due);
    bg_buf_puts(out, "}\n}");
}

static void put_heading(const struct bg_tender *tender, const struct cJSON *lot, struct bg_buf *out)
{
    const char *reference = bg_tender_text(tender->root, "tenderID");
    const char *title = bg_tender_text(tender->root, "title");
    bg_put_member(out, "format", "bidgauge-ruleset/1");
    bg_put_member(out, "id", bg_tender_id(tender->arena, "prozorro-", reference));
    bg_put_member(out, "title", title[0] ? title : reference);
    bg_put_member(out, "version", bg_tender_text(tender->root, "dateModified"));
    bg_put_member(out, "jurisdiction", "UA");
    if (tender->currency[0])
        bg_put_member(out, "currency", tender->currency);
    put_solicitation(tender, lot, out);
    bg_put_key(out, "sources");
    bg_buf_puts(out, "{\"tender\": {");
    bg_put_member(out, "title", bg_arena_printf(tender->arena, "Prozorro tender %s", reference));
    bg_put_member(out, "citation", bg_tender_text(tender->root, "id"));
    bg_buf_puts(out, "}}");
}

void bg_tender_ruleset(const struct bg_tender *tender, const struct cJSON *lot, struct bg_buf *out)
{
    struct writing writing = {.tender = tender, .out = out, .sum = bg_dec_int(0)};
    bg_buf_putc(out, '{');
    put_heading(tender, lot, out);
    bg_put_key(out, "not_modelled");
    bg_buf_putc(out, '[');
    each_criterion(tender, lot, put_not_modelled, &writing);
    bg_buf_putc(out, ']');
    put_fields(tender, lot, out);
    bg_put_key(out, "criteria");
    bg_buf_putc(out, '{');
    each_feature(tender, lot, put_feature, &writing);
    each_criterion(tender, lot, put_pass_fail, &writing);
    bg_buf_puts(out, "\n}");
    put_price(&writing, lot);
    bg_buf_puts(out, "\n}\n");
}

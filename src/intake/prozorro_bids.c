/* A Prozorro bid for one lot as a bidgauge bid. Answers are read by the declared data type, since
 * most published yes/no answers are the texts "true" and "True"; each coercion is reported. */
#include <string.h>

#include "intake/prozorro.h"

struct writing {
    const struct bg_tender *tender;
    const struct cJSON *lot, *bid;
    struct bg_buf *out;
};

/* -- status ----------------------------------------------------------------------------------- */

static const struct {
    const char *theirs, *ours;
} statuses[] = {
    {"active", "active"},       {"deleted", "deleted"},           {"draft", "withdrawn"},
    {"pending", "withdrawn"},   {"unsuccessful", "disqualified"}, {"invalid", "disqualified"},
    {"withdrawn", "withdrawn"},
};

static const char *our_status(const char *theirs)
{
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (strcmp(statuses[i].theirs, theirs) == 0)
            return statuses[i].ours;
    return "disqualified"; /* invalid.pre-qualification and what may come: only active ranks */
}

static void put_status(struct writing *writing, const struct cJSON *lot_value)
{
    const char *of_bid = bg_tender_text(writing->bid, "status");
    const char *of_lot = bg_tender_text(lot_value, "status");
    const char *decides = of_bid[0] ? of_bid : "active";
    const char *what = "bid";
    if (strcmp(decides, "active") == 0 && of_lot[0] && strcmp(of_lot, "active") != 0) {
        decides = of_lot;
        what = "bid for this lot";
    }
    bg_put_member(writing->out, "status", our_status(decides));
    if (strcmp(decides, "active") != 0)
        bg_put_member(writing->out, "status_reason",
                      bg_arena_printf(writing->tender->arena, "the %s is \"%s\" in the source",
                                      what, decides));
}

/* -- answers ---------------------------------------------------------------------------------- */

static const struct cJSON *find_requirement(const struct bg_tender *tender, const char *id,
                                            const struct cJSON **criterion)
{
    *criterion = bg_json_first(bg_json_get(tender->root, "criteria"));
    for (; *criterion; *criterion = bg_json_next(*criterion)) {
        const struct cJSON *group = bg_json_first(bg_json_get(*criterion, "requirementGroups"));
        for (; group; group = bg_json_next(group)) {
            const struct cJSON *one = bg_json_first(bg_json_get(group, "requirements"));
            for (; one; one = bg_json_next(one))
                if (bg_tender_requirement_active(one) && strcmp(bg_tender_text(one, "id"), id) == 0)
                    return one;
        }
    }
    return NULL;
}

static void put_raw_answer(struct writing *writing, const struct cJSON *value)
{
    const char *text;
    size_t n;
    bg_json_raw(writing->tender->json, value, &text, &n);
    bg_buf_put(writing->out, text, n);
}

static void coerced(struct writing *writing, const char *id, const char *from, const char *to)
{
    bg_intake_note(writing->tender->intake, BG_COERCED, "bid %s, answer %s: text \"%s\" to %s",
                   bg_tender_text(writing->bid, "id"), id, from, to);
}

static bool is_number_text(const char *text)
{
    struct bg_dec number;
    return text && bg_dec_parse(text, strlen(text), &number);
}

/* The value by the requirement's data type; a text that stands for it is turned into it. */
static void put_answer(struct writing *writing, const struct cJSON *requirement,
                       const struct cJSON *value)
{
    const char *type = bg_tender_text(requirement, "dataType");
    const char *id = bg_tender_text(requirement, "id");
    const char *text = bg_json_text(value);
    bool number = strcmp(type, "integer") == 0 || strcmp(type, "number") == 0;
    if (strcmp(type, "boolean") == 0 && text &&
        (strcmp(text, "true") == 0 || strcmp(text, "True") == 0)) {
        coerced(writing, id, text, "yes");
        bg_buf_puts(writing->out, "true");
    } else if (strcmp(type, "boolean") == 0 && text &&
               (strcmp(text, "false") == 0 || strcmp(text, "False") == 0)) {
        coerced(writing, id, text, "no");
        bg_buf_puts(writing->out, "false");
    } else if (number && is_number_text(text)) {
        coerced(writing, id, text, "a number");
        bg_buf_puts(writing->out, text);
    } else {
        put_raw_answer(writing, value);
    }
}

static void put_list(struct writing *writing, const struct cJSON *value)
{
    const struct cJSON *item = bg_json_type(value) == BG_JSON_ARRAY ? bg_json_first(value) : value;
    bg_buf_putc(writing->out, '[');
    for (; item; item = bg_json_type(value) == BG_JSON_ARRAY ? bg_json_next(item) : NULL) {
        bg_put_item(writing->out);
        bg_buf_puts(writing->out, "{\"value\":");
        put_raw_answer(writing, item);
        bg_buf_putc(writing->out, '}');
    }
    bg_buf_putc(writing->out, ']');
}

static void put_response(struct writing *writing, const struct cJSON *response)
{
    const struct bg_tender *tender = writing->tender;
    const char *id = bg_tender_text(bg_json_get(response, "requirement"), "id");
    const struct cJSON *value = bg_json_get(response, "value");
    const struct cJSON *criterion;
    const struct cJSON *requirement = find_requirement(tender, id, &criterion);
    if (!value)
        value = bg_json_get(response, "values");
    if (!requirement || !bg_tender_by_vendor(criterion) || !value) {
        bg_intake_note(tender->intake, BG_IGNORED, "bid %s, answer %s: %s",
                       bg_tender_text(writing->bid, "id"), id,
                       !value        ? "it has no value"
                       : requirement ? "the buyer answers this"
                                     : "no active requirement has this id");
        return;
    }
    if (!bg_tender_concerns(tender, writing->lot, bg_tender_text(criterion, "relatesTo"),
                            bg_tender_text(criterion, "relatedItem")))
        return;
    bg_put_key(writing->out, bg_tender_id(tender->arena, "req-", id));
    if (bg_json_get(requirement, "expectedValues"))
        put_list(writing, value);
    else
        put_answer(writing, requirement, value);
}

static const struct cJSON *find_feature(const struct bg_tender *tender, const char *code)
{
    const struct cJSON *feature = bg_json_first(bg_json_get(tender->root, "features"));
    for (; feature; feature = bg_json_next(feature))
        if (strcmp(bg_tender_text(feature, "code"), code) == 0)
            return feature;
    return NULL;
}

/* The claimed share of price as the option of the feature that has it. */
static void put_parameter(struct writing *writing, const struct cJSON *parameter)
{
    const struct bg_tender *tender = writing->tender;
    const char *code = bg_tender_text(parameter, "code");
    const struct cJSON *feature = find_feature(tender, code);
    const struct cJSON *option = bg_json_first(bg_json_get(feature, "enum"));
    struct bg_dec claimed, value;
    int n = 1;
    if (!feature || !bg_json_dec(tender->json, bg_json_get(parameter, "value"), &claimed)) {
        bg_intake_note(tender->intake, BG_IGNORED,
                       "bid %s, parameter %s: no such feature, or no number",
                       bg_tender_text(writing->bid, "id"), code);
        return;
    }
    if (!bg_tender_concerns(tender, writing->lot, bg_tender_text(feature, "featureOf"),
                            bg_tender_text(feature, "relatedItem")))
        return;
    for (; option; option = bg_json_next(option), n++)
        if (bg_json_dec(tender->json, bg_json_get(option, "value"), &value) &&
            bg_dec_cmp(value, claimed) == 0)
            break;
    /* an option that the feature does not have is kept, so that evaluating refuses it by name */
    bg_put_member(writing->out, bg_tender_id(tender->arena, "feature-", code),
                  option ? bg_arena_printf(tender->arena, "option-%d", n)
                         : "not an option of the feature");
}

static void put_price(struct writing *writing, const struct cJSON *value)
{
    const struct bg_json *json = writing->tender->json;
    const struct cJSON *amount = bg_json_get(value, "amount");
    const struct cJSON *performance = bg_json_get(value, "amountPerformance");
    bool esco = writing->tender->esco;
    if (esco && performance)
        bg_put_raw(writing->out, json, "amount_performance", performance);
    if (amount)
        bg_put_raw(writing->out, json, esco ? "amount" : "price", amount);
}

/* -- the whole -------------------------------------------------------------------------------- */

static void put_vendor(struct writing *writing)
{
    const struct bg_tender *tender = writing->tender;
    const struct cJSON *tenderer = bg_json_first(bg_json_get(writing->bid, "tenderers"));
    const struct cJSON *identifier = bg_json_get(tenderer, "identifier");
    const char *id = bg_tender_text(identifier, "id");
    const struct cJSON *number = bg_json_get(identifier, "id");
    const char *name = "";
    struct bg_buf names;
    bg_buf_init(&names, tender->arena);
    for (const struct cJSON *one = tenderer; one; one = bg_json_next(one))
        bg_buf_printf(&names, "%s%s", one == tenderer ? "" : "; ", bg_tender_text(one, "name"));
    name = bg_buf_text(&names);
    if (number && bg_json_type(number) == BG_JSON_NUMBER) {
        const char *text;
        size_t n;
        bg_json_raw(tender->json, number, &text, &n);
        id = bg_arena_text(tender->arena, text, n);
    }
    bg_put_key(writing->out, "vendor");
    bg_buf_putc(writing->out, '{');
    bg_put_member(
        writing->out, "id",
        id[0] ? bg_arena_printf(tender->arena, "%s-%s", bg_tender_text(identifier, "scheme"), id)
              : bg_tender_text(writing->bid, "id"));
    bg_put_member(writing->out, "name", name[0] ? name : "not published");
    bg_buf_putc(writing->out, '}');
}

static void put_answers(struct writing *writing, const struct cJSON *value)
{
    const struct cJSON *one = bg_json_first(bg_json_get(writing->bid, "parameters"));
    bg_put_key(writing->out, "answers");
    bg_buf_putc(writing->out, '{');
    put_price(writing, value);
    for (; one; one = bg_json_next(one))
        put_parameter(writing, one);
    one = bg_json_first(bg_json_get(writing->bid, "requirementResponses"));
    for (; one; one = bg_json_next(one))
        put_response(writing, one);
    bg_buf_puts(writing->out, "\n}");
}

void bg_tender_bid(const struct bg_tender *tender, const struct cJSON *lot, const struct cJSON *bid,
                   const struct cJSON *lot_value, struct bg_buf *out)
{
    struct writing writing = {.tender = tender, .lot = lot, .bid = bid, .out = out};
    const struct cJSON *of = lot_value ? lot_value : bid;
    const struct cJSON *value = bg_json_get(of, "value");
    const struct cJSON *tax = bg_json_get(value, "valueAddedTaxIncluded");
    const char *date = bg_tender_text(of, "date");
    if (!date[0])
        date = bg_tender_text(bid, "date");
    bg_buf_putc(out, '{');
    bg_put_member(out, "format", "bidgauge-bid/1");
    bg_put_member(out, "bid", bg_tender_text(bid, "id"));
    put_vendor(&writing);
    bg_put_member(out, "solicitation", bg_tender_text(tender->root, "tenderID"));
    if (date[0])
        bg_put_member(out, "submitted", date);
    put_status(&writing, lot_value);
    if (bg_tender_text(value, "currency")[0])
        bg_put_member(out, "currency", bg_tender_text(value, "currency"));
    if (tax && bg_json_type(tax) == BG_JSON_BOOL)
        bg_put_member(out, "tax_basis", bg_json_true(tax) ? "with tax" : "without tax");
    put_answers(&writing, value);
    bg_buf_puts(out, "\n}\n");
}

/* Responses of a bid as answers. A value is read by the data type of its requirement, since most
 * published yes/no answers are the texts "true" and "True"; every coercion is noted. What cannot be
 * used unchanged is written as it is, so that evaluating refuses it by its place. */
#include <string.h>

#include "base/date.h"
#include "intake/tender/public_tender.h"

/* -- one value ------------------------------------------------------------------------------------
 */

struct reading {
    const struct bg_public_tender *tender;
    enum bg_asked type;
    bool known;       /* some requirement or field says the type */
    const char *from; /* what was coerced: text "True"; NULL: nothing */
    const char *to;
};

static void put_as_it_stands(struct reading *r, const struct cJSON *value, struct bg_buf *out)
{
    const char *text;
    size_t n;
    bg_json_raw(r->tender->json, value, &text, &n);
    bg_buf_put(out, text, n);
}

static void responses_coerced(struct reading *r, const struct cJSON *value, const char *to)
{
    const char *text;
    size_t n;
    enum { SHOWN = 40 };
    bg_json_raw(r->tender->json, value, &text, &n);
    r->from = bg_arena_printf(r->tender->arena, "%s %.*s%s", bg_json_text(value) ? "text" : "value",
                              (int)(n > SHOWN ? SHOWN : n), text, n > SHOWN ? "..." : "");
    r->to = to;
}

static void responses_put_date(struct reading *r, const struct cJSON *value, struct bg_buf *out)
{
    const char *text = bg_json_text(value);
    int64_t days, micros;
    char date[BG_DATE_TEXT];
    size_t n = text ? strlen(text) : 0;
    if (!text || bg_date_parse(text, n, &days) || !bg_date_time_parse(text, n, &days, &micros)) {
        put_as_it_stands(r, value, out);
        return;
    }
    responses_coerced(r, value, "its date");
    bg_buf_json(out, bg_date_text(days, date), -1);
}

static void responses_put_value(struct reading *r, const struct cJSON *value, struct bg_buf *out)
{
    const char *text = bg_json_text(value), *digits = bg_public_digits(r->tender, value);
    int truth = bg_public_truth(value);
    enum bg_json_type type = bg_json_type(value);
    bool number = r->type == BG_ASKED_NUMBER || r->type == BG_ASKED_INTEGER;
    if (r->known && r->type == BG_ASKED_TRUTH && text && truth >= 0) {
        responses_coerced(r, value, truth ? "yes" : "no");
        bg_buf_puts(out, truth ? "true" : "false");
    } else if (r->known && number && text && digits) {
        responses_coerced(r, value, "a number");
        bg_buf_puts(out, digits);
    } else if (r->known && r->type == BG_ASKED_TEXT && type == BG_JSON_NUMBER) {
        responses_coerced(r, value, "a text");
        bg_buf_json(out, bg_public_key_of(r->tender, value), -1);
    } else if (r->known && r->type == BG_ASKED_TEXT && type == BG_JSON_BOOL) {
        responses_coerced(r, value, "a text");
        bg_buf_json(out, bg_json_true(value) ? "true" : "false", -1);
    } else if (r->known && r->type == BG_ASKED_DATE) {
        responses_put_date(r, value, out);
    } else {
        put_as_it_stands(r, value, out);
    }
}

/* The rows of a list; a value that is given twice counts once. */
static void responses_put_list(struct reading *r, const struct cJSON *value, struct bg_buf *out)
{
    bool many = bg_json_type(value) == BG_JSON_ARRAY;
    size_t n = 0, most = many ? bg_json_size(value) : 1;
    const char **texts = BG_ARRAY(r->tender->arena, most, const char *);
    const struct cJSON **entries = BG_ARRAY(r->tender->arena, most, const struct cJSON *);
    struct bg_buf one;
    for (const struct cJSON *entry = many ? bg_json_first(value) : value; entry && n < most;
         entry = bg_json_next(entry)) {
        bg_buf_init(&one, r->tender->arena);
        responses_put_value(r, entry, &one);
        texts[n] = bg_buf_text(&one);
        entries[n++] = entry;
    }
    const struct bg_index *index = bg_index_new(r->tender->arena, texts, n);
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        if ((size_t)bg_index_find(index, texts[i]) != i) {
            responses_coerced(r, entries[i], "one of two equal ones, counted once");
            continue;
        }
        bg_put_item(out);
        bg_buf_printf(out, "{\"value\":");
        bg_buf_puts(out, texts[i]);
        bg_buf_putc(out, '}');
    }
    bg_buf_putc(out, ']');
}

/* -- one response ---------------------------------------------------------------------------------
 */

struct response {
    const char *id;                     /* of its requirement */
    const struct bg_requirement *asked; /* NULL: the tender publishes no requirements */
    const char *field;
    const struct cJSON *value;
    enum bg_asked type, of;
    const char *text_field; /* takes the value's text too; NULL: none */
    bool known;
    const char *ignored, *refused; /* why it is no answer; NULL: it is one */
};

/* The type of a field of the ruleset that the bids are for. False: it has no such field. */
static bool field_of_ruleset(const struct bg_ruleset *ruleset, struct response *response)
{
    static const struct {
        enum bg_field_type theirs;
        enum bg_asked ours;
    } types[] = {{BG_FIELD_TEXT, BG_ASKED_TEXT},       {BG_FIELD_NUMBER, BG_ASKED_NUMBER},
                 {BG_FIELD_INTEGER, BG_ASKED_INTEGER}, {BG_FIELD_BOOLEAN, BG_ASKED_TRUTH},
                 {BG_FIELD_DATE, BG_ASKED_DATE},       {BG_FIELD_TABLE, BG_ASKED_LIST},
                 {BG_FIELD_MONEY, BG_ASKED_NUMBER},    {BG_FIELD_PERCENT, BG_ASKED_NUMBER}};
    int slot = bg_ruleset_field(ruleset, response->field);
    const struct bg_field *field = slot < 0 ? NULL : &ruleset->fields[slot];
    for (size_t i = 0; !field && i < ruleset->lots_n; i++) {
        slot = bg_ruleset_field(ruleset->lots[i].ruleset, response->field);
        field = slot < 0 ? NULL : &ruleset->lots[i].ruleset->fields[slot];
    }
    for (size_t i = 0; field && i < sizeof types / sizeof types[0]; i++)
        if (types[i].theirs == field->type)
            response->type = types[i].ours;
    response->of = BG_ASKED_TEXT;
    if (field && field->type == BG_FIELD_TABLE && field->columns_n)
        for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
            if (types[i].theirs == field->columns[0].type)
                response->of = types[i].ours;
    response->known = field != NULL;
    return field != NULL;
}

static void find_value(const struct cJSON *node, struct response *response)
{
    const struct cJSON *value = bg_json_get(node, "value"), *values = bg_json_get(node, "values");
    if (value && bg_json_type(value) == BG_JSON_NULL)
        value = NULL;
    if (values && bg_json_type(values) == BG_JSON_NULL)
        values = NULL;
    response->value = value ? value : values;
    if (value && values)
        response->refused = "it has a value and values as well";
    else if (!response->value)
        response->ignored = "it has no value";
}

static struct response classify(const struct bg_public_tender *tender, const struct cJSON *node)
{
    const struct cJSON *requirement = bg_json_get(node, "requirement");
    const struct bg_ruleset *ruleset = tender->intake->ruleset;
    struct response response = {.of = BG_ASKED_TEXT};
    bool text = requirement && bg_json_type(requirement) != BG_JSON_OBJECT; /* the older shape */
    response.id =
        text ? bg_public_key_of(tender, requirement) : bg_public_key(tender, requirement, "id");
    find_value(node, &response);
    response.asked = bg_public_asked(tender, response.id);
    response.field = bg_public_id(tender->arena, "req-", response.id);
    if (!response.id[0]) {
        response.ignored = "it names no requirement";
    } else if (response.asked) {
        response.field = response.asked->field;
        response.type = response.asked->type;
        response.of = response.asked->of;
        response.text_field = response.asked->text_field;
        response.known = true;
    } else if (tender->criteria) {
        response.ignored = "vendors are asked no active requirement with this id";
    }
    if (ruleset && !response.ignored && !field_of_ruleset(ruleset, &response))
        response.ignored = "the ruleset has no field for it";
    return response;
}

static void responses_put_response(struct reading *r, const struct response *response,
                                   struct bg_buf *out)
{
    if (response->type == BG_ASKED_LIST ||
        (!response->known && bg_json_type(response->value) == BG_JSON_ARRAY)) {
        r->type = response->of;
        responses_put_list(r, response->value, out);
        return;
    }
    r->type = response->type;
    responses_put_value(r, response->value, out);
}

/* -- the bid --------------------------------------------------------------------------------------
 */

static bool in_no_lot(const struct bg_public_tender *tender, const struct response *response,
                      const bool *in_lots)
{
    const struct cJSON *lot = bg_json_first(bg_json_get(tender->root, "lots"));
    if (!lot || !response->asked)
        return false;
    for (; lot; lot = bg_json_next(lot), in_lots++)
        if (*in_lots && bg_public_concerns(tender, lot, response->asked->criterion))
            return false;
    return true;
}

/* Of each response whether another one of the bid answers the same requirement. */
static const bool *answered_twice(const struct bg_public_tender *tender,
                                  const struct cJSON *responses)
{
    size_t n = 0, all = bg_json_size(responses);
    const char **fields = BG_ARRAY(tender->arena, all, const char *);
    bool *twice = BG_ARRAY(tender->arena, all, bool);
    for (const struct cJSON *node = bg_json_first(responses); node; node = bg_json_next(node)) {
        struct response response = classify(tender, node);
        fields[n] = response.ignored || response.refused
                        ? bg_arena_printf(tender->arena, "\n%zu", n) /* no field is called so */
                        : response.field;
        n++;
    }
    const struct bg_index *index = bg_index_new(tender->arena, fields, n);
    for (size_t i = 0; i < n; i++) {
        size_t first = (size_t)bg_index_find(index, fields[i]);
        if (first != i)
            twice[first] = twice[i] = true;
    }
    return twice;
}

void bg_responses_account(const struct bg_public_tender *tender, const char *bid_id,
                          const struct cJSON *responses, const bool *in_lots)
{
    struct bg_tally *tally = &tender->intake->answers;
    const bool *twice = answered_twice(tender, responses);
    struct bg_buf unused;
    for (const struct cJSON *node = bg_json_first(responses); node; node = bg_json_next(node)) {
        struct response response = classify(tender, node);
        struct reading r = {.tender = tender, .known = response.known};
        const char *line = bg_public_line(tender, node);
        tally->in++;
        if (!response.ignored && !response.refused && in_no_lot(tender, &response, in_lots))
            response.ignored = "it is about a lot that the bid is not for";
        if (*twice++ && !response.ignored && !response.refused)
            response.refused =
                "the bid answers this requirement twice; no answer of the two is used";
        if (response.ignored || response.refused) {
            *(response.refused ? &tally->refused : &tally->ignored) += 1;
            bg_intake_note(tender->intake, response.refused ? BG_REFUSED : BG_IGNORED,
                           "bid %s, answer %s (%s): %s", bid_id, response.id, line,
                           response.refused ? response.refused : response.ignored);
            continue;
        }
        tally->read++;
        bg_buf_init(&unused, tender->arena);
        responses_put_response(&r, &response, &unused);
        if (!r.from)
            continue;
        tally->coerced++;
        bg_intake_note(tender->intake, BG_COERCED, "bid %s, answer %s (%s): %s to %s", bid_id,
                       response.id, line, r.from, r.to);
    }
}

void bg_responses_put(const struct bg_public_tender *tender, const struct cJSON *lot,
                      const char *bid_id, const struct cJSON *responses, struct bg_buf *out,
                      struct bg_places *places)
{
    const bool *twice = answered_twice(tender, responses);
    for (const struct cJSON *node = bg_json_first(responses); node; node = bg_json_next(node)) {
        struct response response = classify(tender, node);
        struct reading r = {.tender = tender, .known = response.known};
        if (*twice++ || response.ignored || response.refused ||
            (response.asked && !bg_public_concerns(tender, lot, response.asked->criterion)))
            continue;
        bg_places_add(places, out,
                      bg_arena_printf(tender->intake->arena, "bid %s, answer %s (%s)", bid_id,
                                      response.id, bg_public_line(tender, response.value)));
        bg_put_key(out, response.field);
        responses_put_response(&r, &response, out);
        if (!response.text_field)
            continue;
        bg_put_member(out, response.text_field, bg_public_key_of(tender, response.value));
    }
}

void bg_responses_of_award(const struct bg_public_tender *tender, const struct cJSON *award)
{
    const struct cJSON *response = bg_json_first(bg_json_get(award, "requirementResponses"));
    for (; response; response = bg_json_next(response)) {
        tender->intake->answers.in++;
        tender->intake->answers.ignored++;
        bg_intake_note(tender->intake, BG_IGNORED,
                       "award %s, answer %s (%s): the buyer answers it about the winner",
                       bg_public_key(tender, award, "id"),
                       bg_public_key(tender, bg_json_get(response, "requirement"), "id"),
                       bg_public_line(tender, response));
    }
}

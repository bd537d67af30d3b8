/* Lines of a corpus. Bids go through the same door as everywhere (bids/bind.c); what a tender adds
 * is when it was and what its buyer set. */
#include "intake/corpus/lines.h"

#include <string.h>

#include "base/date.h"
#include "base/field.h"
#include "intake/bids/bind.h"
#include "intake/format.h"
#include "intake/corpus/lines_shape.h"

#define IN(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const char *const formats[] = {"bidgauge-tender/1", NULL};

static const struct bg_key date_keys[] = {
    {"advertised", BG_KEY_INSTANT, IN(raw_tender_dates, at[BG_AT_ADVERTISED])},
    {"bids_due", BG_KEY_INSTANT, IN(raw_tender_dates, at[BG_AT_BIDS_DUE]),
     .about = "The date of the evaluation"},
    {"award", BG_KEY_INSTANT, IN(raw_tender_dates, at[BG_AT_AWARD])},
    {"start", BG_KEY_INSTANT, IN(raw_tender_dates, at[BG_AT_START])},
    {"end", BG_KEY_INSTANT, IN(raw_tender_dates, at[BG_AT_END])},
    END};
static const struct bg_shape dates_shape = {
    .name = "dates", .what = "dates", .size = sizeof(struct raw_tender_dates), .keys = date_keys};

static const struct bg_key tender_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_tender, format), .names = formats, .required = true},
    {"tender", BG_KEY_TEXT, IN(raw_tender, id), .required = true,
     .about = "The id of the tender, which its bids name as their solicitation"},
    {"title", BG_KEY_TEXT, IN(raw_tender, title)},
    {"dates", BG_KEY_OBJECT, IN(raw_tender, dates), .of = &dates_shape,
     .about = "In the place of the ruleset's solicitation.dates"},
    {"facts", BG_KEY_NODE, IN(raw_tender, facts), .schema = "{\"type\": \"object\"}",
     .about = "Values of the ruleset's facts"},
    {"bids", BG_KEY_NODE, IN(raw_tender, bids), .required = true,
     .schema = "{\"type\": \"array\", \"items\": {\"$ref\": \"bid.schema.json\"}}",
     .about = "bidgauge-bid/1 objects"},
    END};
const struct bg_shape bg_tender_shape = {
    .name = "tender", .what = "tender", .size = sizeof(struct raw_tender), .keys = tender_keys};

/* -- what a line is ------------------------------------------------------------------------------ */

static bool not_a_tender(struct bg_diags *diags, const struct bg_json *json, const char *why)
{
    bg_diag_add(diags, BG_E951, bg_json_pos(json, json->root), "the line is not a tender: %s", why);
    return false;
}

static bool lines_read_tender(struct bg_arena *arena, struct bg_diags *diags,
                              const struct bg_json *json, struct bg_tender_line *out)
{
    struct bg_loading loading = {.arena = arena, .diags = diags, .json = json};
    struct raw_tender raw;
    memset(&raw, 0, sizeof raw);
    if (!bg_shape_load(&loading, json->root, &bg_tender_shape, &raw))
        return false;
    if (!raw.id[0])
        return not_a_tender(diags, json, "its \"tender\", the id, is empty");
    if (bg_json_type(raw.bids) != BG_JSON_ARRAY)
        return not_a_tender(diags, json, "its \"bids\" is not a list");
    if (raw.facts && bg_json_type(raw.facts) != BG_JSON_OBJECT)
        return not_a_tender(diags, json, "its \"facts\" is not an object");
    out->id = raw.id;
    out->facts = raw.facts;
    out->bids = raw.bids;
    for (int i = 0; i < BG_AT_AS_OF && raw.dates.item.node; i++)
        out->dates[i] = raw.dates.at[i];
    return true;
}

/* What the tender of another format calls itself. */
static const char *foreign_id(struct bg_arena *arena, const struct bg_source *source)
{
    static const char *const keys[] = {"tenderID", "ocid", "id"};
    const struct bg_json *json = bg_json_parse(arena, bg_diags_new(arena), source, NULL);
    const struct cJSON *data = json ? bg_json_get(json->root, "data") : NULL;
    for (size_t i = 0; json && i < sizeof keys / sizeof *keys; i++) {
        const char *id = bg_json_text(bg_json_get(data ? data : json->root, keys[i]));
        if (id && id[0])
            return id;
    }
    return bg_arena_printf(arena, "line %lld", (long long)source->first_line);
}

bool bg_tender_line_read(struct bg_arena *arena, struct bg_diags *diags,
                         const struct bg_source *source, const struct bg_ruleset *ruleset,
                         struct bg_tender_line *out)
{
    *out = (struct bg_tender_line){.id = ""};
    for (int i = 0; i < BG_AT_TERM; i++)
        out->dates[i] = BG_NO_INSTANT;
    size_t first = strspn(source->text, " \t\r");
    const struct bg_format *format = source->text[first] == '{' ? bg_format_of(source) : NULL;
    if (format) {
        struct bg_intake_options options = {.ruleset = ruleset};
        out->id = foreign_id(arena, source);
        out->made = bg_intake_read(arena, diags, source, format, &options);
        return !out->made->failed;
    }
    out->json = bg_json_parse(arena, diags, source, NULL);
    if (!out->json)
        return false;
    const struct cJSON *root = out->json->root;
    const char *name = bg_json_text(bg_json_get(root, "format"));
    const char *id = bg_json_text(bg_json_get(root, "bid"));
    if (!name)
        return not_a_tender(diags, out->json, "it has no \"format\"");
    if (strcmp(name, formats[0]) == 0)
        return lines_read_tender(arena, diags, out->json, out);
    if (strcmp(name, "bidgauge-bid/1") != 0)
        return not_a_tender(diags, out->json, bg_arena_printf(arena, "its format is \"%s\"", name));
    if (!id || !id[0])
        return not_a_tender(diags, out->json, "it has no \"bid\", the id of the bid");
    out->id = id;
    out->alone = true;
    return true;
}

/* -- the ruleset for it --------------------------------------------------------------------------- */

const struct bg_ruleset *bg_tender_any_solicitation(struct bg_arena *arena,
                                                    const struct bg_ruleset *ruleset)
{
    struct bg_ruleset *out = BG_NEW(arena, struct bg_ruleset);
    *out = *ruleset;
    out->solicitation.reference = "";
    out->solicitation.when[BG_AT_BIDS_DUE] = BG_NO_INSTANT; /* not the deadline of those bids */
    return out;
}

/* False: it is none of the fact's type. */
static bool lines_fact_value(const struct bg_json *json, const struct cJSON *node,
                             enum bg_value_type type, struct bg_value *out)
{
    const char *text = bg_json_text(node);
    *out = BG_MISSING;
    if (bg_json_type(node) == BG_JSON_NULL || (text && !text[0]))
        return true;
    bool fits = false;
    if (type == BG_V_NUMBER) {
        fits = bg_json_dec(json, node, &out->as.number);
    } else if (type == BG_V_BOOL) {
        fits = bg_json_type(node) == BG_JSON_BOOL;
        out->as.truth = bg_json_true(node);
    } else if (type == BG_V_DATE) {
        fits = text && bg_date_parse(text, strlen(text), &out->as.days);
    } else if (type == BG_V_TEXT && text) {
        fits = true;
        out->as.text.bytes = text;
        out->as.text.n = strlen(text);
    }
    if (fits)
        out->type = type;
    return fits;
}

static const struct bg_value *facts_of(struct bg_arena *arena, struct bg_diags *diags,
                                       const struct bg_tender_line *tender,
                                       const struct bg_ruleset *ruleset)
{
    struct bg_value *values = BG_ARRAY(arena, ruleset->facts_n, struct bg_value);
    const struct bg_json *json = tender->json;
    if (ruleset->facts_n)
        memcpy(values, ruleset->fact_values, ruleset->facts_n * sizeof *values);
    for (const struct cJSON *c = bg_json_first(tender->facts); c; c = bg_json_next(c)) {
        size_t i = 0;
        while (i < ruleset->facts_n && strcmp(ruleset->facts[i].id, bg_json_key(c)) != 0)
            i++;
        if (i == ruleset->facts_n)
            bg_diag_add(diags, BG_E321, bg_json_key_pos(json, c), "there is no fact \"%s\"",
                        bg_json_key(c));
        else if (!lines_fact_value(json, c, ruleset->scope.facts[i].type, &values[i]))
            bg_diag_add(diags, BG_E322, bg_json_pos(json, c),
                        "the value of fact \"%s\" is of another type", bg_json_key(c));
    }
    return values;
}

const struct bg_ruleset *bg_tender_line_ruleset(struct bg_arena *arena, struct bg_diags *diags,
                                                const struct bg_tender_line *tender,
                                                const struct bg_ruleset *ruleset)
{
    if (!tender->bids)
        return ruleset;
    struct bg_ruleset *out = BG_NEW(arena, struct bg_ruleset);
    *out = *ruleset;
    out->solicitation.reference = tender->id;
    for (int i = 0; i < BG_AT_AS_OF; i++) {
        struct bg_instant at = tender->dates[i];
        if (!bg_instant_known(at))
            continue;
        out->solicitation.dates[i] = bg_instant_day(at);
        out->solicitation.when[i] = ruleset->solicitation.has_zone
                                        ? bg_instant_in_zone(at, ruleset->solicitation.zone)
                                        : at;
    }
    if (bg_instant_known(tender->dates[BG_AT_BIDS_DUE]))
        out->as_of = out->solicitation.dates[BG_AT_BIDS_DUE];
    if (tender->facts)
        out->fact_values = facts_of(arena, diags, tender, ruleset);
    return out;
}

/* -- its bids -------------------------------------------------------------------------------------- */

struct bg_bids bg_tender_line_bids(struct bg_arena *arena, struct bg_diags *diags,
                                   const struct bg_tender_line *tender,
                                   const struct bg_ruleset *ruleset)
{
    struct bg_bid_list *list = bg_bid_list_new(arena);
    if (tender->made)
        bg_bids_read_made(list, diags, ruleset, "", tender->made, &(struct bg_intake_only){0});
    else if (tender->alone)
        bg_bids_read_node(list, diags, ruleset, "", tender->json, tender->id);
    size_t n = 0;
    for (const struct cJSON *c = bg_json_first(tender->bids); c; c = bg_json_next(c)) {
        struct bg_json *own = BG_NEW(arena, struct bg_json);
        *own = *tender->json;
        own->root = c;
        bg_bids_read_node(list, diags, ruleset, "", own,
                          bg_arena_printf(arena, "%s: bid %zu", tender->id, ++n));
    }
    return bg_bids_finish(list, diags);
}

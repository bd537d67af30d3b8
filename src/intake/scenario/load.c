/* Reading a scenario file: JSON by its shape. A workbook is scenario/sheet.c's. */
#include "intake/scenario/shape.h"

#include <string.h>

#include "intake/scenario/sheet.h"

#define IN(type, member)   .at = offsetof(struct type, member)
#define SAID(type, member) .said = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const char *const formats[] = {"bidgauge-scenario/1", NULL};

static const struct bg_key set_alone = {.type = BG_KEY_EXPR, IN(raw_set, value)};
static const struct bg_shape set_shape = {.name = "set_answer",
                                          .what = "answer",
                                          .size = sizeof(struct raw_set),
                                          .alone = &set_alone,
                                          .by = BG_BY_TEXT};

static const struct bg_key raise_keys[] = {
    {"to", BG_KEY_EXPR, IN(raw_raise, to), .required = true,
     .about = "The pay that every row below it is raised to; may read the row's columns"},
    {"table", BG_KEY_TEXT, IN(raw_raise, table),
     .about = "The workforce table; the one with an hourly wage unless said"},
    {"payroll_tax", BG_KEY_EXPR, IN(raw_raise, payroll_tax),
     .about = "The employer's taxes on pay, as a share: 0.0765"},
    {"pass_on", BG_KEY_EXPR, IN(raw_raise, pass_on),
     .about = "The share of the cost that goes into the price, from 0 to 1"},
    {"ripple_to", BG_KEY_EXPR, IN(raw_raise, ripple_to),
     .about = "Pay up to this many times `to` rises too, and pay below it by more: 1.15"},
    {"ripple_share", BG_KEY_EXPR, IN(raw_raise, ripple_share),
     .about = "By this share of the distance to that: 0.25; comes with ripple_to"},
    {"minimum", BG_KEY_EXPR, IN(raw_raise, minimum),
     .about = "Of a row, what must be paid already: nobody below `to` gains more than from there"},
    {"price_years", BG_KEY_EXPR, IN(raw_raise, price_years),
     .about = "How many years the price covers; 1 unless said"},
    END};
static const struct bg_shape raise_shape = {
    .name = "raise_pay", .what = "raise", .size = sizeof(struct raw_raise), .keys = raise_keys};

static const struct bg_key response_keys[] = {
    {"title", BG_KEY_TEXT, IN(raw_response, title), .about = "The assumption in words"},
    {"where", BG_KEY_EXPR, IN(raw_response, where), .about = "Which bids; all unless said"},
    {"raise_pay", BG_KEY_OBJECT, IN(raw_response, raise), SAID(raw_response, raise_said),
     .of = &raise_shape},
    {"set", BG_KEY_MAP, IN(raw_response, set), .of = &set_shape, .least = 1,
     .about = "New answers: expressions by field, or by table.column for each row"},
    {"drop_out", BG_KEY_BOOL, IN(raw_response, drop_out)},
    {"stay", BG_KEY_BOOL, IN(raw_response, stay)},
    {"assumed", BG_KEY_BOOL, IN(raw_response, assumed), .about = "No source says so"},
    {"source", BG_KEY_TEXT, IN(raw_response, source)},
    END};
static const struct bg_shape response_shape = {.name = "response",
                                               .what = "response of vendors",
                                               .size = sizeof(struct raw_response),
                                               .keys = response_keys};

static const struct bg_key scenario_keys[] = {
    {"format", BG_KEY_WORD, IN(raw_scenario, format), .names = formats, .required = true},
    {"title", BG_KEY_TEXT, IN(raw_scenario, title), .required = true},
    {"description", BG_KEY_TEXT, IN(raw_scenario, description)},
    {"sources", BG_KEY_MAP, IN(raw_scenario, sources), .of = &bg_source_shape,
     .about = "Added to the ruleset's"},
    {"ruleset", BG_KEY_NODE, IN(raw_scenario, patch), .schema = "{\"type\": \"object\"}",
     .about = "JSON Merge Patch (RFC 7386) on the ruleset"},
    {"adds", BG_KEY_TEXTS, IN(raw_scenario, adds),
     .about = "Paths that are new on purpose: parameters.new_figure"},
    {"bids", BG_KEY_LIST, IN(raw_scenario, bids), .of = &response_shape,
     .about = "How vendors respond; the first entry whose `where` holds counts for a bid"},
    END};
const struct bg_shape bg_scenario_shape = {.name = "scenario",
                                           .what = "scenario",
                                           .size = sizeof(struct raw_scenario),
                                           .keys = scenario_keys};

static bool looks_like_scenario(const struct bg_loading *l)
{
    const struct cJSON *format = bg_json_get(l->json->root, "format");
    const char *text = bg_json_text(format);
    bool object = bg_json_type(l->json->root) == BG_JSON_OBJECT;
    if (object && (!text || strncmp(text, "bidgauge-scenario", 17) == 0))
        return true;
    bg_diag_add(l->diags, BG_E910, bg_json_pos(l->json, object ? format : l->json->root),
                object ? "the file has the format \"%s\"" : "the file holds %s",
                object ? text : bg_json_type_name(bg_json_type(l->json->root)));
    return false;
}

static void bind_sources(struct bg_arena *arena, const struct bg_items *given,
                         struct bg_scenario *out)
{
    const struct raw_source *raw = given->items;
    struct bg_source_ref *made = BG_ARRAY(arena, given->n, struct bg_source_ref);
    for (size_t i = 0; i < given->n; i++) {
        made[i] = raw[i].out;
        made[i].id = raw[i].item.key;
        made[i].pos = raw[i].item.pos;
        if (!made[i].title[0])
            made[i].title = made[i].id;
    }
    out->sources = made;
    out->sources_n = given->n;
}

const struct bg_scenario *bg_scenario_bind(struct bg_arena *arena, struct bg_diags *diags,
                                           const struct bg_json *json, const char *label)
{
    struct bg_loading l = {.arena = arena, .diags = diags, .json = json};
    struct raw_scenario *raw = BG_NEW(arena, struct raw_scenario);
    struct bg_scenario *out = BG_NEW(arena, struct bg_scenario);
    if (!looks_like_scenario(&l) || !bg_shape_load(&l, json->root, &bg_scenario_shape, raw))
        return NULL;
    if (raw->patch && bg_json_type(raw->patch) != BG_JSON_OBJECT) {
        bg_diag_add(diags, BG_E202, bg_json_pos(json, raw->patch),
                    "\"ruleset\" of the scenario must be an object, in { }; here is %s",
                    bg_json_type_name(bg_json_type(raw->patch)));
        return NULL;
    }
    *out = (struct bg_scenario){.source = json->source,
                                .json = json,
                                .label = label,
                                .title = raw->title,
                                .description = raw->description,
                                .patch = raw->patch,
                                .adds = raw->adds.items,
                                .adds_n = raw->adds.n,
                                .bids = raw->bids.items,
                                .bids_n = raw->bids.n};
    bind_sources(arena, &raw->sources, out);
    return out;
}

/* "floor20" of "scenarios/floor20.json". */
static const char *load_label_of(struct bg_arena *arena, const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *start = slash ? slash + 1 : name;
    const char *dot = strrchr(start, '.');
    size_t n = dot && dot > start ? (size_t)(dot - start) : strlen(start);
    return bg_arena_text(arena, start, n);
}

struct bg_scenarios bg_scenarios_load(struct bg_arena *arena, struct bg_diags *diags,
                                      const struct bg_source *source, const struct bg_json *base)
{
    const struct bg_scenario **made = BG_NEW(arena, const struct bg_scenario *);
    struct bg_scenarios out = {.scenario = made};
    if (bg_scenario_is_sheet(source))
        return bg_scenario_sheets(arena, diags, source, base);
    const struct bg_json *json = bg_json_parse(arena, diags, source, NULL);
    if (!json)
        return out;
    *made = bg_scenario_bind(arena, diags, json, load_label_of(arena, source->name));
    out.n = *made != NULL;
    return out;
}

/* The decision's file by its shape. Bids are looked up by the review. */
#include "intake/case/decision.h"

#include "base/field.h"

#define AT(type, member) .at = offsetof(struct type, member)
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

struct raw_why {
    struct bg_item item;
    const char *why;
};
struct raw_departure {
    struct bg_item item;
    struct bg_award_departure out;
};
struct raw_decision {
    struct bg_item item;
    const char *format;
    struct bg_award_decision out;
    struct bg_items tradeoff, not_acceptable, changes;
};

static const char *const formats[] = {"bidgauge-award/1", NULL};

static const struct bg_key why_alone = {.type = BG_KEY_TEXT, AT(raw_why, why)};
static const struct bg_shape why_shape = {.name = "tradeoff",
                                          .what = "bid",
                                          .size = sizeof(struct raw_why),
                                          .alone = &why_alone,
                                          .by = BG_BY_TEXT};
static const struct bg_key departure_keys[] = {
    {"bid", BG_KEY_TEXT, AT(raw_departure, out.bid), .required = true},
    {"what", BG_KEY_TEXT, AT(raw_departure, out.what), .required = true},
    {"because", BG_KEY_TEXT, AT(raw_departure, out.because)},
    END};
static const struct bg_shape departure_shape = {.name = "departure",
                                                .what = "departure from the panel",
                                                .size = sizeof(struct raw_departure),
                                                .keys = departure_keys};
static const struct bg_key decision_keys[] = {
    {"format", BG_KEY_WORD, AT(raw_decision, format), .names = formats},
    {"lot", BG_KEY_TEXT, AT(raw_decision, out.lot)},
    {"chosen", BG_KEY_TEXT, AT(raw_decision, out.chosen), .required = true},
    {"by", BG_KEY_TEXT, AT(raw_decision, out.by)},
    {"because", BG_KEY_TEXT, AT(raw_decision, out.because)},
    {"not_first_because", BG_KEY_TEXT, AT(raw_decision, out.not_first_because)},
    {"tradeoff", BG_KEY_MAP, AT(raw_decision, tradeoff), .of = &why_shape},
    {"not_acceptable", BG_KEY_MAP, AT(raw_decision, not_acceptable), .of = &why_shape},
    {"changes", BG_KEY_LIST, AT(raw_decision, changes), .of = &departure_shape},
    END};
static const struct bg_shape decision_shape = {.name = "award",
                                               .what = "decision",
                                               .size = sizeof(struct raw_decision),
                                               .keys = decision_keys};

static const struct bg_award_tradeoff *reasons(struct bg_arena *arena, const struct bg_items *given)
{
    struct bg_award_tradeoff *made = BG_ARRAY(arena, given->n, struct bg_award_tradeoff);
    const struct raw_why *raw = given->items;
    for (size_t i = 0; i < given->n; i++)
        made[i] = (struct bg_award_tradeoff){raw[i].item.key, raw[i].why, raw[i].item.pos};
    return made;
}

/* Of a member that is there, or of the empty cell in its place. */
static struct bg_pos decision_place_of(const struct bg_json *json, const struct raw_decision *raw,
                                       const char *key)
{
    struct bg_pos pos = {.source = json->source, .label = bg_source_blank(json->source, key)};
    return bg_json_get(raw->item.node, key) ? bg_item_pos(json, &raw->item, key) : pos;
}

const struct bg_award_decision *bg_award_decision_load(struct bg_arena *arena,
                                                       struct bg_diags *diags,
                                                       const struct bg_source *source)
{
    struct raw_decision *raw = BG_NEW(arena, struct raw_decision);
    const struct bg_json *json = bg_json_parse(arena, diags, source, NULL);
    struct bg_loading loading = {.arena = arena, .diags = diags, .json = json};
    if (!json || !bg_shape_load(&loading, json->root, &decision_shape, raw))
        return NULL;
    struct bg_award_decision *out = &raw->out;
    const struct raw_departure *given = raw->changes.items;
    struct bg_award_departure *made = BG_ARRAY(arena, raw->changes.n, struct bg_award_departure);
    for (size_t i = 0; i < raw->changes.n; i++) {
        made[i] = given[i].out;
        made[i].pos = given[i].item.pos;
    }
    out->departures = made;
    out->departures_n = raw->changes.n;
    out->tradeoffs = reasons(arena, &raw->tradeoff);
    out->tradeoffs_n = raw->tradeoff.n;
    out->not_acceptable = reasons(arena, &raw->not_acceptable);
    out->not_acceptable_n = raw->not_acceptable.n;
    out->source = source;
    out->pos = (struct bg_pos){.source = source};
    out->chosen_at = decision_place_of(json, raw, "chosen");
    out->by_at = decision_place_of(json, raw, "by");
    out->because_at = decision_place_of(json, raw, "because");
    out->not_first_at = decision_place_of(json, raw, "not_first_because");
    return out;
}

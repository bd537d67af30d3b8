/* What belongs in the other envelope: an answer that came in the wrong one is taken out, so that a price
 * in the file of quality sways nobody, and no answer of quality comes in with the prices. */
#include "jobs/case/envelope.h"

#include <string.h>

#include "base/json.h"
#include "intake/format.h"
#include "jobs/case/commands.h"

struct sorting { /* one document on its way */
    struct bg_case *c;
    const struct bg_ruleset *rules;
    enum bg_envelope other;
    const char *path, *id;
    const struct bg_json *json,
        *held; /* held: the same answers there are nothing new; NULL: none */
    struct bg_buf patch;
    size_t n;
};

static void envelope_say(struct sorting *s, const struct bg_field *field)
{
    bool price = s->other == BG_PRICE_ENVELOPE;
    if (s->c->opening != (price ? BG_OPENING_QUALITY : BG_OPENING_PRICES))
        return;
    bg_diag_add(s->c->job->diags, BG_E822, BG_NOWHERE,
                price
                    ? "%s answers \"%s\", which belongs in the envelope of prices: bid %s must not "
                      "show it now, and the answer does not count"
                    : "%s answers \"%s\", which belongs in the envelope of quality, and quality is "
                      "locked: the answer of bid %s does not count",
                s->path, field->label, s->id);
}

static const struct bg_field *envelope_field_of(const struct bg_ruleset *rules, const char *id)
{
    const struct bg_field *found = NULL;
    for (size_t i = 0; i < rules->fields_n && !found; i++)
        found = strcmp(rules->fields[i].id, id) == 0 ? &rules->fields[i] : NULL;
    for (size_t i = 0; i < rules->lots_n && !found; i++)
        found = envelope_field_of(rules->lots[i].ruleset, id);
    return found;
}

/* The answer is what was handed in before, which an offer that repeats the whole bid may do. */
static bool is_held(const struct sorting *s, const char *lot, const struct cJSON *answer)
{
    const struct cJSON *of = s->held ? s->held->root : NULL;
    const char *key = bg_json_key(answer);
    if (of && lot)
        of = bg_json_get(bg_json_get(of, "lots"), lot);
    const struct cJSON *before = of ? bg_json_get(bg_json_get(of, "answers"), key) : NULL;
    return before && bg_json_equal(s->json, answer, s->held, before);
}

/* A member of null takes the answer out when it is merged (RFC 7386). */
static void sort_answers(struct sorting *s, const char *lot, const struct cJSON *from)
{
    const struct cJSON *answers = bg_json_get(from, "answers");
    size_t n = 0;
    bg_buf_puts(&s->patch, "\"answers\":{");
    for (const struct cJSON *a = bg_json_first(answers); a; a = bg_json_next(a)) {
        const struct bg_field *field =
            bg_json_key(a) ? envelope_field_of(s->rules, bg_json_key(a)) : NULL;
        if (!field || field->envelope != s->other || bg_json_type(a) == BG_JSON_NULL)
            continue;
        bg_buf_puts(&s->patch, n++ ? "," : "");
        bg_buf_json(&s->patch, field->id, -1);
        bg_buf_puts(&s->patch, ":null");
        if (!is_held(s, lot, a))
            envelope_say(s, field);
    }
    bg_buf_puts(&s->patch, "}");
    s->n += n;
}

static void sort_lots(struct sorting *s, const struct cJSON *lots)
{
    bg_buf_puts(&s->patch, ",\"lots\":{");
    for (const struct cJSON *l = bg_json_first(lots); l; l = bg_json_next(l)) {
        if (!bg_json_key(l) || bg_json_type(l) != BG_JSON_OBJECT)
            continue;
        bg_buf_puts(&s->patch, s->patch.data[s->patch.size - 1] == '{' ? "" : ",");
        bg_buf_json(&s->patch, bg_json_key(l), -1);
        bg_buf_puts(&s->patch, ":{");
        sort_answers(s, bg_json_key(l), l);
        bg_buf_puts(&s->patch, "}");
    }
    bg_buf_puts(&s->patch, "}");
}

const struct bg_source *bg_case_without(struct bg_case *c, const struct bg_ruleset *rules,
                                        const struct bg_intake_document *document,
                                        enum bg_envelope other, const struct bg_json *held,
                                        const char *id)
{
    const struct bg_source *text = document->text, *file = document->pos.source;
    struct bg_diags *own = bg_diags_new(c->job->arena);
    bool opened_now = c->opening == BG_OPENING_PRICES && other == BG_QUALITY_ENVELOPE;
    struct bg_diags *said = opened_now ? c->job->diags : own; /* of quality: when the bid is read */
    const struct bg_json *json = bg_json_parse(c->job->arena, said, text, NULL);
    struct sorting s = {.c = c,
                        .rules = rules,
                        .other = other,
                        .path = file ? file->name : text->name,
                        .id = id,
                        .json = json,
                        .held = held};
    if (!json || bg_json_type(json->root) != BG_JSON_OBJECT)
        return text;
    const struct cJSON *lots = bg_json_get(json->root, "lots");
    bg_buf_init(&s.patch, c->job->arena);
    bg_buf_puts(&s.patch, "{");
    sort_answers(&s, NULL, json->root);
    if (lots && bg_json_type(lots) == BG_JSON_OBJECT)
        sort_lots(&s, lots);
    bg_buf_puts(&s.patch, "}");
    if (!s.n)
        return text;
    const struct bg_source *over =
        bg_source_new(c->job->arena, text->name, bg_buf_text(&s.patch), s.patch.size);
    const struct bg_json *nothing = bg_json_parse(c->job->arena, own, over, NULL);
    return nothing ? bg_json_merged(c->job->arena, text->name, json, nothing, nothing->root) : text;
}

/* -- while prices are closed ------------------------------------------------------------------------- */

/* Before the prices are open nobody misses them. */
static const struct bg_ruleset *case_envelope_without_prices(struct bg_arena *arena,
                                                             const struct bg_ruleset *rules)
{
    struct bg_ruleset *copy = BG_NEW(arena, struct bg_ruleset);
    struct bg_field *fields = BG_ARRAY(arena, rules->fields_n, struct bg_field);
    *copy = *rules;
    for (size_t i = 0; i < rules->fields_n; i++) {
        fields[i] = rules->fields[i];
        fields[i].required = fields[i].required && fields[i].envelope != BG_PRICE_ENVELOPE;
    }
    copy->fields = fields;
    return copy;
}

const struct bg_ruleset *bg_case_closed(struct bg_arena *arena, const struct bg_ruleset *rules)
{
    struct bg_ruleset *copy = BG_NEW(arena, struct bg_ruleset);
    struct bg_lot *lots = BG_ARRAY(arena, rules->lots_n, struct bg_lot);
    *copy = *case_envelope_without_prices(arena, rules);
    for (size_t i = 0; i < rules->lots_n; i++) {
        lots[i] = rules->lots[i];
        lots[i].ruleset = case_envelope_without_prices(arena, rules->lots[i].ruleset);
    }
    copy->lots = lots;
    return copy;
}

/* Linking: dates, sources, facts and fields, and the small helpers of all the parts. Parameters,
 * criteria, price and weights have files of their own. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "base/date.h"
#include "base/index.h"
#include "base/regex.h"

const struct bg_logic *bg_link_expr(struct bg_linker *k, const struct cJSON *node,
                                    enum bg_want want)
{
    if (!node)
        return NULL;
    return bg_logic_compile(k->l.arena, k->l.diags, k->l.json, node, &k->out->scope, want);
}

const struct bg_logic *bg_link_constant(struct bg_linker *k, const struct cJSON *node,
                                        enum bg_want want, const char *what)
{
    const struct bg_logic *logic = bg_link_expr(k, node, want);
    if (logic && !bg_logic_is_constant(logic)) {
        bg_diag_add(k->l.diags, BG_E335, bg_json_pos(k->l.json, node), "%s reads answers of a bid",
                    what);
        return NULL;
    }
    return logic;
}

const struct bg_source_ref *bg_link_source_at(struct bg_linker *k, struct bg_pos pos,
                                              const char *id)
{
    size_t n = k->out->sources_n;
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    if (!id || !id[0])
        return NULL;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(k->out->sources[i].id, id) == 0)
            return &k->out->sources[i];
        names[i] = k->out->sources[i].id;
    }
    bg_diag_add(k->l.diags, BG_E305, pos, "there is no source \"%s\"%s", id,
                bg_did_you_mean(k->l.arena, id, names, n));
    return NULL;
}

const struct bg_source_ref *bg_link_source(struct bg_linker *k, const struct bg_item *item,
                                           const char *key, const char *id)
{
    return bg_link_source_at(k, bg_item_pos(k->l.json, item, key), id);
}

int bg_link_field(struct bg_linker *k, struct bg_pos pos, const char *id)
{
    int slot = bg_index_find(k->out->field_index, id);
    size_t n = k->out->fields_n;
    if (slot >= 0)
        return slot;
    const char **names = BG_ARRAY(k->l.arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        names[i] = k->out->fields[i].id;
    bg_diag_add(k->l.diags, BG_E306, pos, "there is no field \"%s\"%s", id,
                bg_did_you_mean(k->l.arena, id, names, n));
    return -1;
}

/* The place of byte `at` of a text's content inside its quotes, escapes counted as written. */
static struct bg_pos pos_in_text(const struct bg_json *json, const struct cJSON *node, size_t at)
{
    struct bg_pos pos = bg_json_pos(json, node);
    const char *raw;
    size_t n, i = 1;
    bg_json_raw(json, node, &raw, &n);
    for (size_t decoded = 0; i + 1 < n && decoded < at;) {
        if (raw[i] != '\\') {
            i++;
            decoded++;
        } else if (raw[i + 1] != 'u') {
            i += 2;
            decoded++;
        } else { /* \u0000 up to \u07FF need one or two bytes, the rest three */
            bool short_one = i + 3 < n && raw[i + 2] == '0' && raw[i + 3] == '0';
            decoded += short_one && raw[i + 4] < '8' ? 1 : short_one ? 2 : 3;
            i += 6;
        }
    }
    pos.offset += i;
    pos.length = 1;
    return pos;
}

const struct bg_regex *bg_link_pattern(struct bg_linker *k, const struct bg_item *item,
                                       const char *key, bool whole)
{
    const struct cJSON *node = bg_json_get(item->node, key);
    const char *pattern = bg_json_text(node);
    const char *error = "";
    size_t offset = 0;
    if (!pattern || !pattern[0])
        return NULL;
    const struct bg_regex *regex = bg_regex_new(k->l.arena, pattern, whole, 0, &error, &offset);
    if (!regex)
        bg_diag_add(k->l.diags, BG_E318, pos_in_text(k->l.json, node, offset),
                    "the pattern \"%s\" does not compile: %s", pattern, error);
    else if (!(k->tried && bg_source_came_from(bg_json_pos(k->l.json, node), k->tried)) &&
             bg_regex_gives_up(regex, pattern))
        bg_diag_add(k->l.diags, BG_W340, bg_json_pos(k->l.json, node),
                    "the pattern \"%s\" gives up on some texts before it has searched them",
                    pattern);
    return regex;
}

const char *bg_link_unit(const struct bg_linker *k, const char *unit)
{
    static const char word[] = "currency";
    if (strncmp(unit, word, sizeof word - 1) != 0 || !k->out->currency[0])
        return unit;
    return bg_arena_printf(k->l.arena, "%s%s", k->out->currency, unit + sizeof word - 1);
}

bool bg_link_scalar(struct bg_linker *k, const struct cJSON *node, struct bg_value *out)
{
    *out = BG_MISSING;
    switch (node ? bg_json_type(node) : BG_JSON_NULL) {
    case BG_JSON_NUMBER:
        if (!bg_json_dec(k->l.json, node, &out->as.number)) {
            bg_diag_add(k->l.diags, BG_E206, bg_json_pos(k->l.json, node),
                        "the number has too many digits");
            return false;
        }
        out->type = BG_V_NUMBER;
        break;
    case BG_JSON_TEXT:
        out->type = BG_V_TEXT;
        out->as.text.bytes = bg_json_text(node);
        out->as.text.n = strlen(out->as.text.bytes);
        break;
    case BG_JSON_BOOL:
        out->type = BG_V_BOOL;
        out->as.truth = bg_json_true(node);
        break;
    default:
        break;
    }
    return true;
}

void bg_link_sources(struct bg_linker *k)
{
    const struct bg_items *given = &k->raw->sources;
    struct bg_source_ref *made = BG_ARRAY(k->l.arena, given->n, struct bg_source_ref);
    size_t n = 0;
    for (BG_LINK_ITEMS(*given, raw_source, s)) {
        s->out.id = s->item.key;
        s->out.pos = s->item.pos;
        if (!s->out.title[0])
            s->out.title = s->item.key;
        if (!s->out.short_title[0])
            s->out.short_title = s->out.title;
        made[n++] = s->out;
    }
    k->out->sources = made;
    k->out->sources_n = n;
}

static bool link_fact_value(struct bg_linker *k, const struct raw_fact *fact, struct bg_value *out)
{
    static const enum bg_value_type types[] = {BG_V_TEXT, BG_V_NUMBER, BG_V_BOOL, BG_V_DATE};
    static const char *const wants[] = {"a text in quotes", "a number, without quotes",
                                        "true or false, without quotes", "a date"};
    enum bg_value_type type = types[fact->type];
    if (!bg_link_scalar(k, fact->value, out))
        return false;
    if (out->type == BG_V_TEXT && out->as.text.n == 0)
        *out = BG_MISSING;
    if (out->type == BG_V_MISSING || out->type == type)
        return true;
    int64_t days;
    if (type == BG_V_DATE && out->type == BG_V_TEXT &&
        bg_date_parse(out->as.text.bytes, out->as.text.n, &days)) {
        out->type = BG_V_DATE;
        out->as.days = days;
        return true;
    }
    bg_diag_add(k->l.diags, BG_E322, bg_json_pos(k->l.json, fact->value),
                "the value of fact \"%s\" must be %s", fact->item.key, wants[fact->type]);
    *out = BG_MISSING;
    return false;
}

void bg_link_facts(struct bg_linker *k)
{
    const struct bg_items *given = &k->raw->facts;
    struct bg_fact *made = BG_ARRAY(k->l.arena, given->n, struct bg_fact);
    struct bg_value *values = BG_ARRAY(k->l.arena, given->n, struct bg_value);
    size_t n = 0;
    for (BG_LINK_ITEMS(*given, raw_fact, f)) {
        f->out.id = f->item.key;
        f->out.pos = f->item.pos;
        f->out.unit = bg_link_unit(k, f->out.unit);
        f->out.source = bg_link_source(k, &f->item, "source", f->source);
        f->out.value = BG_MISSING;
        if (!f->out.label[0])
            f->out.label = f->item.key;
        if (!f->out.short_label[0])
            f->out.short_label = f->out.label;
        if (!f->item.faulty)
            (void)link_fact_value(k, f, &f->out.value);
        values[n] = f->out.value;
        made[n++] = f->out;
    }
    k->out->facts = made;
    k->out->facts_n = n;
    k->out->fact_values = values;
}

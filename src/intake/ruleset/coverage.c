/* Linking who is covered and who is exempt, and where the ruleset is in a library. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "base/index.h"
#include "base/list.h"

static const struct bg_covered *link_lines(struct bg_linker *k, const struct bg_items *given,
                                           size_t *n)
{
    struct bg_covered *made = BG_ARRAY(k->l.arena, given->n, struct bg_covered);
    *n = 0;
    for (BG_LINK_ITEMS(*given, raw_covered, line)) {
        line->out.id = line->item.key;
        made[(*n)++] = line->out;
    }
    return made;
}

static bool is_fact(const struct bg_linker *k, const char *id)
{
    return BG_FIND_ID(k->out->facts, k->out->facts_n, id) >= 0;
}

/* A field, a column of a table, or a fact. */
static bool can_show(const struct bg_linker *k, const char *id)
{
    if (is_fact(k, id) || bg_index_find(k->out->field_index, id) >= 0)
        return true;
    const char *dot = strchr(id, '.');
    for (size_t i = 0; dot && i < k->out->fields_n; i++) {
        const struct bg_field *field = &k->out->fields[i];
        if (strncmp(field->id, id, (size_t)(dot - id)) == 0 && !field->id[dot - id] &&
            field->type == BG_FIELD_TABLE)
            return bg_index_find(field->column_index, dot + 1) >= 0;
    }
    return false;
}

static void link_exempt(struct bg_linker *k, struct raw_exempt *exempt)
{
    const struct cJSON *place = bg_json_first(bg_json_get(exempt->item.node, "shown_by"));
    exempt->out.id = exempt->item.key;
    exempt->out.source = bg_link_source(k, &exempt->item, "source", exempt->source);
    exempt->out.shown_by = exempt->shown_by.items;
    exempt->out.shown_by_n = exempt->shown_by.n;
    for (size_t i = 0; i < exempt->shown_by.n; i++, place = bg_json_next(place))
        if (!can_show(k, exempt->shown_by.items[i]))
            bg_diag_add(k->l.diags, BG_E354, bg_json_pos(k->l.json, place),
                        "exemption \"%s\" is shown by \"%s\", which is not a field or a fact",
                        exempt->item.key, exempt->shown_by.items[i]);
}

/* The older list beside the coverage, then the coverage's own. */
static void link_not_modelled(struct bg_linker *k)
{
    const struct bg_texts *list = &k->raw->not_modelled;
    const struct bg_items *more = &k->raw->coverage.not_modelled;
    const char **all = BG_ARRAY(k->l.arena, list->n + more->n, const char *);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        all[n++] = list->items[i];
    for (BG_LINK_ITEMS(*more, raw_covered, line))
        all[n++] = line->out.text;
    k->out->not_modelled = all;
    k->out->not_modelled_n = n;
}

void bg_link_coverage(struct bg_linker *k)
{
    struct raw_coverage *given = &k->raw->coverage;
    struct bg_reach *out = &k->out->coverage;
    struct bg_exempt *made = BG_ARRAY(k->l.arena, given->exempt.n, struct bg_exempt);
    out->covered = link_lines(k, &given->covered, &out->covered_n);
    for (BG_LINK_ITEMS(given->exempt, raw_exempt, exempt)) {
        link_exempt(k, exempt);
        made[out->exempt_n++] = exempt->out;
    }
    out->exempt = made;
    link_not_modelled(k);
    struct raw_library *library = &k->raw->library;
    k->out->library = library->out;
    k->out->library.work = library->work.items;
    k->out->library.work_n = library->work.n;
    k->out->library.terms = link_lines(k, &library->terms, &k->out->library.terms_n);
}

/* Linking what a panel needs: the points that a question asks for, the answers that evaluators are
 * shown, the minimum, and which answers come in the envelope of the prices. */
#include "intake/ruleset/link.h"

#include <string.h>

void bg_link_panel_criterion(struct bg_linker *k, struct raw_criterion *c)
{
    struct bg_look_for *look_for = BG_ARRAY(k->l.arena, c->look_for.n, struct bg_look_for);
    int *shown = BG_ARRAY(k->l.arena, c->reads.n + 1, int);
    const struct cJSON *reads = bg_json_get(c->item.node, "reads");
    size_t n = 0;
    for (BG_LINK_ITEMS(c->look_for, raw_look_for, point)) {
        look_for[n].id = point->item.key;
        look_for[n++].text = point->out.text;
    }
    c->out.look_for = look_for;
    c->out.look_for_n = n;
    n = 0;
    for (const struct cJSON *node = bg_json_first(reads); node; node = bg_json_next(node)) {
        const char *id = bg_json_text(node);
        int slot = id ? bg_link_field(k, bg_json_pos(k->l.json, node), id) : -1;
        if (slot < 0)
            continue;
        if (k->out->fields[slot].envelope == BG_PRICE_ENVELOPE)
            bg_diag_add(k->l.diags, BG_E718, bg_json_pos(k->l.json, node),
                        "criterion \"%s\" shows evaluators \"%s\", which comes in the envelope of "
                        "the prices",
                        c->item.key, id);
        shown[n++] = slot;
    }
    c->out.shown = shown;
    c->out.shown_n = n;
}

/* An answer comes with the prices where the file says so, and else where it is the price. */
void bg_link_envelopes(struct bg_linker *k, struct bg_field *fields)
{
    const char *schedule = k->raw->price.schedule_said ? k->raw->price.schedule.field : "";
    const char *price = k->raw->price_said ? k->raw->price.field : "";
    size_t i = 0;
    for (BG_LINK_ITEMS(k->raw->fields, raw_field, f)) {
        struct bg_field *field = &fields[i++];
        bool is_price = field->role == BG_ROLE_PRICE || strcmp(field->id, price) == 0 ||
                        (schedule[0] != '\0' && strcmp(field->id, schedule) == 0);
        if (field->asked_of == BG_OF_BUYER &&
            (is_price || (f->envelope_said && field->envelope == BG_PRICE_ENVELOPE)))
            bg_diag_add(k->l.diags, BG_E554, bg_item_pos(k->l.json, &f->item, "asked_of"),
                        "field \"%s\" belongs to the price and cannot be asked of the buyer",
                        field->id);
        if (!f->envelope_said)
            field->envelope = is_price ? BG_PRICE_ENVELOPE : BG_QUALITY_ENVELOPE;
    }
}

/* The panel as a whole, after the criteria. */
void bg_link_panel(struct bg_linker *k, const struct bg_load_options *options)
{
    const struct raw_panel *panel = &k->raw->panel;
    k->out->panel = panel->out;
    k->out->envelopes = k->raw->solicitation.envelopes;
    k->out->offers = k->raw->offers.out;
    k->out->offers.unanswered_leaves = k->raw->offers.unanswered != 0;
    k->out->open = k->raw->open.out;
    k->out->open.evaluators = k->raw->open.evaluators ? BG_EVALUATOR_NAMES : BG_EVALUATOR_LETTERS;
    if (options && options->checking && panel->out.combine == BG_TRIMMED_MEAN &&
        panel->out.least < BG_TRIMMED_LEAST)
        bg_diag_add(k->l.diags, BG_E717, bg_item_pos(k->l.json, &panel->item, "combine"),
                    "a trimmed mean leaves out the highest and the lowest score, and \"least\" "
                    "lets %lld evaluators count",
                    (long long)panel->out.least);
}

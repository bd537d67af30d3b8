/* Whose statement about an answer counts: the rule that a ruleset publishes, by question. */
#include "intake/ruleset/link.h"

#include <string.h>

#include "model/testimony.h"

struct raw_witness_rule {
    struct bg_item item;
    struct bg_texts order;
    int64_t least_n, published;
    struct bg_dec least_yes;
    bool least_yes_said;
};

#define IN(member) .at = offsetof(struct raw_witness_rule, member)

static const struct bg_key witness_keys[] = {
    {"order", BG_KEY_TEXTS, IN(order), .required = true,
     .about =
         "Sources, the one that counts first in front: vendor, buyer, worker_survey, "
         "worker_organisation, agency_finding, court; a source that is not named never counts"},
    {"least_n", BG_KEY_INT, IN(least_n), .unless = "5", .min = "5", .max = "1000000",
     .about = "A worker survey of fewer workers does not count"},
    {"least_yes", BG_KEY_DEC, IN(least_yes),
     .said = offsetof(struct raw_witness_rule, least_yes_said), .min = "0", .max = "100",
     .about =
         "Of a question of yes or no: percent of the workers asked from which a survey says yes"},
    {"published", BG_KEY_DATE, IN(published), .required = true,
     .about = "An older statement is refused"},
    {.name = NULL}};
const struct bg_shape bg_witness_rule_shape = {.name = "statement_rule",
                                               .what = "rule of statements",
                                               .size = sizeof(struct raw_witness_rule),
                                               .keys = witness_keys};

static void rule_wrong(struct bg_linker *k, const struct raw_witness_rule *raw, const char *key,
                       const char *why)
{
    bg_diag_add(k->l.diags, BG_E886, bg_item_pos(k->l.json, &raw->item, key),
                "statements about \"%s\": %s", raw->item.key, why);
}

static bool rule_source(struct bg_linker *k, const struct raw_witness_rule *raw, const char *name,
                        struct bg_witness_rule *out, int64_t place)
{
    for (int i = 0; i < BG_WITNESS__COUNT; i++) {
        if (strcmp(name, bg_witness_names[i]) != 0)
            continue;
        if (out->order[i])
            rule_wrong(k, raw, "order", bg_arena_printf(k->l.arena, "\"%s\" is named twice", name));
        out->order[i] = place;
        return true;
    }
    rule_wrong(k, raw, "order",
               bg_arena_printf(k->l.arena,
                               "\"%s\" is not one of vendor, buyer, worker_survey, "
                               "worker_organisation, agency_finding, court",
                               name));
    return false;
}

/* A survey counts workers: it answers a question of percent, or one of yes or no from a share on. */
static void rule_check(struct bg_linker *k, const struct raw_witness_rule *raw,
                       const struct bg_field *field, const struct bg_witness_rule *out)
{
    bool survey = out->order[BG_WITNESS_SURVEY] > 0;
    bool yes_no = field->type == BG_FIELD_BOOLEAN;
    if (!out->order[BG_WITNESS_VENDOR])
        rule_wrong(k, raw, "order",
                   "the vendor's own answer has no place in it; name \"vendor\", last where others "
                   "come before it");
    if (survey && !yes_no && field->type != BG_FIELD_PERCENT)
        rule_wrong(
            k, raw, "order",
            "a worker survey gives a share of workers, which answers a question of percent or "
            "of yes or no; remove it from the order");
    if (survey && yes_no && !out->has_least_yes)
        rule_wrong(k, raw, "order",
                   "from which percent of the workers on a survey says yes is missing; add "
                   "\"least_yes\"");
    if (out->has_least_yes && !(survey && yes_no))
        rule_wrong(k, raw, "least_yes",
                   "only a question of yes or no with a worker survey in its order has it");
    if (field->type == BG_FIELD_TABLE)
        rule_wrong(k, raw, "order", "the question is a table, about which nobody else can state");
    if (field->asked_of == BG_OF_BUYER)
        rule_wrong(k, raw, "order", "the buyer answers it, not the vendor");
}

void bg_link_witnesses(struct bg_linker *k, struct bg_field *fields)
{
    for (BG_LINK_ITEMS(k->raw->statements, raw_witness_rule, raw)) {
        struct bg_field *field = NULL;
        for (size_t i = 0; i < k->raw->fields.n; i++)
            if (strcmp(fields[i].id, raw->item.key) == 0)
                field = &fields[i];
        if (!field) {
            bg_diag_add(k->l.diags, BG_E886, raw->item.pos,
                        "statements are about \"%s\", which is not a field of the ruleset",
                        raw->item.key);
            continue;
        }
        if (raw->item.faulty)
            continue;
        struct bg_witness_rule *out = BG_NEW(k->l.arena, struct bg_witness_rule);
        *out = (struct bg_witness_rule){.least_n = raw->least_n,
                                        .published = raw->published,
                                        .has_least_yes = raw->least_yes_said,
                                        .least_yes = raw->least_yes};
        bool known = true;
        for (size_t i = 0; i < raw->order.n; i++)
            known = rule_source(k, raw, raw->order.items[i], out, (int64_t)i + 1) && known;
        if (known)
            rule_check(k, raw, field, out);
        field->witnesses = out;
    }
}

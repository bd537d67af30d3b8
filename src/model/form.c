/* Names and labels of the vendor's response form. */
#include "model/form.h"

#include <string.h>

#include "base/cell_text.h"

static const char *const key_names[BG_FORM_KEY__COUNT] = {
    [BG_FORM_VENDOR_NAME] = "vendor_name", [BG_FORM_VENDOR_ID] = "vendor_id",
    [BG_FORM_BID_ID] = "bid_id",           [BG_FORM_CONTACT] = "contact",
    [BG_FORM_SUBMITTED] = "submitted",
};

const char *bg_form_key_name(enum bg_form_key key)
{
    return key_names[key];
}

const char *bg_field_type_name(enum bg_field_type type)
{
    static const char *const names[BG_FIELD_TYPE__COUNT] = {
        [BG_FIELD_TEXT] = "text",       [BG_FIELD_INTEGER] = "integer",
        [BG_FIELD_NUMBER] = "number",   [BG_FIELD_MONEY] = "money",
        [BG_FIELD_PERCENT] = "percent", [BG_FIELD_BOOLEAN] = "boolean",
        [BG_FIELD_CHOICE] = "choice",   [BG_FIELD_DATE] = "date",
        [BG_FIELD_TABLE] = "table",
    };
    return names[type];
}

static const char *with_id(struct bg_arena *arena, const char *label, const char *id, bool twice)
{
    if (!*label)
        return id;
    return twice ? bg_arena_printf(arena, "%s (%s)", label, id) : label;
}

const char *bg_form_choice(struct bg_arena *arena, const struct bg_field *field, size_t i)
{
    const struct bg_choice *own = &field->choices[i];
    bool twice = false;
    for (size_t k = 0; k < field->choices_n; k++)
        twice |= k != i && bg_cell_text_same(field->choices[k].label, own->label);
    return with_id(arena, own->label, own->id, twice);
}

const char *bg_form_question(struct bg_arena *arena, const struct bg_ruleset *ruleset, size_t slot)
{
    const struct bg_field *own = &ruleset->fields[slot];
    bool twice = false;
    for (size_t k = 0; k < ruleset->fields_n; k++)
        twice |= k != slot && bg_cell_text_same(ruleset->fields[k].label, own->label);
    return with_id(arena, own->label, own->id, twice);
}

/* -- envelopes ---------------------------------------------------------------------------------- */

size_t bg_form_asked(const struct bg_ruleset *rules, enum bg_envelope envelope)
{
    size_t n = 0;
    for (size_t i = 0; i < rules->fields_n; i++)
        n += rules->fields[i].envelope == envelope && rules->fields[i].asked_of == BG_OF_VENDOR;
    return n;
}

const struct bg_ruleset *bg_form_of_envelope(struct bg_arena *arena, const struct bg_ruleset *rules,
                                             const char *envelope)
{
    bool price = strcmp(envelope, "price") == 0;
    struct bg_ruleset *copy = BG_NEW(arena, struct bg_ruleset);
    struct bg_field *fields = BG_ARRAY(arena, rules->fields_n, struct bg_field);
    *copy = *rules;
    for (size_t i = 0; i < rules->fields_n; i++) {
        fields[i] = rules->fields[i];
        if ((fields[i].envelope == BG_PRICE_ENVELOPE) != price)
            fields[i].asked_of = BG_OF_BUYER;
    }
    copy->fields = fields;
    return copy;
}

const char *bg_form_envelope(const struct bg_ruleset *rules)
{
    size_t quality = bg_form_asked(rules, BG_QUALITY_ENVELOPE);
    size_t price = bg_form_asked(rules, BG_PRICE_ENVELOPE);
    if (rules->envelopes != 2 || (quality && price))
        return "";
    return quality ? "quality" : "price";
}

/* Names from the tables of score/, and the parts of the schema that depend on a kind or type. */
#include "intake/ruleset/words.h"

#include <string.h>

#include "score/abnormal/abnormal.h"
#include "score/kind/kind.h"
#include "score/price/price.h"

const char *bg_kind_word(size_t i)
{
    size_t n = 0;
    while (bg_kinds[n] && n < i)
        n++;
    if (n < i)
        return NULL;
    return bg_kinds[n] ? bg_kinds[n]->name : "group";
}

const char *bg_formula_word(size_t i)
{
    size_t n = 0;
    while (bg_price_formulas[n] && n < i)
        n++;
    return bg_price_formulas[n] ? bg_price_formulas[n]->name : NULL;
}

const char *bg_abnormal_word(size_t i)
{
    size_t n = 0;
    while (bg_abnormal_methods[n] && n < i)
        n++;
    return bg_abnormal_methods[n] ? bg_abnormal_methods[n]->name : NULL;
}

static void ruleset_words_put_names(struct bg_buf *out, const char *const *names, size_t most)
{
    bg_buf_putc(out, '[');
    for (size_t i = 0; i < most && names[i]; i++)
        bg_buf_printf(out, "%s\"%s\"", i ? ", " : "", names[i]);
    bg_buf_putc(out, ']');
}

static bool words_among(const char *const *names, size_t most, const char *name)
{
    for (size_t i = 0; i < most && names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* `"key": false` for every key that only other kinds have. */
static void forbid_others(struct bg_buf *out, const char *const *own)
{
    const char *seen[64] = {NULL};
    size_t n = 0;
    bg_buf_puts(out, "\"properties\": {");
    for (size_t i = 0; bg_kinds[i]; i++) {
        for (size_t j = 0; j < BG_KIND_KEYS_MAX && bg_kinds[i]->keys[j]; j++) {
            const char *key = bg_kinds[i]->keys[j];
            if (words_among(own, BG_KIND_KEYS_MAX, key) || words_among(seen, n, key) || n == 64)
                continue;
            bg_buf_printf(out, "%s\"%s\": false", n ? ", " : "", key);
            seen[n++] = key;
        }
    }
    if (!words_among(own, BG_KIND_KEYS_MAX, "criteria"))
        bg_buf_printf(out, "%s\"criteria\": false", n ? ", " : "");
    bg_buf_putc(out, '}');
}

static void put_kind(struct bg_buf *out, const char *name, const char *const *keys,
                     const char *const *required)
{
    bg_buf_printf(out,
                  "{\"if\": {\"properties\": {\"kind\": {\"const\": \"%s\"}}, \"required\": "
                  "[\"kind\"]}, \"then\": {\"required\": ",
                  name);
    ruleset_words_put_names(out, required, BG_KIND_KEYS_MAX);
    bg_buf_puts(out, ", ");
    forbid_others(out, keys);
    bg_buf_puts(out, "}}");
}

void bg_schema_criterion(struct bg_buf *out)
{
    static const char *const group[BG_KIND_KEYS_MAX] = {"criteria"};
    bg_buf_puts(out, ", \"allOf\": [");
    for (size_t i = 0; bg_kinds[i]; i++) {
        put_kind(out, bg_kinds[i]->name, bg_kinds[i]->keys, bg_kinds[i]->required);
        bg_buf_puts(out, ", ");
    }
    put_kind(out, "group", group, group);
    bg_buf_putc(out, ']');
}

void bg_schema_field(struct bg_buf *out)
{
    bg_buf_puts(out,
                ", \"allOf\": [{\"if\": {\"properties\": {\"type\": {\"const\": \"choice\"}}, "
                "\"required\": [\"type\"]}, \"then\": {\"required\": [\"choices\"]}, \"else\": "
                "{\"properties\": {\"choices\": false}}}, {\"if\": {\"properties\": {\"type\": "
                "{\"const\": \"table\"}}, \"required\": [\"type\"]}, \"then\": {\"required\": "
                "[\"columns\"]}, \"else\": {\"properties\": {\"columns\": false}}}]");
}

void bg_schema_param(struct bg_buf *out)
{
    bg_buf_puts(out, ", \"oneOf\": [{\"required\": [\"values\"]}, {\"required\": [\"by\", "
                     "\"table\"]}]");
}

void bg_schema_band(struct bg_buf *out)
{
    bg_buf_puts(out, ", \"oneOf\": [{\"required\": [\"at_least\"]}, {\"required\": "
                     "[\"more_than\"]}, {\"required\": [\"at_most\"]}, {\"required\": "
                     "[\"less_than\"]}]");
}

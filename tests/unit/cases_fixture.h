/* Rulesets and bids from the JSON file beside a test, which CASES names:
 *
 *   {"ruleset": {what all rulesets start from},
 *    "bid": {what all bids start from},
 *    "rulesets": {"a name": {what is merged into it (RFC 7386)},
 *                 "another": {"like": "a name", what is merged into that one}},
 *    "bids": {"a name": [{what is merged into the bid}, ...]}}
 *
 * A text in place of a bid is read as it stands: for what is not JSON. */
#ifndef BG_TESTS_UNIT_CASES_FIXTURE_H
#define BG_TESTS_UNIT_CASES_FIXTURE_H

#include "evaluate_fixture.h"

enum { CASES_BIDS = 16 };

static inline const struct bg_json *cases_parse(const char *name, const char *text)
{
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_source *source = bg_source_new(arena, name, text, strlen(text));
    const struct bg_json *json = bg_json_parse(arena, diags, source, NULL);
    if (json == NULL)
        show_faults(diags);
    assert_non_null(json);
    return json;
}

static inline const struct bg_json *cases_read(void)
{
    struct bg_buf text;
    char piece[4096];
    FILE *file = fopen(CASES, "rb");
    if (file == NULL)
        fail_msg("%s cannot be read: run this from the project's top", CASES);
    bg_buf_init(&text, arena);
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        bg_buf_put(&text, piece, n);
    fclose(file);
    return cases_parse(CASES, bg_buf_text(&text));
}

static inline const struct cJSON *cases_find(const struct bg_json *cases, const char *section,
                                             const char *name)
{
    const struct cJSON *found = bg_json_get(bg_json_get(cases->root, section), name);
    if (found == NULL)
        fail_msg("%s: no \"%s\" in \"%s\"", CASES, name, section);
    return found;
}

static inline const char *cases_merged(const struct bg_json *base, const struct cJSON *base_node,
                                       const struct bg_json *patch, const struct cJSON *patch_node)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_json_merge_patch(&out, base, base_node, patch, patch_node);
    return bg_buf_text(&out);
}

/* The text of the ruleset of that name. */
static inline const char *cases_ruleset(const char *name)
{
    const struct bg_json *cases = cases_read();
    const struct cJSON *patch = cases_find(cases, "rulesets", name);
    const char *like = bg_json_text(bg_json_get(patch, "like"));
    if (like == NULL)
        return cases_merged(cases, bg_json_get(cases->root, "ruleset"), cases, patch);
    const struct bg_json *base = cases_parse(like, cases_ruleset(like));
    const struct bg_json *made = cases_parse(name, cases_merged(base, base->root, cases, patch));
    const struct bg_json *without = cases_parse("without", "{\"like\": null}");
    return cases_merged(made, made->root, without, without->root);
}

/* The texts of the bids of that name; how many. */
static inline size_t cases_bids(const char *name, const char *texts[CASES_BIDS])
{
    const struct bg_json *cases = cases_read();
    const struct cJSON *list = cases_find(cases, "bids", name);
    const struct cJSON *base = bg_json_get(cases->root, "bid");
    size_t n = 0;
    assert_true(bg_json_size(list) <= CASES_BIDS);
    for (const struct cJSON *bid = bg_json_first(list); bid; bid = bg_json_next(bid)) {
        const char *raw = bg_json_text(bid);
        texts[n++] = raw ? raw : cases_merged(cases, base, cases, bid);
    }
    return n;
}

/* The bids of one name, evaluated under the ruleset of another. */
static inline const struct bg_lot_result *evaluated_cases(const char *ruleset, const char *bids)
{
    const char *texts[CASES_BIDS];
    size_t n = cases_bids(bids, texts);
    return evaluated(cases_ruleset(ruleset), texts, n);
}

#endif

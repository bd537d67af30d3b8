/* Rulesets and bids from JSON text, evaluated: for the tests of scoring. JSON in a C string may be
 * written with single quotes alone, which become double ones. More than a few keys belong into a file
 * beside the test: cases_fixture.h. */
#ifndef TESTS_EVALUATE_FIXTURE_H
#define TESTS_EVALUATE_FIXTURE_H

#include "fixture.h"

#include "intake/intake.h"
#include "score/evaluate/evaluate.h"
#include "score/evaluate/explain.h"
#include "score/kind/kind.h"

static inline const struct bg_source *source_of(const char *name, const char *text)
{
    size_t n = strlen(text);
    char *copy = bg_arena_text(arena, text, n);
    for (size_t i = 0; i < n && strchr(text, '"') == NULL; i++)
        if (copy[i] == '\'')
            copy[i] = '"';
    return bg_source_new(arena, name, copy, n);
}

static inline void show_faults(struct bg_diags *diags)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_diags_print(diags, &out, (struct bg_diag_style){false, 0});
    fputs(bg_buf_text(&out), stderr);
}

static inline const struct bg_ruleset *rules_of(const char *text)
{
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_load_options options = {.as_of = BG_NO_DATE};
    const struct bg_ruleset *rules =
        bg_ruleset_load(arena, diags, source_of("rules.json", text), &options);
    if (rules == NULL)
        show_faults(diags);
    assert_non_null(rules);
    return rules;
}

static inline struct bg_bids bids_of(const struct bg_ruleset *rules, const char *const *texts,
                                     size_t n)
{
    struct bg_diags *diags = bg_diags_new(arena);
    struct bg_bid_list *list = bg_bid_list_new(arena);
    for (size_t i = 0; i < n; i++)
        bg_bids_read(list, diags, rules, "", source_of("bid.json", texts[i]));
    struct bg_bids bids = bg_bids_finish(list, diags);
    assert_int_equal(bids.n, n);
    return bids;
}

static inline const struct bg_lot_result *evaluated(const char *rules, const char *const *texts,
                                                    size_t n)
{
    const struct bg_ruleset *loaded = rules_of(rules);
    struct bg_bids bids = bids_of(loaded, texts, n);
    return bg_evaluate_said(arena, BG_ENGLISH, loaded, &bids);
}

static inline const struct bg_bid_result *bid_of(const struct bg_lot_result *lot, const char *id)
{
    for (size_t i = 0; i < lot->bids_n; i++)
        if (strcmp(lot->bids[i].bid->id, id) == 0)
            return &lot->bids[i];
    fail_msg("no bid %s", id);
    return NULL;
}

static inline const struct bg_criterion_result *criterion_of(const struct bg_lot_result *lot,
                                                             const char *bid, const char *id)
{
    int c = bg_ruleset_criterion(lot->ruleset, id);
    assert_true(c >= 0);
    return &bid_of(lot, bid)->criteria[c];
}

static inline const char *dec_of(struct bg_dec d)
{
    char text[BG_DEC_TEXT];
    return bg_arena_printf(arena, "%s", bg_dec_text(d, text));
}

static inline const char *ratio_of(const struct bg_ratio *r)
{
    return r == NULL ? "none" : bg_ratio_text(arena, r);
}

static inline const char *total_of(const struct bg_lot_result *lot, const char *bid)
{
    return dec_of(bid_of(lot, bid)->total);
}

static inline int rank_of(const struct bg_lot_result *lot, const char *bid)
{
    return (int)bid_of(lot, bid)->rank;
}

#endif

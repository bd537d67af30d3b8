/* Runs the checks before publication; the checks that look at the ruleset alone. */
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "score/evaluate/evaluate.h"
#include "score/kind/kind.h"
#include "score/publish/private.h"

void bg_publish_check(struct bg_arena *arena, struct bg_diags *diags,
                      const struct bg_ruleset *ruleset)
{
    const struct bg_publishing publishing = {arena, diags, ruleset};
#define CHECK(name) bg_publish_##name(&publishing);
#include "score/publish/checks.def"
#undef CHECK
}

void bg_publish_ties(const struct bg_publishing *publishing)
{
    const struct bg_award *award = &publishing->ruleset->award;
    if (award->ties_n == 0)
        bg_diag_add(publishing->diags, BG_W701, award->pos,
                    "nothing says how a tie is broken: bids with equal scores stay tied");
}

static bool publish_is_space(char ch)
{
    return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r';
}

/* The same apart from spaces and from small and capital letters; nothing is like nothing. */
static bool same_words(const char *a, const char *b)
{
    if (!a[0])
        return false;
    for (;;) {
        while (publish_is_space(*a))
            a++;
        while (publish_is_space(*b))
            b++;
        if (!*a || strncasecmp(a, b, 1) != 0)
            return *a == *b;
        a++;
        b++;
    }
}

static void check_panel(const struct bg_publishing *publishing,
                        const struct bg_criterion *criterion)
{
    for (size_t i = 0; i < criterion->levels_n; i++) {
        const struct bg_level *level = &criterion->levels[i];
        if (!level->definition[0])
            bg_diag_add(publishing->diags, BG_W703, criterion->pos,
                        "level \"%s\" of criterion \"%s\" has no definition", level->title,
                        criterion->id);
        for (size_t k = 0; k < i; k++)
            if (same_words(level->title, criterion->levels[k].title) ||
                same_words(level->definition, criterion->levels[k].definition))
                bg_diag_add(publishing->diags, BG_W702, criterion->pos,
                            "levels %zu and %zu of criterion \"%s\" have the same words", k + 1,
                            i + 1, criterion->id);
    }
}

static void check_bands(const struct bg_publishing *publishing,
                        const struct bg_criterion *criterion)
{
    for (size_t i = 0; i < criterion->bands_n; i++)
        for (size_t k = 0; k < i; k++)
            if (same_words(criterion->bands[i].label, criterion->bands[k].label))
                bg_diag_add(publishing->diags, BG_W702, criterion->pos,
                            "bands %zu and %zu of criterion \"%s\" are both called \"%s\"", k + 1,
                            i + 1, criterion->id, criterion->bands[i].label);
}

static bool publish_has_points(const struct bg_criterion *criterion, const char *choice)
{
    for (size_t i = 0; i < criterion->choices_n; i++)
        if (strcmp(criterion->choices[i].choice, choice) == 0)
            return true;
    return false;
}

/* Every choice that the vendor may give must have its points. */
static void publish_check_choices(const struct bg_publishing *publishing,
                                  const struct bg_criterion *criterion)
{
    const struct bg_reads *reads = bg_logic_reads(criterion->value);
    const struct bg_field *field;
    if (reads->slots_n != 1)
        return;
    field = &publishing->ruleset->fields[reads->slots[0]];
    for (size_t i = 0; i < field->choices_n; i++) {
        if (!publish_has_points(criterion, field->choices[i].id))
            bg_diag_add(publishing->diags, BG_W703, criterion->pos,
                        "choice \"%s\" of field \"%s\" has no points in criterion \"%s\"",
                        field->choices[i].id, field->id, criterion->id);
        for (size_t k = 0; k < i; k++)
            if (same_words(field->choices[i].label, field->choices[k].label))
                bg_diag_add(publishing->diags, BG_W702, field->pos,
                            "choices %zu and %zu of field \"%s\" have the same words", k + 1, i + 1,
                            field->id);
    }
}

void bg_publish_levels(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *criterion = &ruleset->criteria[i];
        check_panel(publishing, criterion);
        check_bands(publishing, criterion);
        if (criterion->choices_n && criterion->value)
            publish_check_choices(publishing, criterion);
    }
}

/* -- what is scored but not asked, and asked but not used ------------------------------------- */

static size_t mark_reads(const struct bg_logic *logic, bool *read)
{
    const struct bg_reads *reads;
    if (!logic)
        return 0;
    reads = bg_logic_reads(logic);
    for (size_t i = 0; i < reads->slots_n; i++)
        read[reads->slots[i]] = true;
    return reads->slots_n;
}

void bg_publish_unread(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    bool *read = BG_ARRAY(publishing->arena, ruleset->fields_n + 1, bool);
    for (size_t i = 0; i < ruleset->fields_n; i++)
        read[i] = bg_price_reads(ruleset, i);
    for (size_t i = 0; i < ruleset->params_n; i++)
        for (size_t k = 0; k < ruleset->params[i].by_n; k++)
            mark_reads(ruleset->params[i].by[k], read);
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *criterion = &ruleset->criteria[i];
        size_t n = mark_reads(criterion->test, read) + mark_reads(criterion->value, read);
        mark_reads(criterion->when, read);
        for (size_t k = 0; k < criterion->shown_n; k++) /* the panel reads it */
            read[criterion->shown[k]] = true;
        if (!bg_criterion_is_group(criterion) && !criterion->kind->by_panel && n == 0)
            bg_diag_add(publishing->diags, BG_W710, criterion->pos,
                        "criterion \"%s\" scores what no field asks: every bid gets the same",
                        criterion->id);
    }
    for (size_t i = 0; i < ruleset->fields_n; i++)
        if (!read[i] && ruleset->fields[i].required)
            bg_diag_add(publishing->diags, BG_W711, ruleset->fields[i].pos,
                        "field \"%s\" is required and nothing uses the answer",
                        ruleset->fields[i].id);
}

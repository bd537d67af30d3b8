/* A panel and what sheets add to it, in the order in which they came. */
#include "intake/panel/sheet.h"

#include <string.h>

#include "base/date.h"

struct joining {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_panel *base;
    struct bg_evaluator *evaluators;
    struct bg_panel_score *scores;
    struct bg_agreement *agreed;
    size_t evaluators_n, scores_n, agreed_n;
};

static bool join_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static struct bg_pos at(const struct bg_panel_sheet *sheet)
{
    return (struct bg_pos){.source = sheet->source};
}

/* -- evaluators ---------------------------------------------------------------------------------- */

static struct bg_evaluator *join_find(struct joining *j, const char *id)
{
    for (size_t e = 0; e < j->evaluators_n; e++)
        if (join_same(j->evaluators[e].id, id))
            return &j->evaluators[e];
    return NULL;
}

/* The evaluator of the sheet. NULL: the panel has none such, or another person by that number. */
static struct bg_evaluator *evaluator_of(struct joining *j, const struct bg_panel_sheet *sheet)
{
    struct bg_evaluator *own = join_find(j, sheet->evaluator);
    const struct bg_evaluator *given = &sheet->panel->evaluators[0];
    if (own == NULL && j->base != NULL) {
        bg_diag_add(j->diags, BG_E750, at(sheet),
                    "it is %s of %s (%s), whom the panel does not have",
                    bg_panel_sheet_words(sheet->kind), sheet->evaluator, given->name);
        return NULL;
    }
    if (own == NULL) {
        own = &j->evaluators[j->evaluators_n++];
        *own = *given;
        own->declared = BG_NO_DATE;
    } else if (*sheet->name && !join_same(own->name, sheet->name)) {
        bg_diag_add(j->diags, BG_E750, at(sheet), "it is %s of %s (%s); in the panel %s is %s",
                    bg_panel_sheet_words(sheet->kind), sheet->evaluator, sheet->name, own->id,
                    own->name);
        return NULL;
    }
    return own;
}

static void join_declaration(struct joining *j, const struct bg_panel_sheet *sheet)
{
    struct bg_evaluator *own = evaluator_of(j, sheet);
    const struct bg_evaluator *given = &sheet->panel->evaluators[0];
    if (own == NULL || given->declared == BG_NO_DATE)
        return;
    own->declared = given->declared;
    own->interests = given->interests;
    own->interests_n = given->interests_n;
    own->pos = given->pos;
}

/* -- scores -------------------------------------------------------------------------------------- */

static bool same_cites(const struct bg_cite *a, size_t n, const struct bg_cite *b, size_t m)
{
    for (size_t i = 0; n == m && i < n; i++)
        if (!join_same(a[i].document, b[i].document) || !join_same(a[i].place, b[i].place))
            return false;
    return n == m;
}

static bool same_points(bool has_a, struct bg_dec a, bool has_b, struct bg_dec b)
{
    return has_a == has_b && (!has_a || bg_dec_cmp(a, b) == 0);
}

static bool same_score(const struct bg_panel_score *a, const struct bg_panel_score *b)
{
    return same_points(a->has_points, a->points, b->has_points, b->points) &&
           join_same(a->reason, b->reason) && join_same(a->changed_because, b->changed_because) &&
           same_cites(a->cites, a->cites_n, b->cites, b->cites_n);
}

static const struct bg_panel_score *last_score(const struct joining *j,
                                               const struct bg_panel_score *s)
{
    for (size_t i = j->scores_n; i-- > 0;) {
        const struct bg_panel_score *own = &j->scores[i];
        if (join_same(own->evaluator, s->evaluator) && join_same(own->criterion, s->criterion) &&
            join_same(own->bid, s->bid) && join_same(own->lot, s->lot))
            return own;
    }
    return NULL;
}

static const struct bg_agreement *last_agreed(const struct joining *j, const char *criterion,
                                              const char *bid, const char *lot)
{
    for (size_t i = j->agreed_n; i-- > 0;)
        if (join_same(j->agreed[i].criterion, criterion) && join_same(j->agreed[i].bid, bid) &&
            join_same(j->agreed[i].lot, lot))
            return &j->agreed[i];
    return NULL;
}

static void join_scores(struct joining *j, const struct bg_panel_sheet *sheet)
{
    size_t late = 0;
    if (evaluator_of(j, sheet) == NULL)
        return;
    for (size_t i = 0; i < sheet->panel->scores_n; i++) {
        const struct bg_panel_score *s = &sheet->panel->scores[i], *own = last_score(j, s);
        if (own != NULL && same_score(own, s))
            continue;
        if (last_agreed(j, s->criterion, s->bid, s->lot) != NULL)
            late++;
        else
            j->scores[j->scores_n++] = *s;
    }
    if (late > 0)
        bg_diag_add(j->diags, BG_E748, at(sheet),
                    "%s (%s): %zu score%s came after the panel had agreed, and do%s not count",
                    sheet->evaluator, sheet->name, late, late == 1 ? "" : "s",
                    late == 1 ? "es" : "");
}

/* -- agreements ---------------------------------------------------------------------------------- */

static bool same_findings(const struct bg_agreement *a, const struct bg_agreement *b)
{
    bool alike = a->found_n == b->found_n;
    for (size_t i = 0; alike && i < a->found_n; i++)
        alike = join_same(a->found[i].id, b->found[i].id) &&
                join_same(a->found[i].found, b->found[i].found);
    return alike;
}

static bool same_people(const struct bg_agreement *a, const struct bg_agreement *b)
{
    bool alike = a->present_n == b->present_n && a->dissents_n == b->dissents_n;
    for (size_t i = 0; alike && i < a->present_n; i++)
        alike = join_same(a->present[i], b->present[i]);
    for (size_t i = 0; alike && i < a->dissents_n; i++)
        alike = join_same(a->dissents[i].who, b->dissents[i].who) &&
                join_same(a->dissents[i].why, b->dissents[i].why);
    return alike;
}

/* The reason for a change belongs to the entry that made it: it is not asked for again. */
static bool same_agreement(const struct bg_agreement *a, const struct bg_agreement *b)
{
    bool reasons =
        join_same(a->reason, b->reason) && join_same(a->outside_because, b->outside_because) &&
        join_same(a->passes_because, b->passes_because) &&
        join_same(a->differs_because, b->differs_because) &&
        (*b->changed_because == '\0' || join_same(a->changed_because, b->changed_because));
    return reasons && same_points(a->has_points, a->points, b->has_points, b->points) &&
           same_cites(a->cites, a->cites_n, b->cites, b->cites_n) && same_findings(a, b) &&
           same_people(a, b);
}

static void check_present(struct joining *j, const struct bg_agreement *a)
{
    for (size_t i = 0; i < a->present_n; i++)
        if (join_find(j, a->present[i]) == NULL)
            bg_diag_add(j->diags, BG_E750, a->pos,
                        "\"%s\" was present at the meeting, and the panel has no such evaluator",
                        a->present[i]);
}

static void join_meeting(struct joining *j, const struct bg_panel_sheet *sheet)
{
    for (size_t i = 0; i < sheet->panel->agreed_n; i++) {
        const struct bg_agreement *a = &sheet->panel->agreed[i];
        const struct bg_agreement *own = last_agreed(j, a->criterion, a->bid, a->lot);
        check_present(j, a);
        if (own == NULL || !same_agreement(own, a))
            j->agreed[j->agreed_n++] = *a;
    }
}

/* -- the panel ------------------------------------------------------------------------------------- */

static void copy_base(struct joining *j)
{
    const struct bg_panel *base = j->base;
    if (base == NULL)
        return;
    for (; j->evaluators_n < base->evaluators_n; j->evaluators_n++)
        j->evaluators[j->evaluators_n] = base->evaluators[j->evaluators_n];
    for (; j->scores_n < base->scores_n; j->scores_n++)
        j->scores[j->scores_n] = base->scores[j->scores_n];
    for (; j->agreed_n < base->agreed_n; j->agreed_n++)
        j->agreed[j->agreed_n] = base->agreed[j->agreed_n];
}

static void join_start(struct joining *j, const struct bg_panel_sheet *const *sheets, size_t n)
{
    size_t evaluators = n, scores = 0, agreed = 0;
    for (size_t i = 0; i < n; i++) {
        scores += sheets[i]->panel->scores_n;
        agreed += sheets[i]->panel->agreed_n;
    }
    if (j->base != NULL) {
        evaluators += j->base->evaluators_n;
        scores += j->base->scores_n;
        agreed += j->base->agreed_n;
    }
    j->evaluators = BG_ARRAY(j->arena, evaluators + 1, struct bg_evaluator);
    j->scores = BG_ARRAY(j->arena, scores + 1, struct bg_panel_score);
    j->agreed = BG_ARRAY(j->arena, agreed + 1, struct bg_agreement);
    copy_base(j);
}

const struct bg_panel *bg_panel_join(struct bg_arena *arena, struct bg_diags *diags,
                                     const struct bg_ruleset *ruleset, const struct bg_panel *base,
                                     const struct bg_panel_sheet *const *sheets, size_t n)
{
    struct joining j = {.arena = arena, .diags = diags, .base = base};
    struct bg_panel *panel = BG_NEW(arena, struct bg_panel);
    join_start(&j, sheets, n);
    for (size_t i = 0; i < n; i++) {
        if (sheets[i]->kind == BG_PANEL_DECLARATION)
            join_declaration(&j, sheets[i]);
        else if (sheets[i]->kind == BG_PANEL_SCORES)
            join_scores(&j, sheets[i]);
        else
            join_meeting(&j, sheets[i]);
    }
    *panel = (struct bg_panel){.source = base != NULL ? base->source : NULL,
                               .solicitation = ruleset->solicitation.reference,
                               .ruleset_id = ruleset->id,
                               .ruleset_version = ruleset->version,
                               .evaluators = j.evaluators,
                               .evaluators_n = j.evaluators_n,
                               .scores = j.scores,
                               .scores_n = j.scores_n,
                               .agreed = j.agreed,
                               .agreed_n = j.agreed_n,
                               .influence = base != NULL && base->influence};
    if (base != NULL) {
        panel->solicitation = base->solicitation;
        panel->ruleset_id = base->ruleset_id;
        panel->ruleset_version = base->ruleset_version;
        panel->pos = base->pos;
    }
    return panel;
}

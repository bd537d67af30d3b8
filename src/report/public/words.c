/* All that a public copy says in words, each with where it is; and values as words. */
#include <string.h>

#include "base/date.h"
#include "base/xlsx_read.h"
#include "report/public/public.h"

/* -- values ---------------------------------------------------------------------------------------- */

static const char *ground_words(struct bg_arena *arena, const char *ground)
{
    static const char *const plain[] = {"fewer than ", "left out"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strncmp(ground, plain[i], strlen(plain[i])) == 0)
            return ground;
    return bg_arena_printf(arena, "withheld: %s", ground);
}

const char *bg_copy_words(struct bg_arena *arena, const struct bg_seen *seen)
{
    struct bg_buf out;
    if (seen->ground != NULL)
        return ground_words(arena, seen->ground);
    if (seen->value.type == BG_V_MISSING)
        return "";
    bg_buf_init(&out, arena);
    bg_value_words(&seen->value, &out);
    return bg_buf_text(&out);
}

bool bg_copy_says_why(enum bg_case_event event)
{
    return event == BG_EVENT_ADDENDUM || event == BG_EVENT_ADMIT || event == BG_EVENT_ROUND ||
           event == BG_EVENT_REOPEN || event == BG_EVENT_CANCEL;
}

/* -- where it is -------------------------------------------------------------------------------- */

struct checking {
    const struct bg_search *search;
    struct bg_diags *diags;
    struct bg_arena *arena;
    bool sound;
};

static void words_say(struct checking *c, const struct bg_withheld *found, const char *place)
{
    bg_diag_add(c->diags, BG_E790, BG_NOWHERE, "the withheld %s%s%s%s is in %s", found->what,
                *found->vendor ? " (" : "", found->vendor, *found->vendor ? ")" : "", place);
    c->sound = false;
}

static void check_as(struct checking *c, const char *words, const char *place, bool by_people)
{
    const struct bg_withheld *found =
        words != NULL && *words != '\0' ? bg_search_words(c->search, words, by_people) : NULL;
    if (found != NULL)
        words_say(c, found, place);
}

static void words_check(struct checking *c, const char *words, const char *place)
{
    check_as(c, words, place, true);
}

static void check_seen(struct checking *c, const struct bg_seen *seen, const char *place)
{
    if (seen->ground == NULL && seen->value.type == BG_V_TEXT)
        words_check(c, bg_arena_text(c->arena, seen->value.as.text.bytes, seen->value.as.text.n),
                    place);
}

static void check_rules(struct checking *c, const struct bg_ruleset *rules)
{
    check_as(c, rules->title, "the title of the ruleset", false);
    check_as(c, rules->solicitation.title, "the title of the solicitation", false);
    for (size_t i = 0; i < rules->criteria_n; i++)
        check_as(c, rules->criteria[i].title,
                 bg_arena_printf(c->arena, "the title of criterion \"%s\"", rules->criteria[i].id),
                 false);
    for (size_t i = 0; i < rules->fields_n; i++)
        check_as(c, rules->fields[i].label,
                 bg_arena_printf(c->arena, "the label of field \"%s\"", rules->fields[i].id),
                 false);
}

static void words_check_answers(struct checking *c, const struct bg_ruleset *rules,
                                const struct bg_view_bid *bid)
{
    for (size_t i = 0; i < bid->answers_n; i++) {
        const struct bg_view_answer *a = &bid->answers[i];
        const struct bg_field *field = &rules->fields[a->slot];
        const char *place =
            bg_arena_printf(c->arena, "the answer \"%s\" of %s", field->label, bid->vendor);
        if (field->type == BG_FIELD_TEXT)
            check_seen(c, &a->value, place);
        for (size_t r = 0; r < a->rows_n; r++)
            for (size_t k = 0; k < field->columns_n; k++)
                check_seen(c, &a->rows[r].cells[k], place);
    }
}

static void check_bid(struct checking *c, const struct bg_ruleset *rules,
                      const struct bg_view_bid *bid)
{
    check_as(c, bid->status_reason,
             bg_arena_printf(c->arena, "the reason for the status of %s", bid->vendor), false);
    words_check_answers(c, rules, bid);
    for (size_t i = 0; i < bid->places_n; i++) {
        const struct bg_view_place *p = &bid->places[i];
        const char *title = rules->criteria[p->criterion].title;
        const char *place =
            bg_arena_printf(c->arena, "the panel's reason for \"%s\" of %s", title, bid->vendor);
        check_seen(c, &p->reason, place);
        for (size_t e = 0; e < p->individual_n; e++)
            words_check(c, p->individual[e].reason,
                        bg_arena_printf(c->arena, "an evaluator's reason for \"%s\" of %s", title,
                                        bid->vendor));
    }
    for (size_t i = 0; bid->scores != NULL && i < rules->criteria_n; i++) {
        bool by_people = false; /* the same words as the panel's, which was said */
        for (size_t p = 0; p < bid->places_n; p++)
            by_people = by_people || bid->places[p].criterion == i;
        if (!by_people)
            check_as(c, bid->scores[i].reason,
                     bg_arena_printf(c->arena, "the reason of \"%s\" for %s",
                                     rules->criteria[i].title, bid->vendor),
                     false);
    }
}

static void check_decision(struct checking *c, const struct bg_award_decision *d)
{
    words_check(c, d->because, "the reason of the decision");
    words_check(c, d->by, "who decided");
    words_check(c, d->not_first_because, "the reason of the decision");
    for (size_t i = 0; i < d->tradeoffs_n; i++)
        words_check(c, d->tradeoffs[i].why,
                    bg_arena_printf(c->arena, "what the decision says of %s", d->tradeoffs[i].bid));
    for (size_t i = 0; i < d->not_acceptable_n; i++)
        words_check(
            c, d->not_acceptable[i].why,
            bg_arena_printf(c->arena, "what the decision says of %s", d->not_acceptable[i].bid));
    for (size_t i = 0; i < d->departures_n; i++) {
        words_check(c, d->departures[i].what, "a departure from the panel");
        words_check(c, d->departures[i].because, "a departure from the panel");
    }
}

bool bg_copy_check_words(struct bg_arena *arena, const struct bg_copy *copy,
                         const struct bg_search *search, struct bg_diags *diags)
{
    struct checking c = {search, diags, arena, true};
    const struct bg_view *view = copy->view;
    for (size_t i = 0; i < view->lots_n; i++) {
        const struct bg_view_lot *lot = &view->lots[i];
        check_rules(&c, lot->ruleset);
        check_as(&c, lot->recommendation, "the recommendation", false);
        for (size_t b = 0; b < lot->bids_n; b++)
            check_bid(&c, lot->ruleset, &lot->bids[b]);
    }
    for (size_t i = 0; i < copy->decisions_n; i++)
        check_decision(&c, copy->decisions[i]);
    for (size_t i = 0; copy->log != NULL && i < copy->log->n; i++) {
        const struct bg_case_entry *e = &copy->log->entries[i];
        const char *place = bg_arena_printf(c.arena, "entry %lld of the log", (long long)e->n);
        words_check(&c, e->by, place);
        if (bg_copy_says_why(e->event))
            words_check(&c, e->because, place);
    }
    return c.sound;
}

/* -- a file ------------------------------------------------------------------------------------------- */

struct part {
    struct checking *checking;
    const char *file;
};

static bool check_part(void *data, const char *name, const char *bytes, size_t n)
{
    const struct part *p = data;
    const struct bg_withheld *found = bg_search_bytes(p->checking->search, bytes, n);
    if (found != NULL)
        words_say(p->checking, found,
                  bg_arena_printf(p->checking->arena, "%s of %s", name, p->file));
    return true;
}

bool bg_copy_check_file(struct bg_arena *arena, const struct bg_search *search,
                        struct bg_diags *diags, const char *name, const char *bytes, size_t n)
{
    struct checking c = {search, diags, arena, true};
    struct part part = {&c, name};
    const char *error = "";
    if (n < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
        const struct bg_withheld *found = bg_search_bytes(search, bytes, n);
        if (found != NULL)
            words_say(&c, found, name);
        return c.sound;
    }
    const struct bg_xlsx *xlsx = bg_xlsx_open(arena, bytes, n, &bg_xlsx_limits_own, &error);
    if (xlsx == NULL || !bg_xlsx_each_part(xlsx, check_part, &part, &error)) {
        bg_diag_add(diags, BG_E813, BG_NOWHERE, "\"%s\" came out wrong when it was read back: %s",
                    name, error);
        return false;
    }
    return c.sound;
}

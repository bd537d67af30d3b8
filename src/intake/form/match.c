/* Whether a form is of the ruleset that it is read against; if not, what differs. */
#include <string.h>

#include "base/hash.h"
#include "base/list.h"
#include "intake/form/form.h"

enum { TOLD_MOST = 20 };

const struct bg_form_mark *bg_form_mark_of(const struct bg_form_read *r, const char *table,
                                           const char *id)
{
    for (const struct bg_form_mark *mark = r->marks; mark; mark = mark->next)
        if (strcmp(mark->id, id) == 0 && !mark->table == !table &&
            (!table || strcmp(mark->table, table) == 0))
            return mark;
    return NULL;
}

struct differences {
    struct bg_form_read *r;
    int64_t n;
    bool tell; /* as notes of the diagnostic; else count */
};

static void match_differ(struct differences *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void match_differ(struct differences *d, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = bg_arena_vprintf(d->r->arena, format, args);
    va_end(args);
    if (d->tell && d->n < TOLD_MOST)
        bg_diag_note(d->r->intake->diags, (struct bg_pos){0}, "%s", text);
    d->n++;
}

static void compare_field(struct differences *d, const char *table, const struct bg_field *field)
{
    const struct bg_form_mark *mark = bg_form_mark_of(d->r, table, field->id);
    const char *type = bg_field_type_name(field->type);
    const char *what = table ? "column" : "question";
    if (!mark)
        match_differ(d, "the ruleset has the %s \"%s\" (%s), the form has not", what, field->id,
                     type);
    else if (strcmp(mark->type, type) != 0)
        match_differ(d, "the %s \"%s\" is %s in the form and %s in the ruleset", what, field->id,
                     mark->type, type);
}

static const struct bg_field *match_field_of(const struct bg_field *fields, size_t n,
                                             const char *id)
{
    int i = BG_FIND_ID(fields, n, id);
    return i < 0 ? NULL : &fields[i];
}

static bool match_known(const struct bg_ruleset *rules, const struct bg_form_mark *mark)
{
    const char *id = mark->table ? mark->table : mark->id;
    const struct bg_field *field = match_field_of(rules->fields, rules->fields_n, id);
    if (!field || !mark->table)
        return field != NULL;
    return match_field_of(field->columns, field->columns_n, mark->id) != NULL;
}

static void compare_fields(struct differences *d, const struct bg_ruleset *rules)
{
    for (size_t i = 0; i < rules->fields_n; i++) {
        const struct bg_field *field = &rules->fields[i];
        if (field->asked_of == BG_OF_BUYER)
            continue;
        if (field->type != BG_FIELD_TABLE)
            compare_field(d, NULL, field);
        for (size_t c = 0; c < field->columns_n; c++)
            compare_field(d, field->id, &field->columns[c]);
    }
    for (const struct bg_form_mark *mark = d->r->marks; mark; mark = mark->next)
        if (!match_known(rules, mark))
            match_differ(d, "the form has the %s \"%s\" (%s), the ruleset has not",
                         mark->table ? "column" : "question", mark->id, mark->type);
}

/* Another ruleset, or another version: refused with what differs. */
static bool match_refuse(struct bg_form_read *r, const struct bg_ruleset *rules, const char *why)
{
    struct differences d = {.r = r, .tell = true};
    bg_diag_add(r->intake->diags, BG_E613, (struct bg_pos){.source = r->intake->source}, "%s", why);
    compare_fields(&d, rules);
    if (d.n > TOLD_MOST)
        bg_diag_note(r->intake->diags, (struct bg_pos){0}, "and %lld more",
                     (long long)(d.n - TOLD_MOST));
    if (d.n == 0)
        bg_diag_note(r->intake->diags, (struct bg_pos){0}, "the questions are the same");
    r->reason = why;
    return false;
}

static const char *or_none(const char *text)
{
    return text && *text ? text : "none";
}

/* The ruleset of the form's lot; NULL: the reason is set. */
static const struct bg_ruleset *of_lot(struct bg_form_read *r)
{
    const struct bg_ruleset *whole = r->intake->ruleset;
    const char *lot = r->lot ? r->lot : "";
    const struct bg_lot *own = bg_ruleset_lot(whole, lot);
    if (!own)
        return !whole->lots_n && !*lot ? whole : NULL;
    r->lot_title = own->title;
    return own->ruleset;
}

/* A sheet that cannot be read may be one of the form's that does not say so any more. */
static bool has_all_sheets(const struct bg_form_read *r)
{
    bool all = r->questions && r->has_bidder;
    for (size_t i = 0; i < r->rules->fields_n && all; i++) {
        const struct bg_field *field = &r->rules->fields[i];
        if (field->type == BG_FIELD_TABLE && field->columns_n && field->asked_of == BG_OF_VENDOR)
            all = bg_form_mark_of(r, field->id, field->columns[0].id) != NULL;
    }
    return all;
}

bool bg_form_match(struct bg_form_read *r)
{
    const struct bg_ruleset *whole = r->intake->ruleset;
    char hash[65];
    if (!whole) {
        r->reason = "it is a form, and the ruleset that it is for is not given";
        bg_diag_add(r->intake->diags, BG_E614, (struct bg_pos){.source = r->intake->source}, "%s",
                    r->reason);
        return false;
    }
    if (strcmp(or_none(r->ruleset_id), whole->id) != 0)
        return match_refuse(r, whole,
                            bg_arena_printf(r->arena,
                                            "the form is of the ruleset \"%s\", not of \"%s\"",
                                            or_none(r->ruleset_id), whole->id));
    if (strcmp(or_none(r->version), or_none(whole->version)) != 0)
        return match_refuse(
            r, whole,
            bg_arena_printf(r->arena, "the form is of version %s of the ruleset, which is now %s",
                            or_none(r->version), or_none(whole->version)));
    const struct bg_ruleset *rules = of_lot(r);
    if (!rules)
        return match_refuse(r, whole,
                            bg_arena_printf(r->arena,
                                            "the form is for lot %s, which the ruleset has not",
                                            or_none(r->lot)));
    if (r->envelope && rules->envelopes == 2)
        rules = bg_form_of_envelope(r->arena, rules, r->envelope);
    bg_sha256_hex(whole->source->sha256, hash);
    if (r->sha256 && strcmp(r->sha256, hash) != 0) {
        struct differences d = {.r = r};
        compare_fields(&d, rules);
        if (d.n)
            return match_refuse(
                r, rules,
                "the form's questions are not those of the ruleset, though both say the "
                "same version");
        bg_form_say(r, BG_W620, NULL,
                    "the ruleset was changed after the form was made; its questions are the same");
    }
    r->rules = rules;
    if (!r->failed)
        return true;
    if (has_all_sheets(r)) {
        bg_form_say(r, BG_W623, NULL, "a sheet that is not of the form cannot be read: %s",
                    r->failed);
        return true;
    }
    r->reason = r->failed;
    bg_form_unreadable(r);
    return false;
}

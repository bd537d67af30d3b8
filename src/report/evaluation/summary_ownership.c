/* Ownership by employees, where the ruleset says what it means by that: of each bid whether the label holds, by
 * which test it fails, and what its effective share comes to; then what points for it do not claim. */
#include "report/evaluation/summary.h"

#include "model/portfolio.h"

enum { NOTES = 8 }; /* the sheet Rules has all */

static bool ownership_is_label(const struct bg_criterion *c)
{
    return c->property == BG_PROPERTY_OWNERSHIP + 1 && !bg_criterion_is_group(c);
}

/* A scale of ownership: itself, or a group that it is in, is of that element. */
static bool ownership_is_scale(const struct bg_ruleset *rules, size_t i)
{
    if (bg_criterion_is_group(&rules->criteria[i]))
        return false;
    for (int at = (int)i; at >= 0; at = rules->criteria[at].parent)
        if (rules->criteria[at].element_said)
            return rules->criteria[at].element == BG_OWNERSHIP;
    return false;
}

static bool ownership_is_asked(const struct bg_ruleset *rules)
{
    for (size_t i = 0; i < rules->criteria_n; i++)
        if (ownership_is_label(&rules->criteria[i]))
            return true;
    return false;
}

static const char *ownership_outcome(const struct bg_summary *s, enum bg_outcome outcome)
{
    if (outcome == BG_MET)
        return bg_plan_say(s->plan, "✓ met");
    return outcome == BG_NOT_MET ? bg_plan_say(s->plan, "✗ not met") : "";
}

/* The label with its reason, then scales of ownership, such as the effective share. A label that is a scale
 * has its reason alone. */
static const char *ownership_line(const struct bg_summary *s, const struct bg_bid_result *b)
{
    const struct bg_ruleset *rules = s->plan->rules;
    struct bg_buf out;
    bg_buf_init(&out, s->plan->arena);
    for (int labels = 1; labels >= 0; labels--)
        for (size_t i = 0; i < rules->criteria_n && b->criteria; i++) {
            const struct bg_criterion *c = &rules->criteria[i];
            const struct bg_criterion_result *r = &b->criteria[i];
            bool label = ownership_is_label(c);
            bool scale = !label && r->outcome == BG_SCORED && ownership_is_scale(rules, i);
            if (labels ? !label : !scale)
                continue;
            const char *outcome = ownership_outcome(s, r->outcome);
            bg_buf_printf(&out, "%s%s: %s%s%s", out.size ? " " : "", c->title, outcome,
                          *outcome ? ". " : "", r->reason);
        }
    return bg_buf_text(&out);
}

static int64_t ownership_put_list(struct bg_summary *s, int64_t row, const char *const *items,
                                  size_t n, size_t *left)
{
    for (size_t i = 0; i < n && *left; i++, (*left)--)
        row = bg_put_paragraph(s->page, row, 0, BG_LOOK(PLAIN, TEXT),
                               bg_arena_printf(s->plan->arena, "• %s", items[i]),
                               bg_summary_room(s, 0));
    return row;
}

static int64_t ownership_put_head(struct bg_summary *s, int64_t row)
{
    bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT), "Owned by employees");
    bg_put_words(s->page, row, BG_S_RANK, BG_LOOK(HEADER, TEXT), "Place");
    bg_put_words(s->page, row, BG_S_NAME, BG_LOOK(HEADER_LEFT, TEXT), "Vendor");
    bg_put_words(s->page, row, BG_S_TOTAL, BG_LOOK(HEADER_BAND, TEXT), "Reason");
    for (int column = BG_S_TOTAL + 1; column < s->columns; column++)
        bg_put_blank(s->page, row, column, BG_LOOK(HEADER_BAND, TEXT));
    bg_page_keep(s->page, row - 1, row + 1);
    return row + 1;
}

int64_t bg_summary_ownership(struct bg_summary *s, int64_t row)
{
    const struct bg_ruleset *rules = s->plan->rules;
    size_t left = NOTES;
    if (!ownership_is_asked(rules))
        return row;
    row = ownership_put_head(s, row);
    for (size_t i = 0; i < s->n; i++) {
        const char *line = ownership_line(s, &s->plan->lot->bids[i]);
        if (!*line)
            continue;
        bg_summary_put_bid(s, row, i);
        row = bg_put_paragraph(s->page, row, BG_S_TOTAL, BG_LOOK(BESIDE, TEXT), line,
                               bg_summary_room(s, BG_S_TOTAL) - 2);
    }
    if (rules->notes_n + rules->not_modelled_n == 0)
        return row;
    bg_page_keep(s->page, row, row + 1);
    bg_put_words(s->page, row++, 0, BG_LOOK(SECTION, TEXT), "Notes of the ruleset");
    row = ownership_put_list(s, row, rules->notes, rules->notes_n, &left);
    return ownership_put_list(s, row, rules->not_modelled, rules->not_modelled_n, &left);
}

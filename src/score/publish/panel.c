/* What makes a panel's work hard to defend and can still be changed before publication: scales that
 * cannot be used to their ends, questions without the points that they ask for, and points that
 * give a confidential answer away. */
#include "score/kind/kind.h"
#include "score/publish/private.h"
#include "score/view/view.h"

static void check_ends(const struct bg_publishing *publishing, const struct bg_criterion *c)
{
    bool full = false, zero = false;
    char text[BG_DEC_TEXT];
    for (size_t i = 0; i < c->levels_n; i++) {
        full = full || bg_dec_cmp(c->levels[i].points, c->out_of) == 0;
        zero = zero || bg_dec_sign(c->levels[i].points) == 0;
    }
    if (!full)
        bg_diag_add(publishing->diags, BG_W792, c->pos,
                    "no level of criterion \"%s\" gives the full %s points", c->id,
                    bg_dec_text(c->out_of, text));
    if (!zero)
        bg_diag_add(publishing->diags, BG_W793, c->pos, "no level of criterion \"%s\" gives 0",
                    c->id);
}

void bg_publish_panel(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &ruleset->criteria[i];
        if (c->kind == NULL || !c->kind->by_panel)
            continue;
        check_ends(publishing, c);
        if (c->look_for_n == 0)
            bg_diag_add(publishing->diags, BG_N794, c->pos,
                        "criterion \"%s\" does not list the points that it asks for", c->id);
    }
}

/* -- points that give an answer away -------------------------------------------------------- */

static void warn_given_away(const struct bg_publishing *publishing, struct bg_pos pos,
                            const char *what, const struct bg_field *field)
{
    bg_diag_add(publishing->diags, BG_W791, pos,
                "the points of %s give away \"%s\", which is confidential: whoever knows the scale "
                "can work the answer back",
                what, field->id);
}

/* Points in proportion to a number can be turned back into it, and points by choice into the choice: 31.54 of 40 points beside a lowest
 * price of 41,000 mean a price between 51,989 and 52,006. */
void bg_publish_given_away(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    for (size_t i = 0; i < ruleset->criteria_n; i++) {
        const struct bg_criterion *c = &ruleset->criteria[i];
        const struct bg_field *field =
            bg_view_gives_away(c) ? bg_view_confidential(ruleset, c->value) : NULL;
        if (field != NULL)
            warn_given_away(publishing, c->pos,
                            bg_arena_printf(publishing->arena, "criterion \"%s\"", c->id), field);
    }
    const struct bg_field *priced = bg_view_confidential_price(ruleset);
    if (priced != NULL)
        warn_given_away(publishing, ruleset->price.pos, "the price", priced);
}

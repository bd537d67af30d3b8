/* When bids are due: to the minute, on a clock that everybody knows, or the first late bid is a
 * protest. */
#include "base/date.h"
#include "score/publish/private.h"

void bg_publish_deadline(const struct bg_publishing *publishing)
{
    const struct bg_ruleset *ruleset = publishing->ruleset;
    struct bg_instant due = ruleset->solicitation.when[BG_AT_BIDS_DUE];
    char text[BG_INSTANT_TEXT];
    if (!bg_instant_known(due)) {
        bg_diag_add(publishing->diags, BG_W637, ruleset->solicitation.pos,
                    "nothing says when bids are due");
        return;
    }
    bg_instant_text(due, text);
    if (!due.has_time)
        bg_diag_add(publishing->diags, BG_W637, ruleset->solicitation.pos,
                    "bids are due on %s, and no time of day is given: they count until the end of "
                    "that day%s",
                    text, due.has_zone ? "" : ", on a clock that is not named");
    else if (!due.has_zone)
        bg_diag_add(publishing->diags, BG_W637, ruleset->solicitation.pos,
                    "bids are due at %s, and nothing says on which clock", text);
}

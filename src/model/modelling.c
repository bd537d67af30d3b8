/* Words of a model. */
#include "model/modelling.h"

#include <string.h>

const char *bg_bid_change_words(enum bg_bid_change change)
{
    static const char *const words[] = {"", "newly passes", "newly fails", "drops out"};
    return words[change];
}

const char *bg_model_subject(const struct bg_ruleset *ruleset)
{
    const char *title = ruleset->solicitation.title;
    return title[0] && strcmp(title, "Fill in") != 0 ? title : ruleset->title;
}

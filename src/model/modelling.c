/* Words of a model. */
#include "model/modelling.h"

const char *bg_bid_change_words(enum bg_bid_change change)
{
    static const char *const words[] = {"", "newly passes", "newly fails", "drops out"};
    return words[change];
}

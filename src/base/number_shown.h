/* Whether a cell shows what its number means. Whoever filled it in meant what they saw: what shows
 * another unit than was asked for is refused, as the same text would be. */
#ifndef BG_BASE_NUMBER_SHOWN_H
#define BG_BASE_NUMBER_SHOWN_H

#include "base/number_format.h"

struct bg_number_asked {
    const char *currency; /* of an amount of money; "": not known, and any is taken */
    const char *unit;     /* that may be shown beside the number */
    bool money, percent;
    bool any_unit; /* of a number that is no money and has no unit: any text beside it is taken */
};

/* Why the number cannot be used as it is shown: a sentence without a full stop; NULL: it can. format
 * NULL: it shows the number. percent: it shows 100 times the number, and a percentage was asked for. */
const char *bg_number_shown_fault(struct bg_arena *arena, const struct bg_number_asked *asked,
                                  const struct bg_number_format *format, struct bg_dec number,
                                  bool *percent);
/* A zero that the format hides, as spreadsheets hide the sums of blanks. */
bool bg_number_shown_hidden_zero(const struct bg_number_format *format, struct bg_dec number);

#endif

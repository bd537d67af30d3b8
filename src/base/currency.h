/* How many places the smallest coin of a currency has (ISO 4217, minor units). */
#ifndef BG_BASE_CURRENCY_H
#define BG_BASE_CURRENCY_H

#include "base/dec.h"

/* Two for a code that is not listed, and for "". */
int bg_currency_places(const char *code);
/* They differ by more than half of the smallest coin: what is less is the noise of binary numbers,
 * or one amount rounded and the other not. */
bool bg_currency_differs(const char *code, struct bg_dec a, struct bg_dec b);

#endif

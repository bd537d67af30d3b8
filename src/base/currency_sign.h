/* Codes and signs of currencies, as people write them beside an amount and as the number formats of
 * spreadsheets show them. A sign such as "$" belongs to several currencies. */
#ifndef BG_BASE_CURRENCY_SIGN_H
#define BG_BASE_CURRENCY_SIGN_H

#include <stdbool.h>
#include <stddef.h>

/* The code ("USD") or sign ("US$", "€") that begins at p: the codes that it may stand for, parted by
 * blanks; *size is its bytes, *n the bytes of the codes. NULL: none begins there. What is looked up
 * is never kept: codes points into p or into a table. */
const char *bg_currency_at(const char *p, size_t bytes, size_t *size, size_t *n);
/* One of the codes is the currency. */
bool bg_currency_among(const char *codes, size_t n, const char *currency);
/* The currency of a Windows language (0x409: USD), as in the format "[$$-409]"; NULL: not known. */
const char *bg_currency_of_language(unsigned long language);
/* The same by a tag such as "en-US". */
const char *bg_currency_of_tag(const char *tag, size_t n);

#endif

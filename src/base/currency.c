/* Minor units of currencies: ISO 4217, list one, as of its amendment 176 of 2023. */
#include "base/currency.h"

#include <string.h>

int bg_currency_places(const char *code)
{
    static const struct {
        const char *codes;
        int places;
    } others[] = {
        {"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0},
        {"BHD IQD JOD KWD LYD OMR TND", 3},
        {"CLF UYW", 4},
    };
    if (strlen(code) != 3 || strchr(code, ' '))
        return 2;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strstr(others[i].codes, code))
            return others[i].places;
    return 2;
}

bool bg_currency_differs(const char *code, struct bg_dec a, struct bg_dec b)
{
    struct bg_dec gap, twice, coin = bg_dec_int(1);
    coin.places = bg_currency_places(code);
    if (!bg_dec_sub(a, b, &gap) || !bg_dec_add(gap, gap, &twice))
        return bg_dec_cmp(a, b) != 0;
    return bg_dec_cmp(bg_dec_sign(twice) < 0 ? bg_dec_neg(twice) : twice, coin) > 0;
}

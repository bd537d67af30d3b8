#include "base/currency_sign.h"

#include <string.h>

/* The longer of two signs that begin alike comes first. */
static const struct {
    const char *sign, *codes;
} signs[] = {
    {"US$", "USD"},
    {"CA$", "CAD"},
    {"AU$", "AUD"},
    {"NZ$", "NZD"},
    {"HK$", "HKD"},
    {"MX$", "MXN"},
    {"NT$", "TWD"},
    {"R$", "BRL"},
    {"A$", "AUD"},
    {"C$", "CAD"},
    {"S$", "SGD"},
    {"$", "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU"},
    {"\xE2\x82\xAC", "EUR"},
    {"\xC2\xA3", "GBP"},
    {"\xC2\xA5", "JPY CNY"},
    {"\xE2\x82\xB9", "INR"},
    {"\xE2\x82\xB4", "UAH"},
    {"\xE2\x82\xBA", "TRY"},
    {"\xE2\x82\xAA", "ILS"},
    {"\xE2\x82\xA9", "KRW"},
    {"\xE2\x82\xBD", "RUB"},
    {"\xE2\x82\xB1", "PHP"},
    {"\xE2\x82\xAB", "VND"},
    {"\xE2\x82\xA6", "NGN"},
    {"\xE0\xB8\xBF", "THB"},
    {"z\xC5\x82", "PLN"},
    {"K\xC4\x8D", "CZK"},
    {"kr.", "DKK SEK NOK ISK"},
    {"kr", "SEK NOK DKK ISK"},
    {"Fr.", "CHF"},
    {"Ft", "HUF"},
    {"lei", "RON"},
};

static bool currency_sign_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool currency_sign_is_letter(char c)
{
    return currency_sign_is_capital(c) || (c >= 'a' && c <= 'z');
}

const char *bg_currency_at(const char *p, size_t bytes, size_t *size, size_t *n)
{
    if (bytes >= 3 && currency_sign_is_capital(p[0]) && currency_sign_is_capital(p[1]) &&
        currency_sign_is_capital(p[2]) && (bytes == 3 || !currency_sign_is_letter(p[3]))) {
        *size = *n = 3;
        return p;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);
        if (bytes < length || memcmp(p, signs[i].sign, length) != 0 ||
            (currency_sign_is_letter(signs[i].sign[length - 1]) && bytes > length &&
             currency_sign_is_letter(p[length])))
            continue;
        *size = length;
        *n = strlen(signs[i].codes);
        return signs[i].codes;
    }
    return NULL;
}

bool bg_currency_among(const char *codes, size_t n, const char *currency)
{
    if (strlen(currency) != 3)
        return false;
    for (size_t i = 0; i + 3 <= n; i += 4)
        if (memcmp(codes + i, currency, 3) == 0)
            return true;
    return false;
}

/* The languages whose currency has a sign that other currencies have too: those alone must be told
 * apart. Numbers: MS-LCID, "Windows Language Code Identifier Reference", version 16; currencies: the
 * country's, ISO 4217. */
static const struct {
    unsigned long language;
    const char *tag, *currency;
} languages[] = {
    {0x0409, "en-US", "USD"}, {0x540A, "es-US", "USD"}, {0x300A, "es-EC", "USD"},
    {0x500A, "es-PR", "USD"}, {0x440A, "es-SV", "USD"}, {0x1009, "en-CA", "CAD"},
    {0x0C0C, "fr-CA", "CAD"}, {0x0C09, "en-AU", "AUD"}, {0x1409, "en-NZ", "NZD"},
    {0x4809, "en-SG", "SGD"}, {0x1004, "zh-SG", "SGD"}, {0x0C04, "zh-HK", "HKD"},
    {0x3C09, "en-HK", "HKD"}, {0x0404, "zh-TW", "TWD"}, {0x080A, "es-MX", "MXN"},
    {0x2C0A, "es-AR", "ARS"}, {0x340A, "es-CL", "CLP"}, {0x240A, "es-CO", "COP"},
    {0x380A, "es-UY", "UYU"}, {0x0411, "ja-JP", "JPY"}, {0x0804, "zh-CN", "CNY"},
    {0x041D, "sv-SE", "SEK"}, {0x0414, "nb-NO", "NOK"}, {0x0814, "nn-NO", "NOK"},
    {0x0406, "da-DK", "DKK"}, {0x040F, "is-IS", "ISK"},
};

const char *bg_currency_of_language(unsigned long language)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (languages[i].language == (language & 0xFFFF))
            return languages[i].currency;
    return NULL;
}

const char *bg_currency_of_tag(const char *tag, size_t n)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strlen(languages[i].tag) == n && memcmp(languages[i].tag, tag, n) == 0)
            return languages[i].currency;
    return NULL;
}

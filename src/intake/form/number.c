/* Numbers that stand in a form as text. Which sign parts thousands and which decimals is only taken
 * where it can mean one thing: "1,200.00", "1.200,00", "1 200,00", "1'200.00", "1.200.000", "12,5",
 * "1234,567". "1,200" can mean two, and both are given. */
#include <string.h>

#include "intake/form/form.h"

enum { TEXT_MOST = 60 };

struct shape {
    char text[TEXT_MOST + 1]; /* digits, '.', ',' and ' ' (any space), '\'' alone */
    size_t n;
};

static const struct {
    const char *code, *symbol;
} symbols[] = {{"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"UAH", "₴"}, {"PLN", "zł"}};

static size_t starts(const char *text, size_t n, const char *with)
{
    size_t m = strlen(with);
    return m && n >= m && memcmp(text, with, m) == 0 ? m : 0;
}

/* A space of any kind at the text: its bytes. */
static size_t space(const char *text, size_t n)
{
    static const char *const spaces[] = {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (starts(text, n, spaces[i]))
            return strlen(spaces[i]);
    return 0;
}

static size_t currency_at(const char *text, size_t n, const char *currency)
{
    size_t size = starts(text, n, currency);
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols && !size; i++)
        if (strcmp(symbols[i].code, currency) == 0)
            size = starts(text, n, symbols[i].symbol);
    return size;
}

/* What is left when sign, currency, percent sign and outer spaces are gone. */
static bool strip(const char *text, size_t n, const char *currency, bool percent,
                  struct shape *shape, bool *negative)
{
    bool currency_seen = false, ended = false;
    shape->n = 0;
    *negative = false;
    for (size_t i = 0; i < n;) {
        size_t size = space(text + i, n - i), code = currency_at(text + i, n - i, currency);
        if (size) {
            if (shape->n && shape->text[shape->n - 1] != ' ' && shape->n < TEXT_MOST)
                shape->text[shape->n++] = ' ';
            i += size;
        } else if (code && !currency_seen) {
            currency_seen = true;
            ended = shape->n > 0;
            i += code;
        } else if (text[i] == '%' && percent && !ended && shape->n) {
            ended = true;
            i++;
        } else if (text[i] == '-' && !shape->n && !*negative) {
            *negative = true;
            i++;
        } else if (strchr("0123456789.,'", text[i]) && text[i] && !ended && shape->n < TEXT_MOST) {
            shape->text[shape->n++] = text[i++];
        } else {
            return false;
        }
    }
    while (shape->n && shape->text[shape->n - 1] == ' ')
        shape->n--;
    shape->text[shape->n] = '\0';
    return shape->n > 0;
}

static size_t count(const struct shape *shape, char c)
{
    size_t n = 0;
    for (size_t i = 0; i < shape->n; i++)
        n += shape->text[i] == c;
    return n;
}

/* The text with groups parted by `group` (0: none) and decimals by `point` (0: none) as a number.
 */
static bool read_as(const struct shape *shape, char group, char point, struct bg_dec *out)
{
    char digits[TEXT_MOST + 1];
    size_t n = 0, run = 0, groups = 0;
    bool decimals = false;
    for (size_t i = 0; i < shape->n; i++) {
        char c = shape->text[i];
        if (c >= '0' && c <= '9') {
            digits[n++] = c;
            run++;
        } else if (point && c == point && !decimals) {
            if (run == 0 || (groups && run != 3))
                return false;
            digits[n++] = '.';
            decimals = true;
            run = 0;
        } else if (group && c == group && !decimals) {
            if (run == 0 || run > 3 || (groups && run != 3))
                return false;
            groups++;
            run = 0;
        } else {
            return false;
        }
    }
    if (run == 0 || (groups && !decimals && run != 3))
        return false;
    const char *start = digits; /* JSON numbers have no zeros in front */
    while (n > 1 && start[0] == '0' && start[1] != '.')
        start++, n--;
    return bg_dec_parse(start, n, out);
}

enum bg_form_number bg_form_number(const char *text, size_t n, const char *currency, bool percent,
                                   struct bg_dec *out, struct bg_dec *other)
{
    static const char signs[] = {'.', ',', ' ', '\''};
    struct shape shape;
    struct bg_dec found, ways[2];
    size_t ways_n = 0;
    bool negative;
    if (!strip(text, n, currency, percent, &shape, &negative))
        return BG_FORM_NO_NUMBER;
    for (int p = -1; p < 2; p++) { /* decimals by nothing, '.' or ',' */
        char point = p < 0 ? '\0' : signs[p];
        for (int g = -1; g < 4; g++) { /* thousands by nothing, '.', ',', space or apostrophe */
            char group = g < 0 ? '\0' : signs[g];
            if ((g >= 0 && g == p) || (point && count(&shape, point) != 1) ||
                (group && !count(&shape, group)) || !read_as(&shape, group, point, &found))
                continue;
            /* "0,500" has no thousands: nobody writes them as 0. */
            if (group && shape.text[0] == '0')
                continue;
            if (ways_n == 0 || bg_dec_cmp(ways[0], found) != 0)
                ways[ways_n < 2 ? ways_n++ : 1] = found;
        }
    }
    for (size_t i = 0; i < ways_n; i++)
        ways[i] = negative ? bg_dec_neg(ways[i]) : ways[i];
    if (ways_n)
        *out = ways[0];
    if (ways_n > 1)
        *other = ways[1];
    return ways_n == 0 ? BG_FORM_NO_NUMBER : ways_n == 1 ? BG_FORM_NUMBER : BG_FORM_TWO_NUMBERS;
}

/* A pattern tried, when it is loaded, with texts that are known to keep a search going: long runs of what
 * the pattern takes, before something that it does not take. Nothing is proven by a pattern that is
 * all of them; one that gives up on a text is told to its author before a vendor's text finds it. */
#include <string.h>

#include "base/regex.h"

enum { TEXT_MOST = 1000, UNITS = 64, UNIT_MOST = 12, HEAD_MOST = 40 };

struct unit { /* what a run repeats */
    char bytes[UNIT_MOST];
    size_t n;
};

struct attack {
    const struct bg_regex *regex;
    const char *pattern;
    struct unit units[UNITS];
    size_t n;
    char head[HEAD_MOST]; /* the letters that the pattern begins with */
    size_t head_n;
};

static bool regex_attack_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void regex_attack_add(struct attack *a, const char *bytes, size_t n)
{
    if (n == 0 || n > UNIT_MOST || a->n == UNITS)
        return;
    for (size_t i = 0; i < a->n; i++)
        if (a->units[i].n == n && memcmp(a->units[i].bytes, bytes, n) == 0)
            return;
    memcpy(a->units[a->n].bytes, bytes, n);
    a->units[a->n++].n = n;
}

/* One of each kind of character, every character of the pattern, its words, and a letter before each. */
static void find_units(struct attack *a)
{
    static const char kinds[] = "a0 A.,-_@/\t\n!";
    const char *p = a->pattern;
    for (size_t i = 0; i < sizeof kinds - 1; i++)
        regex_attack_add(a, kinds + i, 1);
    for (const char *c = p; *c; c++)
        if ((unsigned char)*c > ' ' && (unsigned char)*c < 127)
            regex_attack_add(a, c, 1);
    for (const char *c = p; *c; c++) {
        size_t n = 0;
        while (regex_attack_is_letter(c[n]))
            n++;
        if (n > 1)
            regex_attack_add(a, c, n);
        char two[2] = {'a', *c};
        if (n == 0 && (unsigned char)*c > ' ' && (unsigned char)*c < 127)
            regex_attack_add(a, two, 2);
        c += n > 1 ? n - 1 : 0;
    }
}

/* "^(https?):\/\/": what a text must have for the rest to be reached, as far as it can be guessed. */
static void find_head(struct attack *a)
{
    for (const char *c = a->pattern; *c && a->head_n < HEAD_MOST; c++) {
        if (strchr("^(?:\\", *c) && !(*c == ':' && c[1] != '\0' && a->head_n))
            continue;
        if (strchr("[.*+{|)$", *c))
            break;
        a->head[a->head_n++] = *c;
    }
}

static bool gives_up(const struct attack *a, const struct unit *unit, bool head, const char *end)
{
    char text[TEXT_MOST];
    size_t n = head ? a->head_n : 0, last = strlen(end);
    if (last > TEXT_MOST / 2)
        last = TEXT_MOST / 2;
    memcpy(text, a->head, n);
    if (unit->n == 1) { /* most of them */
        memset(text + n, unit->bytes[0], TEXT_MOST - last - n);
        n = TEXT_MOST - last;
    }
    for (; n + unit->n + last <= TEXT_MOST; n += unit->n)
        memcpy(text + n, unit->bytes, unit->n);
    memcpy(text + n, end, last);
    return bg_regex_match(a->regex, text, n + last, NULL, NULL) == BG_MATCH_LIMIT;
}

bool bg_regex_gives_up(const struct bg_regex *regex, const char *pattern)
{
    struct attack a = {.regex = regex, .pattern = pattern};
    char behind[TEXT_MOST] = "\x01"; /* every character, so that no early test refuses the text */
    strncat(behind, pattern, sizeof behind - 2);
    const char *const ends[] = {behind, "\x01", ""};
    find_units(&a);
    find_head(&a);
    for (size_t i = 0; i < a.n; i++)
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            if (gives_up(&a, &a.units[i], false, ends[k]) ||
                (a.head_n && gives_up(&a, &a.units[i], true, ends[k])))
                return true;
    return false;
}

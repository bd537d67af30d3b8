/* A number that is written as text. With declared marks each mark has one meaning. Without, the text
 * is read in every way that it can be meant, "1,2000" as 1.2 and, the mark being misplaced, as
 * 12000; it is a number only where all ways agree. */
#include <string.h>

#include "base/cell_text.h"
#include "base/currency_sign.h"
#include "base/dec.h"

enum { DIGITS_MAX = 34, BODY_MAX = 96 };

struct reading {
    struct bg_arena *arena;
    const struct bg_cell_text_rule *rule;
    const char *text, *p;
    bool negative, money;
    char body[BODY_MAX + 1]; /* digits, '.', ',', '\'' and, between digits, ' ' for any blank */
    size_t n;
};

static const char *cell_text_number_fault(const struct reading *r, const char *why)
{
    return bg_arena_printf(r->arena, "%s: %s", bg_cell_text_quoted(r->arena, r->text), why);
}

static const char *no_number(const struct reading *r)
{
    return bg_arena_printf(r->arena, "%s is not a number", bg_cell_text_quoted(r->arena, r->text));
}

static bool cell_text_number_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_blanks(struct reading *r)
{
    for (size_t n; (n = bg_cell_text_blank_at(r->p)) > 0;)
        r->p += n;
}

/* -- what is around the digits ------------------------------------------------------------- */

/* Signs and codes of a currency, as many as are there: "US$", "USD $". */
static const char *take_currencies(struct reading *r)
{
    size_t size, codes_n;
    const char *codes, *currency = r->rule->currency ? r->rule->currency : "";
    while ((codes = bg_currency_at(r->p, strlen(r->p), &size, &codes_n))) {
        if (!r->rule->money)
            return cell_text_number_fault(r, "a currency, where no amount of money belongs");
        if (!*currency)
            return cell_text_number_fault(r, "the currency of the amounts is not known");
        if (!bg_currency_among(codes, codes_n, currency))
            return cell_text_number_fault(
                r, bg_arena_printf(r->arena, "another currency than %s", currency));
        r->p += size;
        r->money = true;
        skip_blanks(r);
    }
    return NULL;
}

static void take_sign(struct reading *r)
{
    static const char minus[] = "\xE2\x88\x92"; /* U+2212 */
    if (*r->p == '-' || *r->p == '+') {
        r->negative = *r->p++ == '-';
    } else if (strncmp(r->p, minus, sizeof minus - 1) == 0) {
        r->negative = true;
        r->p += sizeof minus - 1;
    }
    skip_blanks(r);
}

/* The rest is the unit that was asked for, with or without its currency: "/hour" of "USD/hour". */
static bool cell_text_number_is_unit(const struct reading *r)
{
    const char *unit = r->rule->unit, *currency = r->rule->currency;
    if (!unit || !*unit)
        return false;
    size_t n = currency ? strlen(currency) : 0;
    return bg_cell_text_same(r->p, unit) ||
           (n && r->rule->money && unit[n] && strncmp(unit, currency, n) == 0 &&
            bg_cell_text_same(r->p, unit + n));
}

static const char *rest_fault(const struct reading *r)
{
    const char *p = r->p;
    if ((*p == 'e' || *p == 'E') && cell_text_number_is_digit(p[1 + strspn(p + 1, "+-")]))
        return cell_text_number_fault(
            r, "shortened to a power of ten: its digits are lost; write it in full");
    if (strpbrk(p, "0123456789"))
        return cell_text_number_fault(r, "two numbers in one cell; nothing is added up or chosen");
    return no_number(r);
}

static const char *take_rest(struct reading *r)
{
    skip_blanks(r);
    if (!*r->p || cell_text_number_is_unit(r))
        return NULL;
    if (*r->p == '%') {
        if (!r->rule->percent)
            return cell_text_number_fault(r, "a percentage, where none belongs");
        r->p++;
        skip_blanks(r);
        return *r->p ? rest_fault(r) : NULL;
    }
    const char *start = r->p;
    if (strpbrk(start, "0123456789"))
        return rest_fault(r);
    const char *why = take_currencies(r);
    if (why)
        return why;
    return !*r->p || cell_text_number_is_unit(r) ? NULL : rest_fault(r);
}

/* Digits and whatever may be a mark between or before them. */
static const char *take_body(struct reading *r)
{
    while (*r->p) {
        size_t blank = bg_cell_text_blank_at(r->p);
        bool quote = strncmp(r->p, "\xE2\x80\x99", 3) == 0; /* U+2019 */
        size_t size = blank ? blank : quote ? 3 : 1;
        char c = blank ? ' ' : quote ? '\'' : *r->p;
        bool between = strchr(" .,'", c) && cell_text_number_is_digit(r->p[size]);
        if (!cell_text_number_is_digit(c) && !between)
            break;
        if (c == ' ' && (!r->n || !cell_text_number_is_digit(r->body[r->n - 1])))
            break;
        if (r->n == BODY_MAX)
            return cell_text_number_fault(r, "it has too many digits");
        r->body[r->n++] = c;
        r->p += size;
    }
    r->body[r->n] = '\0';
    return r->n ? NULL : no_number(r);
}

/* -- what the digits and marks mean ------------------------------------------------------------ */

enum outcome { TAKEN, UNEVEN, NO_WAY };

/* With groups parted by group (0: none) and decimals by point (0: none), as digits with a '.'.
 * UNEVEN: the marks are not between thousands. */
static enum outcome read_as(const char *body, char group, char point, char *digits)
{
    size_t n = 0, run = 0, groups = 0;
    bool part = false, even = true;
    for (; *body; body++) {
        if (cell_text_number_is_digit(*body)) {
            digits[n++] = *body;
            run++;
        } else if (point && *body == point && !part) {
            even = even && (!groups || run == 3);
            if (!n)
                digits[n++] = '0';
            digits[n++] = '.';
            part = true;
            run = 0;
        } else if (group && *body == group && !part) {
            even = even && run > 0 && run <= 3 && (!groups || run == 3);
            groups++;
            run = 0;
        } else {
            return NO_WAY;
        }
    }
    digits[n] = '\0';
    return even && (part || !groups || run == 3) ? TAKEN : UNEVEN;
}

/* The digits as a JSON number, or why not. */
static const char *as_json(const struct reading *r, const char *digits, const char **json)
{
    size_t zeros = strspn(digits, "0."), n = strlen(digits) - (strchr(digits, '.') != NULL);
    if (n > zeros && n - zeros > DIGITS_MAX)
        return cell_text_number_fault(r, "it has too many digits");
    if (digits[0] == '0' && cell_text_number_is_digit(digits[1]))
        return cell_text_number_fault(
            r, "a number does not begin with zeros; what does is a mark or a code");
    *json = bg_arena_printf(r->arena, "%s%s", r->negative ? "-" : "", digits);
    return NULL;
}

static const char *read_declared(struct reading *r, const char **json)
{
    char digits[BODY_MAX + 2];
    switch (read_as(r->body, r->rule->thousands, r->rule->decimal, digits)) {
    case TAKEN:
        return as_json(r, digits, json);
    case UNEVEN:
        return cell_text_number_fault(r, "its marks are not between thousands");
    case NO_WAY:
        break;
    }
    for (const char *p = r->body; *p; p++)
        if (!cell_text_number_is_digit(*p) && *p != r->rule->decimal && *p != r->rule->thousands)
            return *p == ' ' ? cell_text_number_fault(
                                   r, "two numbers in one cell; nothing is added up or chosen")
                             : cell_text_number_fault(
                                   r, bg_arena_printf(r->arena,
                                                      "nothing says what \"%c\" means here; see "
                                                      "\"decimal\" and \"thousands\"",
                                                      *p));
    return no_number(r);
}

struct ways { /* in which the text can be meant */
    const char *json[2];
    struct bg_dec value[2];
    size_t n;
    bool misplaced; /* the second takes a mark for one that slipped */
};

static bool add_way(struct reading *r, struct ways *ways, const char *digits)
{
    const char *json = NULL;
    struct bg_dec value;
    if (ways->n == 2 || as_json(r, digits, &json) || !bg_dec_parse(json, strlen(json), &value) ||
        (ways->n && bg_dec_cmp(ways->value[0], value) == 0))
        return false;
    ways->json[ways->n] = json;
    ways->value[ways->n++] = value;
    return true;
}

/* One '.' or ',' and no other mark, three digits or more behind it: a decimal mark, or one between
 * thousands that slipped ("1,2000") or that lost the others ("1234,567"). "0,500" is decimals:
 * nobody writes thousands of 0. */
static void add_misplaced(struct reading *r, struct ways *ways)
{
    char digits[BODY_MAX + 2];
    size_t before = strcspn(r->body, ".,"), n = 0;
    if (!r->body[before] || strpbrk(r->body, " '") || strpbrk(r->body + before + 1, ".,") ||
        r->n - before - 1 < 3 || r->body[0] == '0')
        return;
    for (const char *p = r->body; *p; p++)
        if (cell_text_number_is_digit(*p))
            digits[n++] = *p;
    digits[n] = '\0';
    ways->misplaced = add_way(r, ways, digits);
}

static const char *read_undeclared(struct reading *r, const char **json)
{
    static const char points[] = {'\0', '.', ','}, groups[] = {'\0', '.', ',', ' ', '\''};
    struct ways ways = {.n = 0};
    char digits[BODY_MAX + 2], shown[2][BG_DEC_TEXT];
    bool zero = r->body[0] == '0' && r->n > 1;
    for (size_t p = 0; p < sizeof points; p++)
        for (size_t g = 0; g < sizeof groups; g++)
            if ((!groups[g] || (groups[g] != points[p] && strchr(r->body, groups[g]) && !zero)) &&
                read_as(r->body, groups[g], points[p], digits) == TAKEN)
                add_way(r, &ways, digits);
    add_misplaced(r, &ways);
    if (ways.n == 2)
        return bg_arena_printf(
            r->arena, "%s can mean %s or %s%s", bg_cell_text_quoted(r->arena, r->text),
            bg_dec_text(ways.value[0], shown[0]), bg_dec_text(ways.value[1], shown[1]),
            ways.misplaced ? " (a misplaced mark)" : "");
    if (ways.n == 1) {
        *json = ways.json[0];
        return NULL;
    }
    if (!strpbrk(r->body, ".,' ") || zero) { /* too many digits, or zeros in front */
        const char *why = as_json(r, r->body, json);
        if (why)
            return why;
    }
    return cell_text_number_fault(r, "its marks are not between thousands");
}

const char *bg_cell_text_number(struct bg_arena *arena, const char *text,
                                const struct bg_cell_text_rule *rule, const char **json)
{
    struct reading r = {.arena = arena, .rule = rule, .text = text, .p = text};
    const char *why;
    skip_blanks(&r);
    if (*r.p == '=')
        return cell_text_number_fault(&r, "a formula, not its value");
    if (*r.p == '(')
        return cell_text_number_fault(
            &r, "parentheses; a negative amount is written with a minus sign");
    take_sign(&r);
    if ((why = take_currencies(&r)) != NULL)
        return why;
    if (r.money && !r.negative)
        take_sign(&r);
    if ((why = take_body(&r)) != NULL || (why = take_rest(&r)) != NULL)
        return why;
    return rule->decimal ? read_declared(&r, json) : read_undeclared(&r, json);
}

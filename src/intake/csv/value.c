/* What the text of a cell means, by the type of its field and the mapping. Nothing is guessed: what
 * could mean two things is a problem with its reason. */
#include "intake/csv/map.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

enum { SHOWN = 60, DIGITS_MAX = 34 }; /* digits of a number in a bid, as in a decimal128 */

/* Bytes of a blank at p: a space, tab or line end, or one of Unicode's spaces; else 0. */
static size_t blank_at(const char *p)
{
    static const char *const wide[] = {"\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x8A",
                                       "\xE3\x80\x80"};
    if (*p && strchr(" \t\r\n", *p))
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(p, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

static const char *skip_blanks(const char *p)
{
    for (size_t n; (n = blank_at(p)) > 0;)
        p += n;
    return p;
}

const char *bg_csv_trim(struct bg_arena *arena, const char *text)
{
    const char *start = skip_blanks(text), *end = start;
    for (const char *p = start; *p;) {
        size_t n = blank_at(p);
        p += n ? n : 1;
        if (!n)
            end = p;
    }
    return *end || start != text ? bg_arena_text(arena, start, (size_t)(end - start)) : text;
}

static const char *quoted(struct bg_arena *arena, const char *text)
{
    size_t n = strlen(text);
    struct bg_buf out;
    bg_buf_init(&out, arena);
    for (n = n > SHOWN ? SHOWN : n; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
        ;
    bg_buf_putc(&out, '"');
    bg_text_visible(&out, text, n);
    bg_buf_puts(&out, text[n] ? "...\"" : "\"");
    return bg_buf_text(&out);
}

/* -- numbers ----------------------------------------------------------------------------------- */

/* Signs of money, and the currencies that write them. */
static const struct {
    const char *sign, *codes;
} signs[] = {
    {"R$", "BRL"},
    {"US$", "USD"},
    {"A$", "AUD"},
    {"C$", "CAD"},
    {"$", "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP UYU"},
    {"\xE2\x82\xAC", "EUR"},
    {"\xC2\xA3", "GBP"},
    {"\xC2\xA5", "JPY CNY"},
    {"\xE2\x82\xB9", "INR"},
    {"\xE2\x82\xB4", "UAH"},
    {"\xE2\x82\xBA", "TRY"},
    {"\xE2\x82\xAA", "ILS"},
    {"\xE2\x82\xA9", "KRW"},
    {"z\xC5\x82", "PLN"},
    {"K\xC4\x8D", "CZK"},
    {"kr", "SEK NOK DKK ISK"},
};

struct number {
    struct bg_arena *arena;
    const char *text, *p;
    struct bg_marks marks;
    enum bg_field_type type;
    const char *currency; /* of the bid */
    bool negative, percent;
    char digits[2 * DIGITS_MAX]; /* with the point, and zeros before it */
};

static const char *no_number(const struct number *n, const char *why)
{
    return bg_arena_printf(n->arena, "%s: %s", quoted(n->arena, n->text), why);
}

/* The sign or code of a currency at p, if there is one, moves p on. */
static const char *take_currency(struct number *n)
{
    const char *codes = NULL;
    size_t length = strspn(n->p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (length == 3) {
        codes = bg_arena_text(n->arena, n->p, 3);
        n->p += 3;
    } else {
        length = 0;
    }
    for (size_t i = 0; !codes && i < sizeof signs / sizeof *signs; i++)
        if (strncmp(n->p, signs[i].sign, strlen(signs[i].sign)) == 0) {
            codes = signs[i].codes;
            n->p += strlen(signs[i].sign);
        }
    if (!codes)
        return NULL;
    if (n->type != BG_FIELD_MONEY)
        return no_number(n, "a currency, where no amount of money belongs");
    if (!n->currency[0])
        return no_number(n, "the currency of the bid is not known; map \"currency\"");
    if (strlen(n->currency) != 3 || !strstr(codes, n->currency))
        return no_number(
            n,
            bg_arena_printf(n->arena, "another currency than the bid's, which is %s", n->currency));
    return NULL;
}

static void take_sign(struct number *n)
{
    static const char minus[] = "\xE2\x88\x92";
    if (*n->p == '-' || *n->p == '+') {
        n->negative = *n->p++ == '-';
    } else if (strncmp(n->p, minus, sizeof minus - 1) == 0) {
        n->negative = true;
        n->p += sizeof minus - 1;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of the mark of thousands at p, where a digit follows; else 0. */
static size_t thousands_at(const struct number *n, const char *p)
{
    size_t length = n->marks.thousands == ' '                                          ? blank_at(p)
                    : *p && *p == n->marks.thousands                                   ? 1
                    : n->marks.thousands == '\'' && strncmp(p, "\xE2\x80\x99", 3) == 0 ? 3
                                                                                       : 0;
    return length && is_digit(p[length]) ? length : 0;
}

/* Digits in groups of three where there are marks. */
static const char *take_digits(struct number *n)
{
    size_t kept = 0, group = 0, groups = 0;
    bool part = false, even = true;
    for (; kept < sizeof n->digits - 2; n->p++) {
        size_t mark = part ? 0 : thousands_at(n, n->p);
        if (mark) {
            even = even && group > 0 && group <= 3 && (groups == 0 || group == 3);
            n->p += mark;
            group = 0;
            groups++;
        }
        if (is_digit(*n->p)) {
            n->digits[kept++] = *n->p;
            group++;
        } else if (*n->p == n->marks.decimal && !part && is_digit(n->p[1])) {
            even = even && (groups == 0 || group == 3);
            part = true;
            n->digits[kept++] = '.';
        } else {
            break;
        }
    }
    n->digits[kept] = '\0';
    size_t zeros = strspn(n->digits, "0.");
    if (kept == sizeof n->digits - 2 || (kept > zeros && kept - zeros > DIGITS_MAX))
        return no_number(n, "it has too many digits");
    if (kept == 0)
        return no_number(n, "it is no number");
    if (!part)
        even = even && (groups == 0 || group == 3);
    return even ? NULL : no_number(n, "its marks do not stand between thousands");
}

static const char *check_rest(const struct number *n)
{
    const char *p = n->p;
    size_t e = (*p == 'e' || *p == 'E') ? 1 : 0;
    if (!*p)
        return NULL;
    if (e && is_digit(p[1 + strspn(p + 1, "+-")]))
        return no_number(n, "shortened to a power of ten: its digits are lost; write it in full");
    if ((*p == '.' || *p == ',') && is_digit(p[1]))
        return no_number(n, bg_arena_printf(n->arena,
                                            "the mapping does not say what \"%c\" means here; see "
                                            "\"decimal\" and \"thousands\"",
                                            *p));
    if (strpbrk(p, "0123456789"))
        return no_number(n, "two numbers in one cell; nothing is added up or chosen");
    return no_number(n, "it is no number");
}

static const char *take_number(struct number *n)
{
    const char *why;
    if (*n->p == '=')
        return no_number(n, "a formula, not its value");
    if (*n->p == '(')
        return no_number(n, "parentheses; a negative amount is written with a minus sign");
    take_sign(n);
    n->p = skip_blanks(n->p);
    const char *before = n->p;
    if ((why = take_currency(n)) != NULL)
        return why;
    bool money = n->p != before;
    n->p = skip_blanks(n->p);
    if (!n->negative)
        take_sign(n);
    if ((why = take_digits(n)) != NULL)
        return why;
    n->p = skip_blanks(n->p);
    if (*n->p == '%') {
        n->p = skip_blanks(n->p + 1);
        if (n->type != BG_FIELD_PERCENT)
            return no_number(n, "a percentage, where none belongs");
    } else if (!money && *n->p) {
        before = n->p;
        why = take_currency(n);
        if (why && !strpbrk(n->p, "0123456789"))
            return why;
        n->p = skip_blanks(n->p);
    }
    return check_rest(n);
}

const char *bg_csv_number(struct bg_arena *arena, const char *text, struct bg_marks marks,
                          enum bg_field_type type, const char *currency, const char **json)
{
    struct number n = {.arena = arena,
                       .text = text,
                       .p = text,
                       .marks = marks,
                       .type = type,
                       .currency = currency};
    const char *why = take_number(&n);
    if (why)
        return why;
    const char *digits = n.digits + strspn(n.digits, "0");
    *json = bg_arena_printf(arena, "%s%s%s", n.negative ? "-" : "", is_digit(*digits) ? "" : "0",
                            digits);
    return NULL;
}

/* -- dates ------------------------------------------------------------------------------------- */

bool bg_csv_date_form_is_good(const char *form)
{
    const char *year = strstr(form, "YYYY"), *month = strchr(form, 'M'), *day = strchr(form, 'D');
    if (!year || !month || !day || strspn(year, "Y") != 4 || strspn(month, "M") > 2 ||
        strspn(day, "D") > 2)
        return false;
    for (const char *p = form; *p; p++)
        if (!strchr("YMD./- ", *p))
            return false;
    return !strchr(year + 4, 'Y') && !strchr(month + strspn(month, "M"), 'M') &&
           !strchr(day + strspn(day, "D"), 'D');
}

bool bg_csv_date(const char *text, const char *form, int64_t *days, const char **end)
{
    int year = 0, month = 0, day = 0;
    const char *p = text;
    while (*form) {
        size_t n = strspn(form, *form == 'Y' ? "Y" : *form == 'M' ? "M" : *form == 'D' ? "D" : "");
        if (n == 0) {
            if (*p++ != *form++)
                return false;
            continue;
        }
        int value = 0;
        size_t digits = strspn(p, "0123456789");
        size_t least = n, most = n == 1 ? 2 : n;
        if (digits < least || digits > most)
            return false;
        for (size_t i = 0; i < digits; i++)
            value = value * 10 + (p[i] - '0');
        *(*form == 'Y' ? &year : *form == 'M' ? &month : &day) = value;
        p += digits;
        form += n;
    }
    char iso[40];
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    *end = p;
    return bg_date_parse(iso, 10, days);
}

/* -- values ------------------------------------------------------------------------------------ */

static bool is_missing(const struct bg_map *map, const char *trimmed)
{
    for (size_t i = 0; i < map->missing.n; i++)
        if (strcmp(map->missing.items[i], trimmed) == 0)
            return true;
    return !trimmed[0];
}

const char *bg_csv_forbidden(struct bg_arena *arena, const char *text)
{
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if ((c < 0x20 && !strchr("\t\r\n", *p)) || strncmp(p, "\xEF\xBF\xBE", 3) == 0 ||
            strncmp(p, "\xEF\xBF\xBF", 3) == 0)
            return bg_arena_printf(arena, "%s: a control character", quoted(arena, text));
    }
    return NULL;
}

static struct bg_csv_value of_text(struct bg_arena *arena, const char *text)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    bg_buf_json(&out, text, -1);
    return (struct bg_csv_value){.json = bg_buf_text(&out), .text = text};
}

/* Its text as people may see it, so that nothing is lost. */
static struct bg_csv_value refuse(struct bg_arena *arena, const char *text, const char *problem)
{
    struct bg_buf shown;
    bg_buf_init(&shown, arena);
    bg_text_visible(&shown, text, strlen(text));
    struct bg_csv_value value = of_text(arena, bg_buf_text(&shown));
    value.problem = problem;
    return value;
}

/* A value that stands in the mapping. */
static struct bg_csv_value constant(struct bg_arena *arena, const struct bg_map *map,
                                    const struct cJSON *node)
{
    const char *text;
    size_t n;
    if (bg_json_type(node) == BG_JSON_NULL)
        return (struct bg_csv_value){.json = NULL};
    bg_json_raw(map->json, node, &text, &n);
    return (struct bg_csv_value){.json = bg_arena_text(arena, text, n), .text = bg_json_text(node)};
}

static struct bg_csv_value read_boolean(struct bg_arena *arena, const char *text)
{
    static const char *const yes[] = {"true", "TRUE", "True", "yes", "YES", "Yes"};
    static const char *const no[] = {"false", "FALSE", "False", "no", "NO", "No"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcmp(text, yes[i]) == 0)
            return (struct bg_csv_value){.json = "true"};
        if (strcmp(text, no[i]) == 0)
            return (struct bg_csv_value){.json = "false"};
    }
    return refuse(arena, text,
                  bg_arena_printf(arena,
                                  "%s is neither yes nor no; \"words\" can say what it means",
                                  quoted(arena, text)));
}

static struct bg_csv_value read_date(struct bg_arena *arena, const struct bg_map_cell *cell,
                                     const char *text)
{
    int64_t days;
    const char *end;
    char iso[BG_DATE_TEXT];
    if (bg_csv_date(text, cell->dates, &days, &end) && !*end)
        return of_text(arena, bg_arena_text(arena, bg_date_text(days, iso), 10));
    return refuse(
        arena, text,
        bg_arena_printf(arena, "%s is no date of the form %s", quoted(arena, text), cell->dates));
}

/* A date, and a time after it. What is neither is left as it is: the door refuses it. */
static struct bg_csv_value read_moment(struct bg_arena *arena, const struct bg_map_cell *cell,
                                       const char *text)
{
    int64_t days;
    const char *end;
    char iso[BG_DATE_TEXT];
    if (!bg_csv_date(text, cell->dates, &days, &end) || (*end && !strchr(" T", *end)))
        return of_text(arena, text);
    const char *whole = bg_arena_printf(arena, "%s%s%s", bg_date_text(days, iso), *end ? "T" : "",
                                        *end ? skip_blanks(end + 1) : "");
    return of_text(arena, whole);
}

/* By its id, else by its label. What is neither is left as it is: the door says what is near. */
static struct bg_csv_value read_choice(struct bg_arena *arena, const struct bg_field *field,
                                       const char *text)
{
    const char *found = NULL;
    for (size_t i = 0; field && i < field->choices_n; i++)
        if (strcmp(field->choices[i].id, text) == 0)
            return of_text(arena, text);
    for (size_t i = 0; field && i < field->choices_n; i++) {
        if (strcmp(field->choices[i].label, text) != 0)
            continue;
        if (found)
            return refuse(
                arena, text,
                bg_arena_printf(arena, "%s is the label of two choices", quoted(arena, text)));
        found = field->choices[i].id;
    }
    struct bg_csv_value value = of_text(arena, found ? found : text);
    value.relabelled = found != NULL;
    return value;
}

static struct bg_csv_value read_number(struct bg_arena *arena, const struct bg_map_cell *cell,
                                       const char *text, const char *currency)
{
    struct bg_marks marks = {.decimal = cell->decimal[0], .thousands = cell->thousands[0]};
    const char *json = NULL;
    const char *why =
        bg_csv_number(arena, text, marks, (enum bg_field_type)cell->type, currency, &json);
    return why ? refuse(arena, text, why) : (struct bg_csv_value){.json = json};
}

/* The texts of its columns as one; those that are not filled in are left out. */
static const char *join(struct bg_arena *arena, const struct bg_map *map,
                        const struct bg_map_cell *cell, const char *const *texts)
{
    struct bg_buf out;
    if (cell->at_n == 1)
        return texts[0];
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < cell->at_n; i++) {
        const char *text = bg_csv_trim(arena, texts[i]);
        if (!is_missing(map, text))
            bg_buf_printf(&out, "%s%s", out.size ? " / " : "", text);
    }
    return bg_buf_text(&out);
}

struct bg_csv_value bg_csv_value(struct bg_arena *arena, const struct bg_map *map,
                                 const struct bg_map_cell *cell, const char *const *texts,
                                 const char *currency)
{
    const struct bg_map_word *words = cell->words.items;
    if (cell->value)
        return constant(arena, map, cell->value);
    const char *text = join(arena, map, cell, texts), *trimmed = bg_csv_trim(arena, text);
    const char *why = bg_csv_forbidden(arena, text);
    for (size_t i = 0; i < cell->words.n; i++)
        if (strcmp(words[i].item.key, trimmed) == 0)
            return constant(arena, map, words[i].value);
    if (is_missing(map, trimmed))
        return (struct bg_csv_value){.json = NULL};
    if (why)
        return refuse(arena, text, why);
    if (cell->moment)
        return read_moment(arena, cell, trimmed);
    switch ((enum bg_field_type)cell->type) {
    case BG_FIELD_TEXT:
        return of_text(arena, trimmed);
    case BG_FIELD_BOOLEAN:
        return read_boolean(arena, trimmed);
    case BG_FIELD_DATE:
        return read_date(arena, cell, trimmed);
    case BG_FIELD_CHOICE:
        return read_choice(arena, cell->field, trimmed);
    default:
        return read_number(arena, cell, trimmed, currency);
    }
}

#include "base/number_format.h"

#include <string.h>

#include "base/currency_sign.h"
#include "base/text.h"

enum { SECTIONS = 4 };

enum section_when { ALWAYS, LESS, AT_MOST, MORE, AT_LEAST, EQUAL, OTHER };

struct section {
    struct bg_number_shown shown; /* as of a number that is not negative */
    struct bg_buf before, after, before_meant, after_meant;
    enum section_when when;
    struct bg_dec limit;
    bool digits, date, at; /* has a place for digits; for a date; for a text ("@") */
    /* while it is parsed */
    bool point, slash, free; /* free: it shows as many decimals as there are */
    size_t commas;           /* behind the last digit */
};

struct bg_number_format {
    struct section section[SECTIONS];
    size_t n;
};

/* -- parts of a code --------------------------------------------------------------------------- */

static void number_format_add_text(struct section *s, const char *text, size_t n, const char *meant)
{
    struct bg_buf *to = s->digits ? &s->after : &s->before;
    struct bg_buf *to_meant = s->digits ? &s->after_meant : &s->before_meant;
    bg_buf_put(to, text, n);
    if (meant)
        bg_buf_printf(to_meant, " %s ", meant);
    else
        bg_buf_put(to_meant, text, n);
}

/* A blank or an apostrophe parts thousands in many countries; anything else between digits makes
 * another number of them. */
static bool is_group_mark(const char *text)
{
    static const char *const marks[] = {
        " ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strcmp(marks[i], text) == 0)
            return true;
    return false;
}

static void number_format_clear(struct bg_buf *buf)
{
    buf->size = 0;
    if (buf->data)
        buf->data[0] = '\0';
}

static void add_digit(struct section *s)
{
    if (s->digits && s->after.size) { /* what was behind the digits is between them */
        s->shown.inside |= !s->slash && !is_group_mark(bg_buf_text(&s->after));
        number_format_clear(&s->after);
        number_format_clear(&s->after_meant);
    }
    s->digits = true;
    s->commas = 0;
    s->shown.places += s->point;
}

static void end_scale(struct section *s)
{
    s->shown.thousands += (int)s->commas;
    s->commas = 0;
}

/* "$€-407", "$-409", "$USD", "$$-en-CA": a currency, its language, or both. */
static void add_currency(struct section *s, const char *text, size_t n)
{
    const char *dash = memchr(text, '-', n);
    size_t sign_n = dash ? (size_t)(dash - text) : n, codes_n, size;
    const char *meant = NULL;
    if (dash && sign_n) {
        size_t tag = strcspn(dash + 1, ",]");
        unsigned long language = 0;
        size_t hex = 0;
        for (; hex < tag && strchr("0123456789abcdefABCDEF", dash[1 + hex]); hex++)
            language = language * 16 + (unsigned long)(dash[1 + hex] <= '9'
                                                           ? dash[1 + hex] - '0'
                                                           : (dash[1 + hex] | 0x20) - 'a' + 10);
        meant = hex == tag ? bg_currency_of_language(language) : bg_currency_of_tag(dash + 1, tag);
    }
    const char *codes = bg_currency_at(text, sign_n, &size, &codes_n);
    if (!codes || !meant || !bg_currency_among(codes, codes_n, meant))
        meant = NULL; /* "R$" in a format of Canada is still Brazil's */
    number_format_add_text(s, text, sign_n, meant);
}

static void add_condition(struct section *s, const char *text, size_t n)
{
    static const struct {
        const char *sign;
        enum section_when when;
    } signs[] = {{"<=", AT_MOST}, {">=", AT_LEAST}, {"<>", OTHER},
                 {"<", LESS},     {">", MORE},      {"=", EQUAL}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);
        if (n > length && memcmp(text, signs[i].sign, length) == 0 &&
            bg_dec_parse(text + length, n - length, &s->limit)) {
            s->when = signs[i].when;
            return;
        }
    }
}

static void add_bracket(struct section *s, const char *text, size_t n)
{
    if (n && *text == '$')
        add_currency(s, text + 1, n - 1);
    else if (n && strchr("<>=", *text))
        add_condition(s, text, n);
    else if (n && strspn(text, "hHmMsS") >= n) /* elapsed time */
        s->date = true;
}

static bool number_format_begins(const char *p, const char *word)
{
    for (; *word; p++, word++)
        if ((*p | 0x20) != (*word | 0x20))
            return false;
    return true;
}

/* Letters without quotes: parts of a date or a time where all of them can be, else a text that a
 * program forgot to quote ("EUR"). Gives their bytes. */
static size_t add_letters(struct section *s, const char *p)
{
    size_t n = 0, date = strspn(p, "ymdhsbgeYMDHSBGE");
    while ((p[n] >= 'a' && p[n] <= 'z') || (p[n] >= 'A' && p[n] <= 'Z'))
        n++;
    if (n && n == date)
        s->date = true;
    else if (n)
        number_format_add_text(s, p, n, NULL);
    return n;
}

/* A part of more than one character that is not in quotes or brackets; 0: none is at p. */
static size_t number_format_add_word(struct section *s, const char *p)
{
    if (number_format_begins(p, "General")) {
        add_digit(s);
        s->free = true;
        return 7;
    }
    if (number_format_begins(p, "AM/PM") || number_format_begins(p, "A/P")) {
        s->date = true;
        return number_format_begins(p, "AM/PM") ? 5 : 3;
    }
    if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-') && s->digits) {
        s->free = true;
        return 2;
    }
    return add_letters(s, p);
}

static size_t add_plain(struct section *s, const char *p)
{
    size_t length = number_format_add_word(s, p);
    if (length)
        return length;
    length = bg_utf8_length(p, strlen(p));
    length = length ? length : 1;
    if (strchr("0#?", *p)) {
        add_digit(s);
    } else if (*p == '.' && !s->point && !s->date) {
        end_scale(s);
        s->point = true;
    } else if (*p == ',') {
        s->commas += s->digits;
    } else if (*p == '%') {
        end_scale(s);
        s->shown.percents++;
    } else if (*p == '@') {
        s->at = true;
    } else if (*p == '/' && s->digits && !s->date) { /* a fraction */
        s->slash = s->free = true;
    } else if (*p >= '1' && *p <= '9' && s->slash) { /* its denominator */
        add_digit(s);
    } else if (!s->date || !strchr("/:- ", *p)) {
        number_format_add_text(s, p, length, NULL);
    }
    return length;
}

static size_t number_format_add_part(struct section *s, const char *p)
{
    const char *end;
    size_t length;
    switch (*p) {
    case '"':
        end = strchr(p + 1, '"');
        length = end ? (size_t)(end - p) - 1 : strlen(p + 1);
        number_format_add_text(s, p + 1, length, NULL);
        return length + 1 + (end != NULL);
    case '[':
        end = strchr(p, ']');
        length = end ? (size_t)(end - p) - 1 : strlen(p + 1);
        add_bracket(s, p + 1, length);
        return length + 1 + (end != NULL);
    case '\\':
    case '_':
    case '*':
        length = p[1] ? bg_utf8_length(p + 1, strlen(p + 1)) : 0;
        length = p[1] && !length ? 1 : length;
        if (*p == '\\')
            number_format_add_text(s, p + 1, length, NULL);
        else if (*p == '_')
            number_format_add_text(s, " ", 1, NULL);
        return 1 + length;
    default:
        return add_plain(s, p);
    }
}

/* A minus sign first or last before the number, or parentheses around it. */
static bool shows_minus(const char *before, const char *after)
{
    static const char sign[] = "\xE2\x88\x92";
    before += strspn(before, " ");
    const char *open = strrchr(before, '(');
    size_t n = strlen(before);
    while (n && before[n - 1] == ' ')
        n--;
    return *before == '-' || (n && before[n - 1] == '-') || strstr(before, sign) ||
           (open && !strchr(open, ')') && strchr(after, ')'));
}

static void end_section(struct section *s)
{
    struct bg_number_shown *shown = &s->shown;
    end_scale(s);
    shown->before = bg_buf_text(&s->before);
    shown->after = bg_buf_text(&s->after);
    shown->before_meant = bg_buf_text(&s->before_meant);
    shown->after_meant = bg_buf_text(&s->after_meant);
    shown->minus = shows_minus(shown->before, shown->after);
    bool blank = shown->before[strspn(shown->before, " ")] == '\0';
    bool as_it_is = s->at && blank; /* a number in a format of texts */
    if (s->free || as_it_is)
        shown->places = -1;
    if (s->date)
        shown->as = BG_SHOWS_DATE;
    else if (s->digits || as_it_is)
        shown->as = BG_SHOWS_NUMBER;
    else
        shown->as = blank ? BG_SHOWS_NOTHING : BG_SHOWS_TEXT;
}

const struct bg_number_format *bg_number_format_parse(struct bg_arena *arena, const char *code)
{
    struct bg_number_format *format = BG_NEW(arena, struct bg_number_format);
    const char *end = code + strlen(code);
    while (format->n < SECTIONS) {
        struct section *s = &format->section[format->n++];
        bg_buf_init(&s->before, arena);
        bg_buf_init(&s->after, arena);
        bg_buf_init(&s->before_meant, arena);
        bg_buf_init(&s->after_meant, arena);
        while (code < end && *code != ';')
            code += number_format_add_part(s, code);
        end_section(s);
        if (code++ >= end)
            break;
    }
    return format;
}

/* -- what is shown ----------------------------------------------------------------------------- */

static bool number_format_holds(const struct section *s, struct bg_dec number)
{
    int order = bg_dec_cmp(number, s->limit);
    switch (s->when) {
    case LESS:
        return order < 0;
    case AT_MOST:
        return order <= 0;
    case MORE:
        return order > 0;
    case AT_LEAST:
        return order >= 0;
    case EQUAL:
        return order == 0;
    case OTHER:
        return order != 0;
    case ALWAYS:
        break;
    }
    return true;
}

/* The section for the number; NULL: it shows "####". */
static const struct section *section_of(const struct bg_number_format *format, struct bg_dec number)
{
    const struct section *s = format->section;
    size_t n = format->n;
    if (n == SECTIONS || (n > 1 && s[n - 1].at && !s[n - 1].digits)) /* the last is of texts */
        n--;
    for (size_t i = 0; i < n; i++) {
        if (s[i].when != ALWAYS) {
            if (number_format_holds(&s[i], number))
                return &s[i];
        } else if (i + 1 == n || (i == 0 && bg_dec_sign(number) >= (n == 3 ? 1 : 0)) ||
                   (i == 1 && bg_dec_sign(number) < 0)) {
            return &s[i];
        }
    }
    return NULL;
}

struct bg_number_shown bg_number_format_show(const struct bg_number_format *format,
                                             struct bg_dec number)
{
    static const struct bg_number_shown nothing = {BG_SHOWS_NOTHING, "", "", "", "", 0, 0, 0, 0, 0};
    const struct section *s = section_of(format, number);
    if (!s)
        return nothing;
    struct bg_number_shown shown = s->shown;
    /* The second section shows a negative number without its sign, unless a condition chose it. */
    bool own_sign = s == &format->section[1] && s->when == ALWAYS;
    if (bg_dec_sign(number) < 0 && !own_sign)
        shown.minus = true;
    return shown;
}

const char *bg_number_format_text(const struct bg_number_format *format)
{
    const struct section *s = &format->section[format->n - 1];
    if (format->n < SECTIONS && !s->at)
        return "";
    if (!s->at)
        return s->shown.as == BG_SHOWS_NOTHING ? NULL : s->shown.before;
    return s->shown.before;
}

/* 5 to 8 and 41 to 44 show the currency of whoever looks at them, or none: they tell nothing. */
const char *bg_number_format_builtin(int64_t id)
{
    static const struct {
        int64_t from, to;
        const char *code;
    } codes[] = {
        {1, 1, "0"},           {2, 2, "0.00"},         {3, 3, "#,##0"},        {4, 4, "#,##0.00"},
        {9, 9, "0%"},          {10, 10, "0.00%"},      {11, 11, "0.00E+00"},   {12, 12, "# ?/?"},
        {13, 13, "# ?\?/?\?"}, {14, 22, "yyyy-mm-dd"}, {27, 36, "yyyy-mm-dd"}, {45, 47, "mm:ss"},
        {48, 48, "##0.0E+0"},  {49, 49, "@"},          {50, 58, "yyyy-mm-dd"},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (id >= codes[i].from && id <= codes[i].to)
            return codes[i].code;
    return NULL;
}

/* The strict scan: RFC 8259 and the limits, without recursion. It knows the structure and the
 * numbers; texts are jtext.c's and keys jkey.c's. */
#include "base/jscan.h"

#include <string.h>

enum {
    DIGITS_MAX = 34,     /* significant; a decimal128 holds as many */
    MAGNITUDE_MAX = 300, /* of the exponent: far inside what a double holds */
    NUMBER_BYTES_MAX = 400
};

struct frame {
    size_t value;  /* its number in document order */
    size_t opener; /* offset of its bracket */
    size_t first_key;
    bool is_object;
    struct jkey_table table;
};

struct scanner {
    struct jscan *scan;
    const char *text;
    size_t at, size;
    struct frame *frames;
    int depth;
    struct jkeys keys;
};

static struct bg_pos here(const struct scanner *s, size_t at, size_t length)
{
    return (struct bg_pos){s->scan->source, at, length, NULL};
}

static bool jscan_fail(struct scanner *s, size_t at, size_t length, const char *message)
{
    bg_diag_add(s->scan->diags, BG_E101, here(s, at, length), "%s", message);
    return false;
}

static inline void skip_space(struct scanner *s)
{
    const char *text = s->text;
    size_t at = s->at, size = s->size;
    while (at < size &&
           (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t'))
        at++;
    s->at = at;
}

/* The end of the file where something is missing: points at the innermost open bracket. */
static bool fail_end(struct scanner *s, const char *expected)
{
    if (s->depth == 0) {
        bg_diag_add(s->scan->diags, BG_E101, here(s, s->size, 0),
                    "the file ends where %s is expected", expected);
        return false;
    }
    const struct frame *f = &s->frames[s->depth - 1];
    bg_diag_add(s->scan->diags, BG_E101, here(s, s->size, 0),
                "the file ends before the %s is closed; is a part of it missing?",
                f->is_object ? "object" : "array");
    bg_diag_note(s->scan->diags, here(s, f->opener, 1), "opened here");
    return false;
}

/* -- values ------------------------------------------------------------------------------------ */

static void grow_places(struct jscan *scan)
{
    size_t capacity = scan->capacity ? scan->capacity * 2 : scan->source->size / 16 + 16;
    size_t *offsets = BG_ARRAY(scan->arena, capacity, size_t);
    size_t *ends = BG_ARRAY(scan->arena, capacity, size_t);
    if (scan->values) {
        memcpy(offsets, scan->offsets, scan->values * sizeof *offsets);
        memcpy(ends, scan->ends, scan->values * sizeof *ends);
    }
    scan->offsets = offsets;
    scan->ends = ends;
    scan->capacity = capacity;
}

static bool jscan_add_value(struct scanner *s, size_t offset)
{
    struct jscan *scan = s->scan;
    if (scan->values == scan->limits->values) {
        bg_diag_add(scan->diags, BG_E106, here(s, offset, 1),
                    "the file holds more than %zu values; no more are read", scan->limits->values);
        return false;
    }
    if (scan->keep_places) {
        if (scan->values == scan->capacity)
            grow_places(scan);
        scan->offsets[scan->values] = offset;
    }
    scan->values++;
    return true;
}

static inline void end_value(struct scanner *s, size_t value)
{
    if (s->scan->keep_places)
        s->scan->ends[value] = s->at;
}

static bool digit(const struct scanner *s, size_t at)
{
    return at < s->size && s->text[at] >= '0' && s->text[at] <= '9';
}

/* What a number's digits say about its size. */
struct number {
    size_t digits;      /* significant so far, with zeros that may turn out to be trailing */
    size_t significant; /* to the last digit that is not zero */
    int64_t magnitude;  /* exponent of the first significant digit */
};

static size_t jscan_scan_digits(const struct scanner *s, size_t at, struct number *n, bool fraction)
{
    for (; digit(s, at); at++) {
        if (n->digits || s->text[at] != '0')
            n->digits++;
        if (s->text[at] != '0')
            n->significant = n->digits;
        if (!fraction && n->digits)
            n->magnitude++; /* one too many, put right at the end */
        else if (fraction && n->digits == 0)
            n->magnitude--;
    }
    return at;
}

static bool jscan_check_number(struct scanner *s, size_t at, size_t end, struct number n,
                               int64_t exponent)
{
    if (end - at > NUMBER_BYTES_MAX) {
        bg_diag_add(s->scan->diags, BG_E105, here(s, at, end - at),
                    "this number is written with %zu characters; at most %d are read", end - at,
                    NUMBER_BYTES_MAX);
        return false;
    }
    if (n.significant > DIGITS_MAX) {
        bg_diag_add(s->scan->diags, BG_E105, here(s, at, end - at),
                    "this number has %zu significant digits; at most %d are read", n.significant,
                    DIGITS_MAX);
        return false;
    }
    int64_t magnitude = n.magnitude - 1 + exponent;
    if (n.significant && (magnitude > MAGNITUDE_MAX || magnitude < -MAGNITUDE_MAX)) {
        bg_diag_add(s->scan->diags, BG_E105, here(s, at, end - at), "this number is too %s: %s",
                    magnitude > 0 ? "large" : "near to zero",
                    magnitude > 0 ? "it needs more than 300 digits"
                                  : "it needs more than 300 decimal places");
        return false;
    }
    return true;
}

/* number = [-] (0 | 1-9 digits) [. digits] [e [+-] digits]; s->at is the minus or first digit, and
 * a digit is there. */
static bool scan_number(struct scanner *s)
{
    size_t start = s->at, at = start + (s->text[start] == '-');
    struct number n = {0};
    int64_t exponent = 0;
    if (s->text[at] == '0' && digit(s, at + 1))
        return jscan_fail(s, start, at + 2 - start,
                          "a number does not start with 0 (write it without)");
    at = jscan_scan_digits(s, at, &n, false);
    if (at < s->size && s->text[at] == '.') {
        if (!digit(s, at + 1))
            return jscan_fail(s, start, at + 1 - start,
                              "a digit is expected after the decimal point");
        at = jscan_scan_digits(s, at + 1, &n, true);
    }
    if (at < s->size && (s->text[at] == 'e' || s->text[at] == 'E')) {
        bool minus = at + 1 < s->size && s->text[at + 1] == '-';
        bool sign = minus || (at + 1 < s->size && s->text[at + 1] == '+');
        at += 1 + (size_t)sign;
        if (!digit(s, at))
            return jscan_fail(s, start, at - start, "a digit is expected in the exponent");
        for (; digit(s, at); at++)
            if (exponent < 100000)
                exponent = exponent * 10 + (s->text[at] - '0');
        exponent = minus ? -exponent : exponent;
    }
    s->at = at;
    return jscan_check_number(s, start, at, n, exponent);
}

static bool word(struct scanner *s, const char *name, size_t n)
{
    if (s->size - s->at < n || memcmp(s->text + s->at, name, n) != 0)
        return false;
    s->at += n;
    return true;
}

/* The usual slips of people who write JSON by hand. */
static bool fail_value(struct scanner *s)
{
    static const char *const words[] = {"NaN",  "nan",   "Infinity", "-Infinity", "inf",
                                        "True", "False", "None",     "TRUE",      "FALSE",
                                        "NULL", "Null",  "undefined"};
    size_t at = s->at;
    char c = s->text[at];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (word(s, words[i], n)) {
            bg_diag_add(s->scan->diags, BG_E101, here(s, at, n),
                        "%s is not a JSON value (true, false, null, a number, or a string in "
                        "double quotes)",
                        words[i]);
            return false;
        }
    }
    if (c == '\'')
        return jscan_fail(s, at, 1, "strings must use double quotes");
    if (c == '/')
        return jscan_fail(s, at, 1, "JSON has no comments: put remarks under \"comment\"");
    if (c == '+' || c == '.')
        return jscan_fail(s, at, 1, "a number starts with a digit or a minus");
    if (c == '-')
        return jscan_fail(s, at, 1, "a digit is expected after the minus");
    if ((c == ']' || c == '}') && s->depth)
        return jscan_fail(s, at, 1, "a value is expected here; is there a comma too many before?");
    bg_jtext_unexpected(s->scan, at, "a value");
    return false;
}

/* -- structure ---------------------------------------------------------------------------------- */

static bool fail_key(struct scanner *s, bool after_comma)
{
    char c = s->text[s->at];
    if (c == '}' && after_comma)
        return jscan_fail(s, s->at, 1,
                          "a key is expected after the comma; is there a comma too many?");
    if (after_comma && c >= '0' && c <= '9' && s->at >= 2 && s->text[s->at - 1] == ',' &&
        s->text[s->at - 2] >= '0' && s->text[s->at - 2] <= '9')
        return jscan_fail(s, s->at, 1, "decimal numbers use a point: 17.17, and no commas: 1200");
    if (c == '\'' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
        return jscan_fail(s, s->at, 1, "keys must use double quotes");
    bg_jtext_unexpected(s->scan, s->at, "a key in double quotes");
    return false;
}

/* key ":"; white space before the key is skipped already. */
static bool jscan_scan_key(struct scanner *s, bool after_comma)
{
    struct frame *f = &s->frames[s->depth - 1];
    size_t end, at = s->at;
    bool escapes;
    if (at == s->size)
        return fail_end(s, "a key");
    if (s->text[at] != '"')
        return fail_key(s, after_comma);
    if (!bg_jtext_scan(s->scan, at, &end, &escapes) ||
        !bg_jkeys_add(&s->keys, f->first_key, &f->table, at + 1, end - at - 2, escapes))
        return false;
    s->at = end;
    if (s->at == s->size || s->text[s->at] != ':') {
        skip_space(s);
        if (s->at == s->size)
            return fail_end(s, "a colon");
        if (s->text[s->at] != ':') {
            bg_jtext_unexpected(s->scan, s->at, "a colon after the key");
            return false;
        }
    }
    s->at++;
    return true;
}

/* Opens the bracket at s->at. *empty: it closed at once. */
static bool open_bracket(struct scanner *s, bool *empty)
{
    if (s->depth == s->scan->limits->depth) {
        bg_diag_add(s->scan->diags, BG_E106, here(s, s->at, 1),
                    "values are nested more than %d deep; no more are read",
                    s->scan->limits->depth);
        return false;
    }
    struct frame *f = &s->frames[s->depth++];
    f->value = s->scan->values - 1;
    f->opener = s->at;
    f->first_key = s->keys.count;
    f->is_object = s->text[s->at] == '{';
    s->at++;
    skip_space(s);
    *empty = s->at < s->size && s->text[s->at] == (f->is_object ? '}' : ']');
    if (*empty || !f->is_object)
        return true;
    return jscan_scan_key(s, false);
}

static void close_bracket(struct scanner *s)
{
    struct frame *f = &s->frames[--s->depth];
    s->keys.count = f->first_key;
    s->at++;
    end_value(s, f->value);
}

/* One value. *opened: it is a bracket whose first child comes next. */
static bool jscan_scan_value(struct scanner *s, bool *opened)
{
    size_t end, value = s->scan->values;
    bool special, empty;
    *opened = false;
    skip_space(s);
    if (s->at == s->size)
        return fail_end(s, "a value");
    char c = s->text[s->at];
    if (!jscan_add_value(s, s->at))
        return false;
    if (c == '"') {
        if (!bg_jtext_scan(s->scan, s->at, &end, &special))
            return false;
        s->at = end;
    } else if (c == '{' || c == '[') {
        if (!open_bracket(s, &empty))
            return false;
        *opened = !empty;
        if (empty)
            close_bracket(s);
        return true;
    } else if ((c >= '0' && c <= '9') || (c == '-' && digit(s, s->at + 1))) {
        if (!scan_number(s))
            return false;
    } else if (!word(s, "true", 4) && !word(s, "false", 5) && !word(s, "null", 4)) {
        return fail_value(s);
    }
    end_value(s, value);
    return true;
}

static bool fail_after_value(struct scanner *s, const struct frame *f)
{
    char c = s->text[s->at];
    if (c == (f->is_object ? ']' : '}')) {
        bg_diag_add(s->scan->diags, BG_E101, here(s, s->at, 1), "'%c' does not close the %s", c,
                    f->is_object ? "object" : "array");
        bg_diag_note(s->scan->diags, here(s, f->opener, 1), "opened here");
        return false;
    }
    if (c == ':')
        return jscan_fail(s, s->at, 1, "a colon belongs only after the key of an object");
    if (c == '"')
        return jscan_fail(s, s->at, 1, "a comma is missing before this text");
    bg_jtext_unexpected(s->scan, s->at, f->is_object ? "a comma or '}'" : "a comma or ']'");
    return false;
}

/* What is after a value: closes brackets until a comma leads to the next value, or the
 * outermost one is closed (*done). */
static bool scan_after(struct scanner *s, bool *done)
{
    while (s->depth) {
        const struct frame *f = &s->frames[s->depth - 1];
        if (s->at < s->size && s->text[s->at] != ',')
            skip_space(s);
        if (s->at == s->size)
            return fail_end(s, "a comma");
        if (s->text[s->at] == ',') {
            s->at++;
            skip_space(s);
            return f->is_object ? jscan_scan_key(s, true) : true;
        }
        if (s->text[s->at] != (f->is_object ? '}' : ']'))
            return fail_after_value(s, f);
        close_bracket(s);
    }
    *done = true;
    return true;
}

static bool scan_document(struct scanner *s)
{
    bool opened, done = false;
    while (!done)
        if (!jscan_scan_value(s, &opened) || (!opened && !scan_after(s, &done)))
            return false;
    skip_space(s);
    if (s->at == s->size)
        return true;
    bg_diag_add(s->scan->diags, BG_E107, here(s, s->at, 1),
                "there is more text after the end of the JSON document");
    return false;
}

/* -- the door ----------------------------------------------------------------------------------- */

/* Encodings that are not UTF-8 but would look like JSON with NULs in it. */
static const char *foreign_encoding(const char *text, size_t n)
{
    const unsigned char *b = (const unsigned char *)text;
    if (n >= 4 && ((b[0] == 0xFF && b[1] == 0xFE && !b[2] && !b[3]) || (!b[0] && !b[1])))
        return "UTF-32";
    if (n >= 4 && b[0] && !b[1] && !b[2] && !b[3])
        return "UTF-32";
    if (n >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF)))
        return "UTF-16";
    if (n >= 2 && (!b[0] != !b[1]))
        return "UTF-16";
    return NULL;
}

static bool jscan_holds(const char *text, size_t n, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = text; n >= length; at++) {
        const char *found = memchr(at, name[0], n - length + 1);
        if (!found)
            return false;
        n -= (size_t)(found - at);
        at = found;
        if (memcmp(at, name, length) == 0)
            return true;
        n--;
    }
    return false;
}

/* What people send in place of JSON. NULL: nothing that is known by its bytes. */
static const char *document_kind(const char *text, size_t n)
{
    static const char old_office[] = "\xd0\xcf\x11\xe0";
    if (n >= 5 && memcmp(text, "%PDF-", 5) == 0)
        return "a PDF document";
    if (n >= 4 && memcmp(text, old_office, 4) == 0)
        return "a document of an old Excel or Word (.xls, .doc)";
    if (n < 4 || memcmp(text, "PK\3\4", 4) != 0)
        return NULL;
    if (jscan_holds(text, n, "word/document.xml"))
        return "a Word document (.docx)";
    if (jscan_holds(text, n, "xl/workbook.xml"))
        return "an Excel workbook (.xlsx)";
    if (jscan_holds(text, n, "opendocument.spreadsheet"))
        return "an OpenDocument spreadsheet (.ods)";
    return "a ZIP archive";
}

static bool jscan_check_file(struct scanner *s)
{
    const char *encoding = foreign_encoding(s->text, s->size);
    if (s->size > s->scan->limits->bytes) {
        bg_diag_add(s->scan->diags, BG_E106, here(s, 0, 0),
                    "the file has %zu bytes; at most %zu are read", s->size,
                    s->scan->limits->bytes);
        return false;
    }
    if (s->size == 0) {
        bg_diag_add(s->scan->diags, BG_E108, here(s, 0, 0), "the file is empty");
        return false;
    }
    const char *kind = document_kind(s->text, s->size);
    if (kind) {
        bg_diag_add(s->scan->diags, BG_E109, here(s, 0, 0), "the file is %s, not JSON", kind);
        return false;
    }
    if (encoding) {
        bg_diag_add(s->scan->diags, BG_E103, here(s, 0, 0), "the file is %s, not UTF-8 text",
                    encoding);
        return false;
    }
    skip_space(s);
    if (s->at == s->size) {
        bg_diag_add(s->scan->diags, BG_E108, here(s, 0, 0),
                    "the file is empty but for white space");
        return false;
    }
    return true;
}

bool bg_jscan_run(struct jscan *scan)
{
    struct scanner s = {.scan = scan, .text = scan->source->text, .size = scan->source->size};
    if (!jscan_check_file(&s))
        return false;
    s.frames = BG_ARRAY(scan->arena, (size_t)scan->limits->depth, struct frame);
    bg_jkeys_init(&s.keys, scan);
    return scan_document(&s);
}

/* Names of the bids' sheets: the vendor's name as people say it, which comes from outside. Excel
 * takes 31 UTF-16 units without []:*?/\, compares names without regard to case in every script, and
 * keeps one for itself; apostrophes would have to be doubled in every formula, so they go. */
#include "report/evaluation/plan_names.h"

#include <string.h>

#include "base/text.h"
#include "report/book/page.h"

/* The library for .xlsx keeps print titles, which hold the name twice, in 128 bytes. */
enum { NAME_UNITS = 31, NAME_BYTES = 46, SUFFIX_UNITS = 8 }; /* " (9999)" */

/* -- the name as people say it ------------------------------------------------------------------ */

static char plan_names_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool same_ignoring_case(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!a[i] || plan_names_lower(a[i]) != b[i])
            return false;
    return true;
}

/* A company is known by the name that it trades under. */
static const char *trade_name(const char *name)
{
    static const char *const marks[] = {
        " dba ", " d/b/a ", " d.b.a. ", " d.b.a ", " trading as ", " doing business as ", " t/a "};
    for (const char *p = name; *p; p++)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (same_ignoring_case(p, marks[i], strlen(marks[i])) && p > name &&
                p[strlen(marks[i])])
                return p + strlen(marks[i]);
    return name;
}

static bool is_legal_form(const char *word, size_t n)
{
    static const char *const forms[] = {"llc", "l.l.c", "inc",  "incorporated", "corp",   "ltd",
                                        "lp",  "l.p",   "llp",  "l.l.p",        "plc",    "pllc",
                                        "pc",  "p.c",   "gmbh", "pty",          "limited"};
    while (n && (word[n - 1] == '.' || word[n - 1] == ','))
        n--;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strlen(forms[i]) == n && same_ignoring_case(word, forms[i], n))
            return true;
    return false;
}

/* Its length without "LLC", "Inc." and the like at its end. */
static size_t without_legal_forms(const char *name)
{
    size_t n = strlen(name);
    for (;;) {
        size_t start = n;
        while (n && strchr(" ,", name[n - 1]))
            n--;
        start = n;
        while (start && name[start - 1] != ' ')
            start--;
        if (start == 0 || !is_legal_form(name + start, n - start))
            return n;
        n = start;
    }
}

/* -- a name that every program takes ------------------------------------------------------------ */

/* Wide forms of the signs of ASCII. */
static bool is_wide_sign(unsigned code)
{
    return code >= 0xFF00 && code <= 0xFF65 && !(code >= 0xFF10 && code <= 0xFF19) &&
           !(code >= 0xFF21 && code <= 0xFF3A) && !(code >= 0xFF41 && code <= 0xFF5A);
}

/* Letters and digits of scripts in use, and what names of firms hold. Nothing that begins a formula or
 * ends a name within one comes through, nor what shows as nothing. */
static bool plan_names_is_kept(const char *p, size_t length)
{
    unsigned code = bg_utf8_code(p, length);
    if (length == 1)
        return (*p >= '0' && *p <= '9') ||
               (plan_names_lower(*p) >= 'a' && plan_names_lower(*p) <= 'z') ||
               strchr(".,&-()+", *p) != NULL;
    return code >= 0xC0 && code < 0x10000 && !bg_text_is_hidden(p, length) && !is_wide_sign(code);
}

static bool plan_names_is_space(const char *p, size_t length)
{
    return (length == 1 && ((unsigned char)*p <= ' ' || strchr("/\\:;|_", *p))) ||
           (length == 2 && !strncmp(p, "\xC2\xA0", 2));
}

/* At most so many characters, cut between words where that leaves half of it. */
static const char *clean(struct bg_arena *arena, const char *name, size_t most)
{
    struct bg_buf out;
    size_t units = 0, cut = 0;
    bool gap = false, all = true;
    size_t n = strlen(name);
    bg_buf_init(&out, arena);
    for (size_t i = 0; i < n && all;) {
        size_t length = bg_utf8_length(name + i, n - i);
        if (!length || plan_names_is_space(name + i, length)) {
            gap = out.size > 0;
            length = length ? length : 1;
        } else if (plan_names_is_kept(name + i, length)) {
            size_t more = 1 + (size_t)gap;
            all = units + more <= most && out.size + length + gap <= most + NAME_BYTES - NAME_UNITS;
            if (all && gap) {
                cut = out.size;
                bg_buf_putc(&out, ' ');
            }
            if (all)
                bg_buf_put(&out, name + i, length);
            else if (gap) /* the word before is whole */
                cut = out.size;
            units += more;
            gap = false;
        }
        i += length;
    }
    const char *text = bg_buf_text(&out);
    size_t size = all || cut < out.size / 2 ? out.size : cut;
    while (size && strchr(" ,-&+(", text[size - 1]))
        size--;
    size_t skip = strspn(text, " ,-&+)");
    return skip < size ? bg_arena_text(arena, text + skip, size - skip) : "";
}

/* -- used once ---------------------------------------------------------------------------------- */

static unsigned greek_folded(unsigned code)
{
    if (code <= 0x3A9)
        return code + 32;
    return code == 0x3C2 ? 0x3C3 : code; /* sigma at the end of a word */
}

static unsigned cyrillic_folded(unsigned code)
{
    if (code < 0x410)
        return code + 80;
    return code < 0x430 ? code + 32 : code;
}

/* Letters that differ in case alone give the same; so do all of a script that is not known here,
 * which only means that a name gets a number without need. */
static unsigned plan_names_folded(unsigned code)
{
    enum { ANY = 0xFFFD };
    if (code < 0x80)
        return (unsigned)plan_names_lower((char)code);
    if (code < 0x100)
        return code >= 0xC0 && code <= 0xDE ? code + 32 : code;
    if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E))
        return (code + 1) & ~1u;
    if (code < 0x178 || (code >= 0x460 && code < 0x530))
        return code | 1;
    if (code >= 0x391 && code <= 0x3C9)
        return greek_folded(code);
    if (code >= 0x400 && code < 0x460)
        return cyrillic_folded(code);
    return code >= 0x2E80 && code < 0xFF00 ? code : ANY;
}

static bool plan_names_same_name(const char *a, const char *b)
{
    while (*a && *b) {
        size_t m = bg_utf8_length(a, strlen(a)), n = bg_utf8_length(b, strlen(b));
        if (!m || !n ||
            plan_names_folded(bg_utf8_code(a, m)) != plan_names_folded(bg_utf8_code(b, n)))
            return false;
        a += m;
        b += n;
    }
    return *a == *b;
}

static bool plan_names_is_taken(const char *name, const char *const *ours, size_t ours_n,
                                const char *const *others, size_t others_n)
{
    for (size_t i = 0; i < ours_n; i++)
        if (plan_names_same_name(name, ours[i]))
            return true;
    for (size_t i = 0; i < others_n; i++)
        if (plan_names_same_name(name, others[i]))
            return true;
    return plan_names_same_name(name, "History");
}

static const char *plan_names_said(struct bg_arena *arena, const char *vendor, size_t most)
{
    const char *name = trade_name(vendor);
    return clean(arena, bg_arena_text(arena, name, without_legal_forms(name)), most);
}

const char *bg_plan_names_short(struct bg_arena *arena, const char *vendor)
{
    return plan_names_said(arena, vendor, NAME_UNITS);
}

struct naming {
    struct bg_arena *arena;
    const char *prefix;
    const char *const *ours;
    size_t ours_n;
    const char **names, **bases; /* as given, and before a number was added */
    size_t *numbers;
};

/* The number that was added to the last of the same name: a thousand equal names need not count
 * from two each. */
static size_t plan_names_last_number(const struct naming *w, size_t i)
{
    for (size_t k = i; k-- > 0;)
        if (plan_names_same_name(w->bases[i], w->bases[k]))
            return w->numbers[k];
    return 1;
}

/* The library leaves a name of ASCII letters and digits without quotes, where "AB12" would be a cell
 * and "3M" no name at all. */
static bool is_like_a_cell(const char *name)
{
    size_t n = strlen(name), plain = 0, digits = 0;
    for (size_t i = 0; i < n; i++) {
        bool digit = name[i] >= '0' && name[i] <= '9';
        plain += digit || (plan_names_lower(name[i]) >= 'a' && plan_names_lower(name[i]) <= 'z') ||
                 name[i] == '.';
        digits += digit;
    }
    bool truth = (n == 4 && same_ignoring_case(name, "true", n)) ||
                 (n == 5 && same_ignoring_case(name, "false", n));
    return plain == n && (digits || n < 3 || truth);
}

static void name_one(struct naming *w, size_t i, const char *vendor)
{
    size_t room = NAME_UNITS - strlen(w->prefix);
    const char *base = plan_names_said(w->arena, vendor, room);
    if (*base && is_like_a_cell(base))
        base = bg_arena_printf(w->arena, "%s bid", clean(w->arena, base, room - SUFFIX_UNITS));
    w->bases[i] = *base ? base : bg_arena_printf(w->arena, "Bid %zu", i + 1);
    w->names[i] = bg_arena_printf(w->arena, "%s%s", w->prefix, w->bases[i]);
    size_t k = plan_names_last_number(w, i);
    while (plan_names_is_taken(w->names[i], w->ours, w->ours_n, w->names, i)) {
        const char *head = clean(w->arena, w->bases[i], room - SUFFIX_UNITS);
        w->names[i] = bg_arena_printf(w->arena, "%s%s (%zu)", w->prefix, head, ++k);
    }
    w->numbers[i] = k;
}

const char *const *bg_plan_names(struct bg_arena *arena, const char *prefix,
                                 const char *const *vendors, size_t n, const char *const *ours,
                                 size_t ours_n)
{
    struct naming w = {arena,
                       prefix,
                       ours,
                       ours_n,
                       BG_ARRAY(arena, n + 1, const char *),
                       BG_ARRAY(arena, n + 1, const char *),
                       BG_ARRAY(arena, n + 1, size_t)};
    for (size_t i = 0; i < n; i++)
        name_one(&w, i, vendors[i]);
    return w.names;
}

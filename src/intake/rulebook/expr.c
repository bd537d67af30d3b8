/* Simple expressions as words that can be typed: `field wage is at least parameter floor`, `not
 * field debarred`, several joined by `and` or by `or`. An expression is shown so only where the
 * words give the very same JSON back. */
#include "intake/rulebook/cell.h"

#include <string.h>

static const struct {
    const char *op, *words;
} comparisons[] = {
    {">=", "is at least"}, {">", "is more than"}, {"<=", "is at most"},
    {"<", "is less than"}, {"!=", "is not"},      {"==", "is"},
};
enum { COMPARISONS = sizeof comparisons / sizeof *comparisons };

static const struct {
    const char *op, *words;
} readers[] = {{"val", "field"}, {"param", "parameter"}, {"fact", "fact"}};
enum { READERS = sizeof readers / sizeof *readers };

static void expr_put_raw(struct bg_buf *out, const struct bg_json *json, const struct cJSON *node)
{
    const char *text;
    size_t n;
    bg_json_raw(json, node, &text, &n);
    bg_buf_put(out, text, n);
}

/* The only member of an object with one. */
static const struct cJSON *only(const struct cJSON *node)
{
    return bg_json_type(node) == BG_JSON_OBJECT && bg_json_size(node) == 1 ? bg_json_first(node)
                                                                           : NULL;
}

static bool expr_is_name(const char *text)
{
    return text && *text && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

static bool put_atom(struct bg_buf *out, const struct bg_json *json, const struct cJSON *node)
{
    enum bg_json_type type = bg_json_type(node);
    const struct cJSON *member = only(node);
    if (type == BG_JSON_NUMBER || type == BG_JSON_TEXT || type == BG_JSON_BOOL) {
        expr_put_raw(out, json, node);
        return true;
    }
    for (size_t i = 0; member && i < READERS; i++)
        if (strcmp(bg_json_key(member), readers[i].op) == 0 && expr_is_name(bg_json_text(member))) {
            bg_buf_printf(out, "%s %s", readers[i].words, bg_json_text(member));
            return true;
        }
    return false;
}

static bool expr_put_part(struct bg_buf *out, const struct bg_json *json, const struct cJSON *node)
{
    const struct cJSON *member = only(node);
    const char *op = member ? bg_json_key(member) : "";
    if (put_atom(out, json, node))
        return true;
    if (strcmp(op, "!") == 0) {
        bg_buf_puts(out, "not ");
        return put_atom(out, json, member);
    }
    const struct cJSON *left = bg_json_first(member), *right = left ? bg_json_next(left) : NULL;
    for (size_t i = 0; i < COMPARISONS; i++) {
        if (strcmp(op, comparisons[i].op) != 0 || bg_json_size(member) != 2)
            continue;
        bool ok = put_atom(out, json, left);
        bg_buf_printf(out, " %s ", comparisons[i].words);
        return put_atom(out, json, right) && ok;
    }
    return false;
}

static bool expr_put_all(struct bg_buf *out, const struct bg_json *json, const struct cJSON *node)
{
    const struct cJSON *member = only(node);
    const char *op = member ? bg_json_key(member) : "";
    if ((strcmp(op, "and") != 0 && strcmp(op, "or") != 0) || bg_json_size(member) < 2)
        return expr_put_part(out, json, node);
    for (const struct cJSON *c = bg_json_first(member); c; c = bg_json_next(c)) {
        if (out->size)
            bg_buf_printf(out, "\n%s ", op);
        if (!expr_put_part(out, json, c))
            return false;
    }
    return true;
}

/* -- back ----------------------------------------------------------------------------------------
 */

struct words {
    struct bg_arena *arena;
    const char *p;
    const char *why;
};

static void skip(struct words *w)
{
    w->p += strspn(w->p, " \t\r\n");
}

static bool expr_take(struct words *w, const char *word)
{
    size_t n = strlen(word);
    skip(w);
    if (strncmp(w->p, word, n) != 0 || (w->p[n] && !strchr(" \t\r\n", w->p[n])))
        return false;
    w->p += n;
    return true;
}

/* A JSON text or number as it is; how long it is. */
static size_t expr_literal(const char *p)
{
    size_t n = 0;
    if (*p != '"')
        return strcspn(p, " \t\r\n");
    for (n = 1; p[n] && p[n] != '"'; n++)
        n += p[n] == '\\' && p[n + 1];
    return p[n] ? n + 1 : n;
}

static bool is_literal(struct bg_arena *arena, const char *text)
{
    struct bg_diags *own = bg_diags_new(arena);
    const struct bg_json *json =
        bg_json_parse(arena, own, bg_source_new(arena, "", text, strlen(text)), NULL);
    enum bg_json_type type = json ? bg_json_type(json->root) : BG_JSON_NULL;
    return type == BG_JSON_NUMBER || type == BG_JSON_TEXT || type == BG_JSON_BOOL;
}

static const char *read_atom(struct words *w)
{
    for (size_t i = 0; i < READERS; i++) {
        if (!expr_take(w, readers[i].words))
            continue;
        skip(w);
        size_t n = strcspn(w->p, " \t\r\n");
        const char *name = bg_arena_text(w->arena, w->p, n);
        w->p += n;
        if (expr_is_name(name))
            return bg_arena_printf(w->arena, "{\"%s\": \"%s\"}", readers[i].op, name);
        w->why = bg_arena_printf(w->arena, "an id must follow \"%s\"", readers[i].words);
        return NULL;
    }
    skip(w);
    size_t n = expr_literal(w->p);
    const char *text = bg_arena_text(w->arena, w->p, n);
    if (n && is_literal(w->arena, text)) {
        w->p += n;
        return text;
    }
    if (expr_is_name(text) && *text >= 'a' && *text <= 'z') { /* alone, it is a field */
        w->p += n;
        return bg_arena_printf(w->arena, "{\"val\": \"%s\"}", text);
    }
    w->why = n ? bg_arena_printf(w->arena,
                                 "\"%s\" is not a field, parameter, fact, number or text in "
                                 "quotes",
                                 text)
               : "something is missing at the end";
    return NULL;
}

static const char *expr_read_part(struct words *w)
{
    if (expr_take(w, "not")) {
        const char *atom = read_atom(w);
        return atom ? bg_arena_printf(w->arena, "{\"!\": %s}", atom) : NULL;
    }
    const char *left = read_atom(w);
    for (size_t i = 0; left && i < COMPARISONS; i++) {
        if (!expr_take(w, comparisons[i].words))
            continue;
        const char *right = read_atom(w);
        return right
                   ? bg_arena_printf(w->arena, "{\"%s\": [%s, %s]}", comparisons[i].op, left, right)
                   : NULL;
    }
    return left;
}

const char *bg_grid_expr_parse(struct bg_arena *arena, const char *text, const char **why)
{
    struct words w = {.arena = arena, .p = text};
    struct bg_buf out;
    const char *joint = NULL;
    bg_buf_init(&out, arena);
    for (size_t parts = 0;; parts++) {
        const char *part = expr_read_part(&w);
        if (!part)
            break;
        bg_buf_printf(&out, "%s%s", parts ? ", " : "", part);
        skip(&w);
        if (!*w.p)
            return joint ? bg_arena_printf(arena, "{\"%s\": [%s]}", joint, bg_buf_text(&out))
                         : bg_buf_text(&out);
        const char *next = expr_take(&w, "and") ? "and" : expr_take(&w, "or") ? "or" : NULL;
        if (!next || (joint && strcmp(joint, next) != 0)) {
            w.why = next ? "\"and\" and \"or\" cannot be mixed in words: write it as JSON"
                         : bg_arena_printf(arena, "\"%s\" is not understood here", w.p);
            break;
        }
        joint = next;
    }
    *why = w.why;
    return NULL;
}

/* -- sameness ------------------------------------------------------------------------------------
 */

static bool expr_same(const struct bg_json *ja, const struct cJSON *a, const struct bg_json *jb,
                      const struct cJSON *b)
{
    const char *ta, *tb;
    size_t na, nb;
    if (bg_json_type(a) != bg_json_type(b) || bg_json_size(a) != bg_json_size(b))
        return false;
    if (bg_json_key(a) && bg_json_key(b) && strcmp(bg_json_key(a), bg_json_key(b)) != 0)
        return false;
    const struct cJSON *ca = bg_json_first(a), *cb = bg_json_first(b);
    for (; ca; ca = bg_json_next(ca), cb = bg_json_next(cb))
        if (!expr_same(ja, ca, jb, cb))
            return false;
    if (bg_json_first(a) || bg_json_type(a) == BG_JSON_OBJECT || bg_json_type(a) == BG_JSON_ARRAY)
        return true;
    if (bg_json_text(a))
        return strcmp(bg_json_text(a), bg_json_text(b)) == 0;
    bg_json_raw(ja, a, &ta, &na);
    bg_json_raw(jb, b, &tb, &nb);
    return na == nb && memcmp(ta, tb, na) == 0;
}

const char *bg_grid_expr_words(struct bg_arena *arena, const struct bg_json *json,
                               const struct cJSON *node)
{
    struct bg_buf out;
    const char *why;
    bg_buf_init(&out, arena);
    if (!expr_put_all(&out, json, node))
        return NULL;
    const char *back = bg_grid_expr_parse(arena, bg_buf_text(&out), &why);
    if (!back)
        return NULL;
    const struct bg_json *again = bg_json_parse(arena, bg_diags_new(arena),
                                                bg_source_new(arena, "", back, strlen(back)), NULL);
    return again && expr_same(json, node, again, again->root) ? bg_buf_text(&out) : NULL;
}

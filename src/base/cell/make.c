/* Formulas from their text: a template in which small letters stand for operands. */
#include "base/cell/formula.h"

#include <string.h>

#include "base/cell/functions.h"

enum { OPERANDS_MOST = 250, LETTERS_MOST = 31 }; /* of a function */

struct reader {
    struct bg_arena *arena;
    const char *at;
    const struct bg_formula *const *operands;
    size_t n;
    bool wrong;   /* the text is no formula */
    bool missing; /* an operand is NULL */
};

static const struct bg_formula *make_comparison(struct reader *r);

static bool make_take(struct reader *r, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(r->at, text, n) != 0)
        return false;
    r->at += n;
    return true;
}

static const struct bg_formula *make_fault(struct reader *r)
{
    r->wrong = true;
    return NULL;
}

static const struct bg_formula *string(struct reader *r)
{
    struct bg_buf text;
    size_t plain = strcspn(r->at, "\"");
    if (r->at[plain] == '"' && r->at[plain + 1] != '"') {
        const char *word = bg_arena_text(r->arena, r->at, plain);
        r->at += plain + 1;
        return bg_formula_own(r->arena, word);
    }
    bg_buf_init(&text, r->arena);
    for (; *r->at != '\0'; r->at++) {
        if (r->at[0] == '"' && r->at[1] != '"') {
            r->at++;
            return bg_formula_own(r->arena, bg_buf_text(&text));
        }
        r->at += *r->at == '"';
        bg_buf_putc(&text, *r->at);
    }
    return make_fault(r);
}

static const struct bg_formula *make_number(struct reader *r)
{
    struct bg_dec value;
    size_t n = strspn(r->at, "0123456789.");
    if (!bg_dec_parse(r->at, n, &value))
        return make_fault(r);
    r->at += n;
    return bg_formula_number(r->arena, value);
}

static const struct bg_formula *make_call(struct reader *r)
{
    const struct bg_formula *operands[OPERANDS_MOST];
    char name[LETTERS_MOST + 1];
    size_t length = strspn(r->at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), n = 0;
    if (length > LETTERS_MOST)
        return make_fault(r);
    memcpy(name, r->at, length);
    name[length] = '\0';
    r->at += length;
    if (!make_take(r, "("))
        return make_fault(r);
    if (strcmp(name, "TRUE") == 0 || strcmp(name, "FALSE") == 0)
        return make_take(r, ")") ? bg_formula_truth(r->arena, *name == 'T') : make_fault(r);
    do {
        if (n == OPERANDS_MOST)
            return make_fault(r);
        operands[n++] = make_comparison(r);
    } while (make_take(r, ","));
    const struct bg_cell_function *function = bg_cell_function_find(name, length);
    if (!make_take(r, ")") || function == NULL || n < function->least || n > function->most)
        return make_fault(r);
    return bg_formula_call(r->arena, name, operands, n);
}

static const struct bg_formula *primary(struct reader *r)
{
    char c = *r->at;
    if (c >= 'a' && c <= 'z') {
        r->at++;
        if ((size_t)(c - 'a') >= r->n)
            return make_fault(r);
        r->missing |= r->operands[c - 'a'] == NULL;
        return r->operands[c - 'a'];
    }
    if (c >= 'A' && c <= 'Z')
        return make_call(r);
    if (make_take(r, "\""))
        return string(r);
    if (make_take(r, "(")) {
        const struct bg_formula *inner = make_comparison(r);
        return make_take(r, ")") ? inner : make_fault(r);
    }
    return make_number(r);
}

static const struct bg_formula *negated(struct reader *r)
{
    if (make_take(r, "-"))
        return bg_formula_operator(r->arena, BG_OP_NEGATE, negated(r), NULL);
    return primary(r);
}

/* Between two operands, from the tightest rank (0) to the loosest; the longer text of two comes first. */
struct infix {
    const char *text;
    enum bg_formula_op op;
    int rank;
};
static const struct infix infixes[] = {
    {"^", BG_OP_POWER, 0},  {"*", BG_OP_MULTIPLY, 1}, {"/", BG_OP_DIVIDE, 1},
    {"+", BG_OP_ADD, 2},    {"-", BG_OP_SUBTRACT, 2}, {"&", BG_OP_JOIN, 3},
    {"<>", BG_OP_OTHER, 4}, {"<=", BG_OP_AT_MOST, 4}, {">=", BG_OP_AT_LEAST, 4},
    {"<", BG_OP_LESS, 4},   {">", BG_OP_MORE, 4},     {"=", BG_OP_EQUAL, 4},
};
enum { LOOSEST = 4 };

/* What stands between this operand and the next, of this rank or a tighter one; NULL: nothing does. */
static const struct infix *make_take_infix(struct reader *r, int loosest)
{
    if (*r->at == '\0' || *r->at == ',' || *r->at == ')')
        return NULL; /* as behind most operands */
    for (size_t i = 0; i < sizeof infixes / sizeof *infixes; i++)
        if (infixes[i].rank <= loosest && make_take(r, infixes[i].text))
            return &infixes[i];
    return NULL;
}

/* Operands and what is between them, as long as it binds at least as tightly; equal ranks from the left. */
static const struct bg_formula *make_ranked(struct reader *r, int loosest)
{
    const struct bg_formula *left = negated(r);
    const struct infix *infix;
    while ((infix = make_take_infix(r, loosest)) != NULL)
        left = bg_formula_operator(r->arena, infix->op, left, make_ranked(r, infix->rank - 1));
    return left;
}

static const struct bg_formula *make_comparison(struct reader *r)
{
    return make_ranked(r, LOOSEST);
}

const struct bg_formula *bg_formula_make(struct bg_arena *arena, const char *text,
                                         const struct bg_formula *const *operands, size_t n)
{
    struct reader r = {.arena = arena, .at = text, .operands = operands, .n = n};
    const struct bg_formula *made = make_comparison(&r);
    if (r.wrong || *r.at != '\0') {
        const struct bg_formula *const what[] = {bg_formula_text(arena, "not a formula")};
        return bg_formula_call(arena, "FAULT", what, 1);
    }
    return r.missing ? NULL : made;
}

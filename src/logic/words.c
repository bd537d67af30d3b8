/* Expressions as sentences: names, literals, comparing and logic. A node is written as a value
 * ("hourly wage") or as a test ("health plan is yes"), and a test also as its opposite, so that no
 * sentence needs "it is not true that". */
#include "logic/logic.h"

#include "base/date.h"
#include "base/text.h"
#include "logic/logic_internal.h"

static void words_call(struct bg_words *w, const struct bg_node *node, bool test, bool negated)
{
    struct bg_words saved = *w;
    w->test = test;
    w->negated = negated;
    node->op->words(w, node);
    saved.row = w->row; /* stays used up */
    *w = saved;
}

void bg_words_of(struct bg_words *w, const struct bg_node *node)
{
    words_call(w, node, false, false);
}

void bg_words_test(struct bg_words *w, const struct bg_node *node, bool negated)
{
    words_call(w, node, true, negated);
}

/* "x" as a value, "x is yes" as a test. */
static void end_test(struct bg_words *w)
{
    if (w->test)
        bg_words_put(w, w->negated ? " is no" : " is yes");
}

/* A label that would not read as part of the sentence is quoted: a question, one with a colon or a
 * comma, and a statement ("It is construction" is yes). */
static bool needs_quotes(const char *label, bool truth)
{
    enum { NAME_WORDS = 2 };
    size_t words = 1;
    for (const char *p = label; *p; p++)
        words += *p == ' ';
    return strpbrk(label, "?:") != NULL || strstr(label, ", ") != NULL ||
           (truth && words > NAME_WORDS);
}

static void words_put_label(struct bg_buf *out, const char *label, bool truth)
{
    if (needs_quotes(label, truth))
        bg_buf_printf(out, "\"%s\"", label);
    else if (*label)
        bg_text_inside(out, label);
}

/* "San Francisco's paid days off" */
static bool begins_with_owner(const char *label)
{
    const char *owner = strstr(label, "'s ");
    const char *plural = strstr(label, "s' ");
    return label[0] >= 'A' && label[0] <= 'Z' && (owner != NULL || plural != NULL);
}

static void put_the(const struct bg_words *w, const char *label, bool truth)
{
    if (!truth && !needs_quotes(label, truth) && !begins_with_owner(label) &&
        strncmp(label, "The ", 4) != 0 && strncmp(label, "the ", 4) != 0)
        bg_words_put(w, "the ");
    words_put_label(w->out, label, truth);
}

static void words_put_number(struct bg_buf *out, struct bg_dec number, const char *unit)
{
    char text[BG_DEC_TEXT + 16];
    int places =
        bg_unit_is_money(unit) && strchr(unit, '/') && number.places < 2 ? 2 : number.places;
    bg_buf_puts(out, bg_dec_grouped(number, places, text));
    if (*unit)
        bg_buf_printf(out, " %s", unit);
}

static void words_put_value(struct bg_words *w, const struct bg_value *value, const char *unit)
{
    if (value->type == BG_V_NUMBER)
        words_put_number(w->out, value->as.number, unit);
    else if (value->type == BG_V_MISSING)
        bg_words_put(w, "no value");
    else if (value->type == BG_V_BOOL)
        bg_words_put(w, value->as.truth ? "yes" : "no");
    else
        bg_value_words(value, w->out);
}

/* The label of a choice of the field or column that the text is beside, or NULL. */
static const char *words_choice_label(const struct bg_words *w, const struct bg_value *value)
{
    const char *const *ids, *const *labels;
    size_t n;
    if (!w->beside)
        return NULL;
    const struct bg_slot *slot = w->beside->shape->choices;
    if (slot) {
        ids = slot->choices;
        labels = slot->choice_labels;
        n = slot->choices_n;
    } else if (w->beside->name == BG_NAME_ROW_CELL) {
        const struct bg_column *column = &w->beside->shape->table->columns[w->beside->column];
        ids = column->choices;
        labels = column->choice_labels;
        n = column->choices_n;
    } else {
        return NULL;
    }
    for (size_t i = 0; labels && i < n; i++)
        if (strlen(ids[i]) == value->as.text.n &&
            memcmp(ids[i], value->as.text.bytes, value->as.text.n) == 0)
            return labels[i];
    return NULL;
}

static void words_put_item(struct bg_words *w, const struct bg_value *value)
{
    if (value->type != BG_V_TEXT) {
        words_put_value(w, value, w->unit);
        return;
    }
    const char *label = words_choice_label(w, value);
    bg_buf_putc(w->out, '"');
    if (label)
        bg_buf_puts(w->out, label);
    else
        bg_buf_put(w->out, value->as.text.bytes, value->as.text.n);
    bg_buf_putc(w->out, '"');
}

static void put_items(struct bg_words *w, const struct bg_value *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            bg_words_put(w, i + 1 == n ? " or " : ", ");
        words_put_item(w, &items[i]);
    }
}

void bg_words_literal(struct bg_words *w, const struct bg_node *node)
{
    const struct bg_value *value = &node->literal;
    struct bg_dec percent;
    if (value->type == BG_V_LIST) {
        put_items(w, value->as.list.items, value->as.list.n);
    } else if (value->type == BG_V_NUMBER && w->percent &&
               bg_dec_mul(value->as.number, bg_dec_int(100), &percent)) {
        words_put_number(w->out, percent, "%");
    } else if (value->type == BG_V_BOOL && w->test) {
        bg_words_put(w, value->as.truth != w->negated ? "always" : "never");
    } else if (value->type == BG_V_MISSING) {
        bg_words_put(w, "not answered");
    } else {
        words_put_item(w, value);
    }
}

/* -- names ----------------------------------------------------------------------------------- */

static const char *words_label_of(const char *label, const char *id)
{
    return label && *label ? label : id;
}

void bg_words_name(struct bg_words *w, const struct bg_node *node)
{
    const struct bg_slot *slots = w->logic->scope->slots;
    const struct bg_slot *table = node->shape->table;
    if (node->name == BG_NAME_SLOT) {
        words_put_label(w->out, words_label_of(slots[node->index].label, slots[node->index].id),
                        node->shape->type == BG_V_BOOL);
    } else if (node->name == BG_NAME_ITEM) {
        bg_words_put(w, "the item");
    } else if (node->name == BG_NAME_ACCUMULATOR) {
        bg_words_put(w, "the result so far");
    } else {
        const struct bg_column *column = &table->columns[node->column];
        words_put_label(w->out, words_label_of(column->label, column->id),
                        column->type == BG_V_BOOL);
        if (node->name == BG_NAME_CELL)
            bg_buf_printf(w->out, bg_words_say(w, " in row %d"), node->row + 1);
        if (node->name != BG_NAME_ROW_CELL) {
            bg_words_put(w, " of ");
            words_put_label(w->out, words_label_of(table->label, table->id), false);
        } else if (w->row) {
            bg_buf_printf(w->out, bg_words_say(w, " of %s"), w->row);
            w->row = NULL;
        }
    }
    end_test(w);
}

static void in_brackets(struct bg_words *w, const struct bg_node *node)
{
    struct bg_run run = {.env = w->env};
    struct bg_value tmp;
    if (!w->env || node->shape->depends || node->shape->reads_slot ||
        (w->test && node->shape->type == BG_V_BOOL)) /* "is yes" says it */
        return;
    const struct bg_value *value = node->eval(&run, node, &tmp);
    if (value->type == BG_V_ERROR) /* the reason of what needs it says so */
        return;
    bg_buf_puts(w->out, " (");
    words_put_value(w, value, node->shape->unit);
    bg_buf_putc(w->out, ')');
}

void bg_words_fact(struct bg_words *w, const struct bg_node *node)
{
    const struct bg_constant *fact = &w->logic->scope->facts[node->index];
    put_the(w, words_label_of(fact->label, fact->id), fact->type == BG_V_BOOL);
    in_brackets(w, node);
    end_test(w);
}

void bg_words_param(struct bg_words *w, const struct bg_node *node)
{
    const struct bg_constant *param = &w->logic->scope->params[node->index];
    put_the(w, words_label_of(param->label, param->id), param->type == BG_V_BOOL);
    if (node->kids_n > 0) {
        bg_words_put(w, " at ");
        bg_words_of(w, node->kids[0]);
    }
    in_brackets(w, node);
    end_test(w);
}

void bg_words_as_of(struct bg_words *w, const struct bg_node *node)
{
    bg_words_put(w, "the date of the evaluation");
    in_brackets(w, node);
}

void bg_words_exists(struct bg_words *w, const struct bg_node *node)
{
    bg_words_of(w, node->kids[0]);
    bg_words_put(w, w->negated ? " is not answered" : " is answered");
}

static void logic_words_put_names(struct bg_words *w, const struct bg_node *node, const char *last)
{
    for (int i = 0; i < node->kids_n; i++) {
        if (i > 0)
            bg_words_put(w, i + 1 == node->kids_n ? last : ", ");
        bg_words_of(w, node->kids[i]);
    }
}

void bg_words_missing(struct bg_words *w, const struct bg_node *node)
{
    bool some = strcmp(node->op->name, "missing_some") == 0;
    if (w->test && some)
        bg_buf_printf(w->out, bg_words_say(w, w->negated ? "at least %d of " : "fewer than %d of "),
                      node->row);
    else if (w->test && node->kids_n > 1)
        bg_words_put(w, w->negated ? "all of " : "not all of ");
    else if (!w->test)
        bg_words_put(w, "what is not answered of ");
    logic_words_put_names(w, node, " and ");
    if (w->test && node->kids_n == 1 && !some)
        bg_words_put(w, w->negated ? " is answered" : " is not answered");
    else if (w->test)
        bg_words_put(w, " are answered");
}

void bg_words_coalesce(struct bg_words *w, const struct bg_node *node)
{
    bg_words_of(w, node->kids[0]);
    for (int i = 1; i < node->kids_n; i++) {
        bg_words_put(w, " (or ");
        w->unit = node->shape->unit;
        bg_words_of(w, node->kids[i]);
        bg_words_put(w, " where not answered)");
    }
    end_test(w);
}

/* -- comparing ------------------------------------------------------------------------------- */

/* Of an order: what comes behind "is". */
static const char *than(const char *op, bool date)
{
    if (op[0] == '>' && date)
        return op[1] ? " on or after " : " after ";
    if (op[0] == '>')
        return op[1] ? " at least " : " more than ";
    if (date)
        return op[1] ? " on or before " : " before ";
    return op[1] ? " at most " : " less than ";
}

static void put_comparing(const struct bg_words *w, const char *op, bool date)
{
    if (op[0] != '>' && op[0] != '<') {
        bg_words_put(w, op[0] == '!' ? " is not " : " is ");
        return;
    }
    bg_words_put(w, " is");
    bg_words_put(w, than(op, date));
}

/* A side of a comparison; a literal number takes the unit of the other side. */
static void side(struct bg_words *w, const struct bg_node *node, const struct bg_node *other)
{
    struct bg_words saved = *w;
    w->unit = other->shape->unit;
    w->percent = strcmp(other->op->name, "share_of") == 0;
    w->beside = other;
    bg_words_of(w, node);
    saved.row = w->row;
    *w = saved;
}

/* The first of two bounds: the second says the unit. */
static void words_bound(struct bg_words *w, const struct bg_node *node)
{
    const char *row = w->row;
    w->unit = "";
    bg_words_of(w, node);
    w->row = row;
}

static void words_between(struct bg_words *w, const struct bg_node *node)
{
    const char *op = node->op->name;
    const struct bg_node *low = node->kids[0], *middle = node->kids[1], *high = node->kids[2];
    bool date = middle->shape->type == BG_V_DATE;
    side(w, middle, low);
    if (op[1]) {
        bool down = op[0] == '>';
        bg_words_put(w, w->negated ? " is not between " : " is between ");
        words_bound(w, down ? high : low);
        bg_words_put(w, " and ");
        side(w, down ? low : high, middle);
        return;
    }
    const char *first = bg_logic_mirrored(op);
    put_comparing(w, w->negated ? bg_logic_opposite(first) : first, date);
    words_bound(w, low);
    bg_words_put(w, w->negated ? " or" : " and");
    bg_words_put(w, than(w->negated ? bg_logic_opposite(op) : op, date));
    side(w, high, middle);
}

void bg_words_compare(struct bg_words *w, const struct bg_node *node)
{
    const struct bg_node *a = node->kids[0], *b = node->kids[1];
    const char *op = node->op->name;
    if (node->kids_n > 2) {
        words_between(w, node);
        return;
    }
    if (a->shape->literal && !b->shape->literal) {
        const struct bg_node *swap = a;
        a = b;
        b = swap;
        op = bg_logic_mirrored(op);
    }
    bool same = op[0] == '=';
    if ((same || op[0] == '!') && b->shape->literal && b->literal.type == BG_V_BOOL) {
        bg_words_test(w, a, (b->literal.as.truth == same) == w->negated);
        return;
    }
    if (w->negated)
        op = bg_logic_opposite(op);
    side(w, a, b);
    put_comparing(w, op, a->shape->type == BG_V_DATE);
    side(w, b, a);
}

void bg_words_in(struct bg_words *w, const struct bg_node *node)
{
    const struct bg_node *a = node->kids[0], *b = node->kids[1];
    if (b->shape->type == BG_V_TEXT) {
        bg_words_of(w, b);
        bg_words_put(w, w->negated ? " does not contain " : " contains ");
        bg_words_of(w, a);
        return;
    }
    side(w, a, b);
    bg_words_put(w, w->negated ? " is not " : " is ");
    side(w, b, a);
}

void bg_words_list(struct bg_words *w, const struct bg_node *node)
{
    for (int i = 0; i < node->kids_n; i++) {
        if (i > 0)
            bg_words_put(w, i + 1 == node->kids_n ? " or " : ", ");
        bg_words_of(w, node->kids[i]);
    }
}

void bg_words_matches(struct bg_words *w, const struct bg_node *node)
{
    bg_words_of(w, node->kids[0]);
    bg_words_put(w, w->negated ? " does not match the pattern \"" : " matches the pattern \"");
    bg_buf_put(w->out, node->literal.as.text.bytes, node->literal.as.text.n);
    bg_buf_putc(w->out, '"');
}

/* -- logic ----------------------------------------------------------------------------------- */

void bg_words_and(struct bg_words *w, const struct bg_node *node)
{
    bool both = (strcmp(node->op->name, "and") == 0) != w->negated;
    bool brackets = w->inner && node->kids_n > 1;
    if (brackets)
        bg_buf_putc(w->out, '(');
    for (int i = 0; i < node->kids_n; i++) {
        if (i > 0)
            bg_words_put(w, both ? " and " : " or ");
        w->inner = node->kids_n > 1;
        bg_words_test(w, node->kids[i], w->negated);
    }
    if (brackets)
        bg_buf_putc(w->out, ')');
}

void bg_words_not(struct bg_words *w, const struct bg_node *node)
{
    bg_words_test(w, node->kids[0], !w->negated);
}

void bg_words_not_not(struct bg_words *w, const struct bg_node *node)
{
    bg_words_test(w, node->kids[0], w->negated);
}

static void branch(struct bg_words *w, const struct bg_node *node, bool test)
{
    if (test)
        bg_words_test(w, node, w->negated);
    else
        bg_words_of(w, node);
}

/* "10 if small business is yes, otherwise 0" */
void bg_words_if(struct bg_words *w, const struct bg_node *node)
{
    bool test = w->test, brackets = w->inner;
    int i = 0;
    w->unit = node->shape->unit;
    w->inner = true;
    if (brackets)
        bg_buf_putc(w->out, '(');
    for (; i + 1 < node->kids_n; i += 2) {
        if (i > 0)
            bg_buf_puts(w->out, ", ");
        branch(w, node->kids[i + 1], test);
        bg_words_put(w, " if ");
        bg_words_test(w, node->kids[i], false);
    }
    if (i < node->kids_n) {
        bg_words_put(w, ", otherwise ");
        branch(w, node->kids[i], test);
    }
    if (brackets)
        bg_buf_putc(w->out, ')');
}

/* -- the entries ----------------------------------------------------------------------------- */

static void write_node(const struct bg_logic *logic, const struct bg_env *env,
                       const struct bg_node *node, struct bg_buf *out)
{
    struct bg_words w = {.logic = logic, .env = env, .out = out, .unit = ""};
    if (node->shape->type == BG_V_BOOL)
        bg_words_test(&w, node, false);
    else
        bg_words_of(&w, node);
}

void bg_logic_words(const struct bg_logic *logic, const struct bg_env *env, struct bg_buf *out)
{
    write_node(logic, env, logic->root, out);
}

void bg_logic_words_opposite(const struct bg_logic *logic, const struct bg_env *env,
                             struct bg_buf *out)
{
    struct bg_words w = {.logic = logic, .env = env, .out = out, .unit = ""};
    bg_words_test(&w, logic->root, true);
}

const char *bg_words_node(struct bg_arena *arena, const struct bg_logic *logic,
                          const struct bg_env *env, const struct bg_node *node)
{
    struct bg_buf out;
    bg_buf_init(&out, arena);
    write_node(logic, env, node, &out);
    return bg_buf_text(&out);
}

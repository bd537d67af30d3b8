/* A second evaluation that keeps every step: each sub-expression after its operands, and the row
 * expressions once for every row. Nothing is cut short, so that a reader sees every part. */
#include "logic/logic.h"

#include "base/list.h"
#include "logic/logic_internal.h"

enum { STEPS_MAX = 100000 };

struct trace {
    const struct bg_logic *logic;
    struct bg_arena *arena;
    struct bg_run run;
    struct bg_trace_step *steps;
    size_t n, room;
};

static void trace_keep(struct trace *t, const struct bg_node *node, int depth, const char *words,
                       struct bg_value value)
{
    if (t->n == STEPS_MAX)
        return;
    BG_MORE(t->arena, t->steps, t->n, t->room);
    t->steps[t->n++] = (struct bg_trace_step){
        .words = words, .value = value, .pos = node->shape->pos, .depth = depth};
}

static struct bg_value trace_value_of(struct trace *t, const struct bg_node *node)
{
    struct bg_value tmp;
    t->run.known = 0;
    return *node->eval(&t->run, node, &tmp);
}

/* Which operand is walked for every row: those that read the row's frame. */
static bool per_row(const struct bg_node *node, int kid)
{
    return kid > 0 && node->frame >= 0 && (node->kids[kid]->shape->depends >> node->frame & 1) != 0;
}

static void rows(struct trace *t, const struct bg_node *node, int depth)
{
    struct bg_walk walk;
    struct bg_value tmp;
    const struct bg_value *result;
    if (strcmp(node->op->name, "reduce") == 0 ||
        !bg_walk_start(&t->run, node, &walk, &tmp, &result))
        return;
    const char *words[8] = {0};
    for (int i = 1; i < node->kids_n && i < 8; i++)
        if (per_row(node, i))
            words[i] = bg_words_node(t->arena, t->logic, NULL, node->kids[i]);
    while (bg_walk_next(&walk)) {
        for (int i = 1; i < node->kids_n && i < 8; i++) {
            if (!words[i])
                continue;
            const char *line = bg_arena_printf(t->arena, "row %zu: %s", walk.at, words[i]);
            trace_keep(t, node->kids[i], depth, line, trace_value_of(t, node->kids[i]));
        }
    }
}

static void trace_step(struct trace *t, const struct bg_node *node, int depth)
{
    bool opens = node->frame >= 0 && node->name == BG_NAME_NONE;
    for (int i = 0; i < node->kids_n; i++)
        if (!node->kids[i]->shape->literal && !(opens && per_row(node, i)))
            trace_step(t, node->kids[i], depth + 1);
    if (opens)
        rows(t, node, depth + 1);
    trace_keep(t, node, depth, bg_words_node(t->arena, t->logic, t->run.env, node),
               trace_value_of(t, node));
}

struct bg_value bg_logic_trace(const struct bg_logic *logic, const struct bg_env *env,
                               struct bg_arena *arena, const struct bg_trace_step **steps,
                               size_t *n)
{
    struct trace t = {.logic = logic, .arena = arena, .run = {.env = env}};
    trace_step(&t, logic->root, 0);
    *steps = t.steps;
    *n = t.n;
    return bg_logic_eval(logic, env);
}

/* What a test is made of, for reasons that say which part of it decides: the operands of `and` and
 * `or`, and the test of one row of `all` and `none`, each as a program of its own. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

static void parts_find(struct bg_compiler *c, struct bg_logic *logic, unsigned frames);

static const struct bg_logic *made(struct bg_compiler *c, const struct bg_logic *whole,
                                   const struct bg_node *root, unsigned frames)
{
    struct bg_logic *part = bg_logic_part(c, whole, root);
    if (frames == 0)
        bg_logic_find_comparison(c, part);
    else
        bg_logic_find_row_comparison(c, part, frames);
    parts_find(c, part, frames);
    return part;
}

static void parts_find(struct bg_compiler *c, struct bg_logic *logic, unsigned frames)
{
    const struct bg_node *root = logic->root;
    bg_eval_fn *eval = root->op->eval;
    if ((eval == bg_eval_and || eval == bg_eval_or) && root->kids_n > 1) {
        const struct bg_logic **parts =
            BG_ARRAY(c->arena, (size_t)root->kids_n, const struct bg_logic *);
        for (int i = 0; i < root->kids_n; i++)
            parts[i] = made(c, logic, root->kids[i], frames);
        logic->parts = (struct bg_parts){parts, (size_t)root->kids_n, eval == bg_eval_and};
    }
    bool all = eval == bg_eval_all;
    if ((!all && eval != bg_eval_none) || frames != 0 || root->kids[0]->name != BG_NAME_SLOT)
        return;
    unsigned frame = 1U << root->frame;
    logic->row = (struct bg_row_test){
        .test = made(c, logic, root->kids[1], frame),
        .where = root->where ? made(c, logic, root->kids[root->where], frame) : NULL,
        .slot = root->kids[0]->index,
        .must_hold = all};
}

void bg_logic_find_parts(struct bg_compiler *c, struct bg_logic *logic)
{
    parts_find(c, logic, 0);
}

const struct bg_parts *bg_logic_parts(const struct bg_logic *logic)
{
    return &logic->parts;
}

const struct bg_row_test *bg_logic_row_test(const struct bg_logic *logic)
{
    return logic->row.test != NULL ? &logic->row : NULL;
}

/* The table of operators, made from ops.def, and its documentation. */
#include "logic/logic.h"

#include "logic/logic_internal.h"

enum { MANY = BG_LOGIC_MANY };

static const struct bg_op ops[] = {
#define OP(name_, min_, max_, build_, check_, eval_, words_, live_, operands_, summary_, example_) \
    {.name = (name_),                                                                              \
     .min = (min_),                                                                                \
     .max = (max_),                                                                                \
     .build = bg_build_##build_,                                                                   \
     .check = bg_check_##check_,                                                                   \
     .eval = bg_eval_##eval_,                                                                      \
     .words = bg_words_##words_,                                                                   \
     .live = bg_live_##live_,                                                                      \
     .doc = {                                                                                      \
         .name = (name_), .arity = (operands_), .summary = (summary_), .example = (example_)}},
#include "logic/ops.def"
#undef OP
};

static const struct bg_op_doc docs[] = {
#define OP(name_, min_, max_, build_, check_, eval_, words_, live_, operands_, summary_, example_) \
    {.name = (name_), .arity = (operands_), .summary = (summary_), .example = (example_)},
#include "logic/ops.def"
#undef OP
};

const struct bg_op *bg_logic_op(const char *name)
{
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (strcmp(ops[i].name, name) == 0)
            return &ops[i];
    return NULL;
}

size_t bg_logic_ops(const struct bg_op_doc **out)
{
    *out = docs;
    return sizeof docs / sizeof *docs;
}

/* Strict JsonLogic (profile of the rulesets): three-valued answers, exact decimals, no coercion,
 * no clock. An expression is compiled once against a scope, which resolves its names to slots, and
 * then evaluated against any number of environments, in any number of threads. Operators are rows
 * (ops.def): name, arity, types, evaluation, words, workbook form. */
#ifndef BG_LOGIC_LOGIC_H
#define BG_LOGIC_LOGIC_H

#include "base/cell/formula.h"
#include "base/json.h"
#include "base/say.h"
#include "logic/value.h"

/* What a name in an expression may be. Filled by the ruleset loader; borrowed by the program. */
struct bg_column {
    const char *id, *label, *unit;
    enum bg_value_type type;
    const char *const *choices, *const *choice_labels; /* as of a slot; for words */
    size_t choices_n;
};
struct bg_slot {                   /* a field of the questionnaire */
    const char *id, *label, *unit; /* unit "" when none */
    enum bg_value_type type;       /* BG_V_TABLE: with columns */
    const struct bg_column *columns;
    size_t columns_n;
    int headcount_column; /* role headcount: the default weight of share_of etc.; -1 none */
    const char *const
        *choices; /* NULL or the n allowed texts: a literal outside them is an error */
    size_t choices_n;
    const char *const *choice_labels; /* what people read for each; NULL: the texts themselves */
};
struct bg_constant { /* a fact or a parameter */
    const char *id, *label, *unit;
    enum bg_value_type type;
    /* A parameter that each row of a table chooses for itself, else NULL: it has a value only in a
     * row expression over that table. */
    const struct bg_slot *row_of;
    /* Where one text column chooses: its keys ("*": any other) and their number. Else keys_n is 0,
     * and it has no workbook form. */
    int key_column;
    const char *const *keys;
    size_t keys_n;
};
struct bg_scope {
    const struct bg_slot *slots;
    size_t slots_n;
    const struct bg_constant *facts;
    size_t facts_n;
    const struct bg_constant *params;
    size_t params_n;
    enum bg_language language; /* in which its expressions are put into words */
};

struct bg_logic; /* a compiled expression */

/* What it was asked to give. */
enum bg_want { BG_WANT_TRUTH, BG_WANT_NUMBER, BG_WANT_TEXT, BG_WANT_ANY };

/* NULL: faults were added to diags, each with its place (unknown operator or field with "did you
 * mean", wrong number of operands, types that can never match, a pattern that does not compile,
 * a result of another type than wanted, too costly). */
const struct bg_logic *bg_logic_compile(struct bg_arena *arena, struct bg_diags *diags,
                                        const struct bg_json *json, const struct cJSON *node,
                                        const struct bg_scope *scope, enum bg_want want);

/* The same for an expression of one row of the table in this slot: its columns are the names. It is
 * evaluated with bg_logic_eval_row. */
const struct bg_logic *bg_logic_compile_row(struct bg_arena *arena, struct bg_diags *diags,
                                            const struct bg_json *json, const struct cJSON *node,
                                            const struct bg_scope *scope, size_t slot,
                                            enum bg_want want);

/* One evaluation's inputs. param is asked for parameter index at a date (days; INT64_MIN when the
 * expression gives none: then the parameter's own deciding date) and may return missing or error. */
struct bg_env {
    const struct bg_value *slots; /* by slot index */
    const struct bg_value *facts; /* by fact index */
    struct bg_value (*param)(const struct bg_env *env, size_t index, int64_t date);
    /* Of a parameter that a row chooses, with the cells of the row. NULL: there is none to ask. */
    struct bg_value (*row_param)(const struct bg_env *env, size_t index, int64_t date,
                                 const struct bg_value *cells);
    const void *param_data;
    int64_t as_of;
    struct bg_arena *scratch; /* for texts made by cat and the like; never used per node */
};

struct bg_value bg_logic_eval(const struct bg_logic *logic, const struct bg_env *env);
/* The same without a copy of the value on the way, for what is evaluated for every bid. */
void bg_logic_eval_into(const struct bg_logic *logic, const struct bg_env *env,
                        struct bg_value *out);

/* What the expression reads, each index once, ascending. */
struct bg_reads {
    const size_t *slots, *facts, *params;
    size_t slots_n, facts_n, params_n;
    bool as_of;
};
const struct bg_reads *bg_logic_reads(const struct bg_logic *logic);
/* True when what is missing can itself decide: `??`, a default, `missing`, `exists`. Without them a
 * value that is known stays, whatever a missing answer turns out to be. */
bool bg_logic_consumes_missing(const struct bg_logic *logic);
enum bg_value_type bg_logic_type(const struct bg_logic *logic); /* BG_V_MISSING: not known */
/* True when no field is read (nor a row of one): the value is the same for every bid. */
bool bg_logic_is_constant(const struct bg_logic *logic);

/* A comparison at the top (under `all` too), for "value 15.20, limit 17.17": the sub-expression on
 * the answer side, the operator and the limit side. False when it has no such shape. For
 * {"all":[table,{">=":[column, limit]}]} value is min_of (max_of for <=) that column. */
struct bg_compared {
    const struct bg_logic *value, *limit; /* compiled programs of their own */
    const char *op; /* ">=", ">", "<=", "<", "==", "!=" as read with the value on the left */
    bool every_row; /* it stood under `all` */
};
bool bg_logic_compared(const struct bg_logic *logic, struct bg_compared *out);

/* The operands of an `and` or `or` at the top as programs of their own; n is 0 for others. */
struct bg_parts {
    const struct bg_logic *const *part;
    size_t n;
    bool every; /* all must hold; else one suffices */
};
const struct bg_parts *bg_logic_parts(const struct bg_logic *logic);

/* Of `all` and `none` over a table at the top: the test of one row, and which rows it is asked of
 * (where; NULL: every row). Both are evaluated with bg_logic_eval_row. NULL for others. */
struct bg_row_test {
    const struct bg_logic *test, *where;
    size_t slot;    /* the table */
    bool must_hold; /* of every row; else it may hold of none */
};
const struct bg_row_test *bg_logic_row_test(const struct bg_logic *logic);
/* Evaluates a part of a row expression for the row whose cells these are. */
struct bg_value bg_logic_eval_row(const struct bg_logic *logic, const struct bg_env *env,
                                  const struct bg_value *cells);
/* The column, where an expression of a row is nothing but its cell; else -1. */
int bg_logic_row_column(const struct bg_logic *logic);
/* The texts that it can give, where it is the answer to a choice (a cell of one); else 0. */
size_t bg_logic_choices(const struct bg_logic *logic, const char *const **choices);
const char *bg_logic_unit(const struct bg_logic *logic); /* of what it gives; "" when not known */

/* For {"all":[table, row-test]} and the like: how many rows (weighted by the headcount role where
 * the table has one) fail the row test. False when the expression has no such shape or a row is
 * missing. */
bool bg_logic_failing(const struct bg_logic *logic, const struct bg_env *env,
                      struct bg_dec *failing, struct bg_dec *all);

/* The expression as a plain sentence without a full stop: "lowest hourly wage of all workers is at
 * least the living wage". With env, values of parameters and facts follow their names in brackets
 * ("the living wage (17.17 USD/hour)"). */
void bg_logic_words(const struct bg_logic *logic, const struct bg_env *env, struct bg_buf *out);

/* The same of the opposite of a test: "value of the contract is less than 100,000 USD". */
void bg_logic_words_opposite(const struct bg_logic *logic, const struct bg_env *env,
                             struct bg_buf *out);

/* Where an expression finds its cells in a workbook. Each gives a reference, or NULL where there is no
 * such cell; `working` may be NULL where no column can be put. Missing answers are blank cells. */
struct bg_cells {
    void *data;
    const struct bg_formula *(*slot)(void *data, size_t index);
    const struct bg_formula *(*fact)(void *data, size_t index);
    const struct bg_formula *(*param)(void *data, size_t index);
    /* The value that a row parameter has for one of its keys. */
    const struct bg_formula *(*param_key)(void *data, size_t index, size_t key);
    /* Of the table of a slot: how many rows it has, a cell, and all cells of a column. A table without
     * rows has one row of blank cells. */
    size_t (*rows)(void *data, size_t index);
    const struct bg_formula *(*cell)(void *data, size_t index, int column, int64_t row);
    const struct bg_formula *(*column)(void *data, size_t index, int column);
    /* Puts a column of formulas beside the table, one a row, under a title: all its cells. The same
     * formulas again are the same column. */
    const struct bg_formula *(*working)(void *data, size_t index,
                                        const struct bg_formula *const *cells, size_t n,
                                        const char *title);
};

/* An expression as a live formula, in two parts. Truths give "yes", "no" or "". */
struct bg_live_form {
    enum bg_value_type type;
    const struct bg_formula *known; /* the value counts where this holds; NULL: always */
    const struct bg_formula *value;
};
/* False: some operator has no workbook form, or it grows too long for a cell. */
bool bg_logic_live(struct bg_arena *arena, const struct bg_logic *logic,
                   const struct bg_cells *cells, struct bg_live_form *out);
/* The whole, "" where a cell that it needs is blank, so that missing stays missing; a number is rounded
 * to so many places. NULL: it has no workbook form. */
const struct bg_formula *bg_logic_formula(struct bg_arena *arena, const struct bg_logic *logic,
                                          const struct bg_cells *cells, int places);

/* One step of a trace, in the order of evaluation. */
struct bg_trace_step {
    const char *words; /* of the sub-expression */
    struct bg_value value;
    struct bg_pos pos;
    int depth;
};
/* Evaluates again and keeps every step (no short circuit). */
struct bg_value bg_logic_trace(const struct bg_logic *logic, const struct bg_env *env,
                               struct bg_arena *arena, const struct bg_trace_step **steps,
                               size_t *n);

/* A value for people and for JSON: numbers as shortest decimal, booleans "yes"/"no", dates ISO,
 * missing "not answered". */
void bg_value_words(const struct bg_value *value, struct bg_buf *out);

/* The operators of the strict profile, for docs and schema. */
struct bg_op_doc {
    const char *name, *arity, *summary, *example;
};
size_t bg_logic_ops(const struct bg_op_doc **docs);

#endif

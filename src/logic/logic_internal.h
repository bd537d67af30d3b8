/* What the files of the strict profile share: compiled nodes, operator rows, and the state of
 * compiling, evaluating, putting into words and making live formulas. Private to src/logic.
 *
 * A program is a flat array of nodes in post-order: the operands of a node are before it. A row
 * expression (the second operand of `all`, `min_of`, ...) reads the row of its frame; frames are
 * numbered from the outermost, so a node means the same wherever it is evaluated from. */
#ifndef BG_LOGIC_LOGIC_INTERNAL_H
#define BG_LOGIC_LOGIC_INTERNAL_H

#include <string.h>

#include "base/regex.h"
#include "logic/logic.h"

enum {
    BG_LOGIC_DEPTH = 64,   /* operators inside operators */
    BG_LOGIC_FRAMES = 2,   /* row expressions inside row expressions */
    BG_LOGIC_ROWS = 10000, /* rows of a table, for the cost bound */
    BG_LOGIC_ONCE = 24,    /* results kept while rows are walked */
    BG_LOGIC_MANY = 10000  /* "any number of operands" */
};
#define BG_LOGIC_COST INT64_C(10000000000) /* node evaluations of one expression, at most */
#define BG_OWN_DATE   INT64_MIN            /* of a param without a date operand */

struct bg_node;
struct bg_run;
struct bg_compiler;
struct bg_words;
struct bg_live;

/* Gives a pointer to the value: into the inputs, into the node, or tmp. Never NULL. */
typedef const struct bg_value *bg_eval_fn(struct bg_run *run, const struct bg_node *node,
                                          struct bg_value *tmp);

/* Parts of a live formula (live.h). VALUE holds only where KNOWN does; TRUE and FALSE are truths known
 * to be so. */
enum bg_part { BG_PART_VALUE, BG_PART_KNOWN, BG_PART_TRUE, BG_PART_FALSE };
/* NULL: no workbook form. */
typedef const struct bg_formula *bg_live_fn(struct bg_live *l, const struct bg_node *node,
                                            enum bg_part part);

struct bg_op {
    const char *name;
    int min, max; /* operands */
    /* Compiles the operands into proto (kids, frame, name...). False: faults were said. */
    bool (*build)(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *operands);
    /* Checks the operands' types and says what the node gives. False: faults were said. */
    bool (*check)(struct bg_compiler *c, struct bg_node *node);
    bg_eval_fn *eval;
    void (*words)(struct bg_words *w, const struct bg_node *node);
    bg_live_fn *live;
    struct bg_op_doc doc;
};

/* What is known of a node's value when it is compiled. Cold: evaluating does not read it. */
struct bg_shape {
    enum bg_value_type type;       /* BG_V_MISSING: not known, or the literal null */
    enum bg_value_type item;       /* of a list, or of what an item frame walks */
    const struct bg_slot *table;   /* of a table: whose columns; also of a column's cells */
    const struct bg_slot *choices; /* the slot whose choices limit this text, or NULL */
    const char *unit;              /* "" when none */
    unsigned depends;              /* bit i: reads frame i */
    bool reads_slot;               /* some field is read */
    bool reads_other;              /* a fact, a parameter or the date of the evaluation */
    bool literal;
    bool folded; /* it was an operator over literals */
    struct bg_pos pos;
};

enum bg_name_kind {
    BG_NAME_NONE,
    BG_NAME_SLOT,
    BG_NAME_COLUMN,    /* all cells of a column, as a list */
    BG_NAME_CELL,      /* of a row with a fixed number */
    BG_NAME_ROW_CELL,  /* of the row of a frame */
    BG_NAME_ROW_PARAM, /* a parameter that the row of a frame chooses */
    BG_NAME_ITEM,      /* what an item frame is at */
    BG_NAME_ACCUMULATOR
};

struct bg_node {
    bg_eval_fn *eval;
    struct bg_node *const *kids;
    int kids_n;
    int once;        /* the value is kept in run->once[once - 1]; 0: not kept */
    uint32_t forget; /* row operators: kept values to forget before the rows are walked */
    int frame;       /* row operators: the frame they open; names: the frame they read */
    const struct bg_op *op;
    struct bg_value literal; /* of literals; others by operator: see their eval */
    enum bg_name_kind name;
    size_t index; /* slot, fact or parameter */
    int column, row;
    int where;  /* row operators: which operand is it, 0 none */
    int weight; /* the same; -1: the cells of `column`, the table's headcount */
    const struct bg_regex *regex;
    struct bg_shape *shape;
};

struct bg_logic {
    const struct bg_scope *scope;
    const struct bg_node *root;
    const struct bg_node *nodes; /* all of them, in post-order */
    size_t nodes_n;
    enum bg_want want;
    struct bg_reads reads;
    bool compares, every_row;
    struct bg_compared compared;
    const struct bg_node *row_test; /* an `all` that is true when no row fails, or NULL */
    struct bg_parts parts;
    struct bg_row_test row; /* test is NULL when there is none */
};

/* -- compiling ----------------------------------------------------------------------------- */

struct bg_frame_scope {
    const struct bg_slot *table; /* NULL: items of a list */
    enum bg_value_type item;
    bool reduce; /* "current" and "accumulator" are its names */
    enum bg_value_type accumulator;
};

struct bg_compiler {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_json *json;
    const struct bg_scope *scope;
    struct bg_node *nodes;
    size_t nodes_n, nodes_max;
    struct bg_frame_scope frames[BG_LOGIC_FRAMES];
    int frames_n;
    int depth;
    int64_t cost;
    int once_n;
};

/* Compiles one operand; NULL when there were faults (all said). */
struct bg_node *bg_logic_operand(struct bg_compiler *c, const struct cJSON *json);
/* The i-th operand as written: an operand that is no array is the only one. */
const struct cJSON *bg_logic_nth(const struct cJSON *operands, int i);
int bg_logic_count(const struct cJSON *operands);
/* Appends a copy of proto (its kids are before it) and gathers what it depends on. */
struct bg_node *bg_logic_push(struct bg_compiler *c, const struct bg_node *proto,
                              struct bg_pos pos);
/* A literal of the value. */
struct bg_node *bg_logic_literal(struct bg_compiler *c, struct bg_value value, struct bg_pos pos);
/* Compiles operands from to before end into proto->kids; false when any has faults. */
bool bg_logic_operands(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *operands,
                       int from, int end);
const struct bg_op *bg_logic_op(const char *name);
/* Result of a check: the node's value has this type (and no unit). */
void bg_logic_gives(struct bg_node *node, enum bg_value_type type);
/* "a number", "a text", ... for messages. */
const char *bg_logic_type_name(enum bg_value_type type);
/* Says E404 and is false unless the node's type is wanted or unknown. */
bool bg_logic_must_be(struct bg_compiler *c, struct bg_node *node, const struct bg_node *of,
                      enum bg_value_type type);
/* A literal text becomes the date that it writes; false and said when it is none. */
bool bg_logic_as_date(struct bg_compiler *c, struct bg_node *node);
/* Marks what need not be computed again for every row. */
void bg_logic_keep_invariants(struct bg_compiler *c, struct bg_node *node);
/* Fills compares, compared and row_test. */
void bg_logic_find_comparison(struct bg_compiler *c, struct bg_logic *logic);
/* Fills compares and compared of a part of a row expression that reads these frames. */
void bg_logic_find_row_comparison(struct bg_compiler *c, struct bg_logic *logic, unsigned frames);
/* Fills parts and row. */
void bg_logic_find_parts(struct bg_compiler *c, struct bg_logic *logic);
/* A sub-expression as a program of its own. */
struct bg_logic *bg_logic_part(struct bg_compiler *c, const struct bg_logic *whole,
                               const struct bg_node *root);
void bg_logic_find_reads(struct bg_compiler *c, struct bg_logic *logic);
/* The comparison that holds exactly when this one does not ("<" for ">="), NULL for others. */
const char *bg_logic_opposite(const char *op);
/* The comparison with its sides exchanged ("<=" for ">="). */
const char *bg_logic_mirrored(const char *op);

/* -- evaluating ---------------------------------------------------------------------------- */

struct bg_frame {
    const struct bg_value *cells; /* of the row */
    const struct bg_value *item;  /* of a list */
    const struct bg_value *accumulator;
};

struct bg_run {
    const struct bg_env *env;
    uint32_t known; /* which of once are filled */
    struct bg_frame frames[BG_LOGIC_FRAMES];
    struct bg_value once[BG_LOGIC_ONCE];
};

static inline const struct bg_value *bg_run_eval(struct bg_run *run, const struct bg_node *node,
                                                 struct bg_value *tmp)
{
    if (node->once == 0)
        return node->eval(run, node, tmp);
    struct bg_value *kept = &run->once[node->once - 1];
    uint32_t bit = UINT32_C(1) << (node->once - 1);
    if (!(run->known & bit)) {
        const struct bg_value *value = node->eval(run, node, kept);
        if (value != kept)
            *kept = *value;
        run->known |= bit;
    }
    return kept;
}

static inline const struct bg_value *bg_run_kid(struct bg_run *run, const struct bg_node *node,
                                                int i, struct bg_value *tmp)
{
    return bg_run_eval(run, node->kids[i], tmp);
}

static inline const struct bg_value *bg_put_truth(struct bg_value *out, bool truth)
{
    out->type = BG_V_BOOL;
    out->row = -1;
    out->as.truth = truth;
    return out;
}

static inline const struct bg_value *bg_put_number(struct bg_value *out, struct bg_dec number)
{
    out->type = BG_V_NUMBER;
    out->row = -1;
    out->as.number = number;
    return out;
}

static inline const struct bg_value *bg_put_error(struct bg_value *out, const char *sentence)
{
    out->type = BG_V_ERROR;
    out->row = -1;
    out->as.error = sentence;
    return out;
}

static inline const struct bg_value *bg_put_missing(struct bg_value *out)
{
    out->type = BG_V_MISSING;
    out->row = -1;
    return out;
}

/* a compared with b; the common case of equal places without a call. */
static inline int bg_cmp(const struct bg_dec *a, const struct bg_dec *b)
{
    if (a->places == b->places)
        return (a->coef > b->coef) - (a->coef < b->coef);
    return bg_dec_cmp(*a, *b);
}

/* What a value that cannot be used becomes: itself when missing or an error, else the error of a
 * value of the wrong type. */
const struct bg_value *bg_unusable(struct bg_value *out, const struct bg_value *value);
/* Evaluates all operands into values (n of them, of that type). NULL when all can be used; else
 * what the operator gives: an error before a missing one. */
const struct bg_value *bg_run_kids(struct bg_run *run, const struct bg_node *node, int n,
                                   enum bg_value_type type, struct bg_value *values,
                                   struct bg_value *out);

/* Rows or items that a row operator walks. */
struct bg_walk {
    struct bg_frame *frame;
    const struct bg_value *next; /* cells of the next row, or the next item */
    size_t n, at, stride;
    bool table;
};
/* Evaluates operand 0 and starts. False: *result is what the operator gives (missing, an error;
 * an empty table or list is missing). */
bool bg_walk_start(struct bg_run *run, const struct bg_node *node, struct bg_walk *walk,
                   struct bg_value *tmp, const struct bg_value **result);
/* The frame at the next row; false after the last. */
static inline bool bg_walk_next(struct bg_walk *walk)
{
    if (walk->at == walk->n)
        return false;
    if (walk->table)
        walk->frame->cells = walk->next;
    else
        walk->frame->item = walk->next;
    walk->next += walk->stride;
    walk->at++;
    return true;
}
/* out = value, decided by the row the walk is at. */
const struct bg_value *bg_walk_decided(const struct bg_walk *walk, const struct bg_value *value,
                                       struct bg_value *out);

/* False: where leaves the row out. True with *out set: where is an error or missing. */
bool bg_walk_where(struct bg_run *run, const struct bg_node *node, struct bg_value *tmp,
                   const struct bg_value **out);

/* `param` of a parameter that a row chooses. */
bg_eval_fn bg_eval_row_param;

/* -- words --------------------------------------------------------------------------------- */

struct bg_words {
    const struct bg_logic *logic;
    const struct bg_env *env; /* NULL: no values in brackets */
    struct bg_buf *out;
    const char *unit;             /* for a literal number beside something with a unit; else "" */
    const struct bg_node *beside; /* whose choices a literal text may be one of, or NULL */
    bool percent;                 /* a literal number beside a share: 0.25 is 25 % */
    bool test;                    /* the node is read as a truth: "x is yes", not "x" */
    bool negated;                 /* of a test: its opposite */
    bool inner;                   /* part of arithmetic, or of `and` in `or`: goes in brackets */
    const char *row; /* "every worker class": to follow the first column that is named, or NULL */
};

/* The node as a value, and as a test that holds (or, negated, does not). */
void bg_words_of(struct bg_words *w, const struct bg_node *node);
void bg_words_test(struct bg_words *w, const struct bg_node *node, bool negated);
void bg_words_literal(struct bg_words *w, const struct bg_node *node);
/* A word of ours between them, in the language of the ruleset's scope. */
static inline __attribute__((format_arg(2))) const char *bg_words_say(const struct bg_words *w,
                                                                      const char *english)
{
    return bg_say(w->logic->scope->language, english);
}
static inline void bg_words_put(const struct bg_words *w, const char *english)
{
    bg_buf_puts(w->out, bg_words_say(w, english));
}
/* A sub-expression, for a trace. */
const char *bg_words_node(struct bg_arena *arena, const struct bg_logic *logic,
                          const struct bg_env *env, const struct bg_node *node);

bg_live_fn bg_live_literal;

/* -- operators ----------------------------------------------------------------------------- */

#define OP(name, min, max, build, check, eval, words, live, operands, summary, example)            \
    bool bg_build_##build(struct bg_compiler *c, struct bg_node *proto, const struct cJSON *json); \
    bool bg_check_##check(struct bg_compiler *c, struct bg_node *node);                            \
    bg_eval_fn bg_eval_##eval;                                                                     \
    void bg_words_##words(struct bg_words *w, const struct bg_node *node);                         \
    bg_live_fn bg_live_##live;
#include "logic/ops.def"
#undef OP

#endif

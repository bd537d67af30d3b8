/* The plain profile of JsonLogic: the json-logic organisation's semantics, with doubles and with
 * null as zero. It serves `bidgauge logic` only; rulesets hold the strict profile (logic.h). */
#ifndef BG_LOGIC_PLAIN_H
#define BG_LOGIC_PLAIN_H

#include "base/buf.h"
#include "base/json.h"

struct bg_plain; /* an expression, compiled; immutable, so many threads may evaluate it */

/* The limits of one evaluation. What is beyond them ends it with an error that `try` cannot catch:
 * "Step Limit", "Memory Limit" or "Depth Limit". */
enum {
    BG_PLAIN_STEPS = 10000000, /* nodes run, elements visited, every 16 bytes of text looked at */
    BG_PLAIN_BYTES = 64 << 20, /* of values made, and of the result's text */
    BG_PLAIN_DEPTH = 512       /* of the expression, the data, and every value made */
};

/* Compiles node, a value of json (NULL: its root). Never fails: an unknown operator raises its
 * error when it is reached, as the suites want it. json and arena must outlive the result. */
const struct bg_plain *bg_plain_compile(struct bg_arena *arena, const struct bg_json *json,
                                        const struct cJSON *node);

/* Appends the result as JSON on one line, without a newline; true. When an error was raised and
 * not caught: appends {"error":{"type":...}} and returns false. data NULL: null. Values live in
 * arena, which may be reset afterwards. */
bool bg_plain_eval(struct bg_arena *arena, const struct bg_plain *plain, const struct cJSON *data,
                   struct bg_buf *out);

#endif

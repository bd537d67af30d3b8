/* Private to the readers and makers of grids: a value of JSON as a cell, and back. */
#ifndef BG_INTAKE_RULEBOOK_CELL_H
#define BG_INTAKE_RULEBOOK_CELL_H

#include "intake/rulebook/tree.h"
#include "model/grid.h"

/* As people see it. node NULL: nothing. */
struct bg_grid_value bg_grid_show(struct bg_arena *arena, const struct bg_json *json,
                                  const struct cJSON *node, enum bg_grid_kind kind);
/* "_x0041_" at p: some programs take it for a character, and others do not. rulebook/document.c */
bool bg_grid_is_escape(const char *p);
bool bg_grid_same(const struct bg_grid_value *a, const struct bg_grid_value *b);
/* The JSON of what somebody typed, or NULL with *why: a sentence without a full stop. value shows
 * something. */
const char *bg_grid_type(struct bg_arena *arena, enum bg_grid_kind kind, const char *const *names,
                         size_t names_n, const struct bg_grid_value *value, const char **why);

/* -- expressions that read as words: rulebook/expr.c ------------------------------------------------
 */

/* "field wage is at least parameter floor"; NULL: it has no such form. */
const char *bg_grid_expr_words(struct bg_arena *arena, const struct bg_json *json,
                               const struct cJSON *node);
/* Its JSON, or NULL with *why. */
const char *bg_grid_expr_parse(struct bg_arena *arena, const char *words, const char **why);

#endif

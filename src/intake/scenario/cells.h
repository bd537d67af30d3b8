/* A scenario that is put together cell by cell: a tree of members whose leaves are JSON texts, each with the
 * cell that it stands in. */
#ifndef BG_INTAKE_SCENARIO_CELLS_H
#define BG_INTAKE_SCENARIO_CELLS_H

#include "base/json.h"

struct bg_scenario_part {
    const char *key, *label; /* the cell that named it first */
    const char *raw;         /* JSON; NULL: it has members */
    bool list;               /* its members are entries of a list, and their keys are not written */
    struct bg_scenario_part *first, *last, *next;
};

struct bg_scenario_part *bg_scenario_part_new(struct bg_arena *arena, const char *key,
                                              const char *label);
/* The member, made where there is none; NULL: a leaf is in the way. */
struct bg_scenario_part *bg_scenario_part_member(struct bg_arena *arena,
                                                 struct bg_scenario_part *parent, const char *key,
                                                 const char *label);
struct bg_scenario_part *bg_scenario_part_find(const struct bg_scenario_part *parent,
                                               const char *key);
/* False: there is a value or a member already. */
bool bg_scenario_part_set(struct bg_arena *arena, struct bg_scenario_part *parent, const char *key,
                          const char *label, const char *raw);
/* Adds an entry to a list. */
void bg_scenario_part_append(struct bg_arena *arena, struct bg_scenario_part *list,
                             const char *label, const char *raw);
/* The whole as a source of that name, whose places are the cells. */
struct bg_source *bg_scenario_part_source(struct bg_arena *arena, const char *name,
                                          const struct bg_scenario_part *root);

#endif

/* What a tabulation looks like, for a mapping to be checked by people. Private to guess*.c. */
#ifndef BG_INTAKE_TAB_GUESS_H
#define BG_INTAKE_TAB_GUESS_H

#include "intake/tab/tab.h"

struct bg_tab_guess {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_source *source;
    const struct bg_tab *tab;
    struct bg_map *map;             /* as far as it is guessed */
    struct bg_tab_layout **layouts; /* of the sheets that fit it */
    size_t layouts_n;
};

/* Finds the sheets, the header, the columns and the bidders' rows. False: it is no tabulation with
 * bidders in columns. */
bool bg_tab_recognise(struct bg_tab_guess *guess);
/* Completes the mapping: totals, texts that mean nothing, marks, names that are no bidders, options, the
 * sheet with the published totals. */
void bg_tab_complete(struct bg_tab_guess *guess);
void bg_tab_write(const struct bg_tab_guess *guess, struct bg_buf *out);
void bg_tab_open_question(const struct bg_tab_guess *guess, const char *label, const char *format,
                          ...) __attribute__((format(printf, 3, 4)));
/* The names by which a role goes: "Est. Qty" is a quantity. */
bool bg_tab_is_role(struct bg_arena *arena, enum bg_map_role role, const char *name);

#endif

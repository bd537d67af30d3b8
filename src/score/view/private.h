/* Private to score/view: what a view is made of. */
#ifndef BG_SCORE_VIEW_PRIVATE_H
#define BG_SCORE_VIEW_PRIVATE_H

#include "score/view/view.h"

struct bg_viewing {
    struct bg_arena *arena;
    const struct bg_audience *audience;
    const struct bg_lot_result *lot;
    const struct bg_ruleset *ruleset;
    const struct bg_env *nobody;     /* for the rules in words: no answer is in it */
    const char *const *field_ground; /* by slot: why the answer is withheld; NULL: it is shown */
    const bool *merged;              /* by slot: of some bid groups were merged in the table */
    bool *const *merged_of;          /* by bid, then slot */
    struct bg_withheld *withheld;
    size_t withheld_n, withheld_room;
};
bool bg_viewing_own(const struct bg_viewing *v, const struct bg_bid_result *bid);
void bg_viewing_withhold(struct bg_viewing *v, const struct bg_bid_result *bid, const char *what,
                         const char *ground, struct bg_value value);

/* -- classes.c ------------------------------------------------------------------------------------ */
const char *const *bg_viewing_fields(struct bg_viewing *v);
/* Why what is read may not be told: NULL where nothing of it is withheld. */
const char *bg_viewing_logic(const struct bg_viewing *v, size_t bid, const struct bg_logic *logic);

/* -- people.c ------------------------------------------------------------------------------------- */
/* The column with the people of a row; -1: none. */
int bg_view_people_column(const struct bg_field *field);
bool bg_view_counts_people(const struct bg_field *field);
/* Which rows of the table are joined, so that no group is smaller than the smallest. NULL: none. */
const bool *bg_view_joined(struct bg_arena *arena, const struct bg_field *field,
                           const struct bg_table *table, int64_t smallest);
void bg_viewing_people(struct bg_viewing *v);

/* -- answers.c ------------------------------------------------------------------------------------ */
void bg_viewing_answers(struct bg_viewing *v, size_t bid, struct bg_view_bid *out);

/* -- scores.c ------------------------------------------------------------------------------------- */
void bg_viewing_scores(struct bg_viewing *v, size_t bid, struct bg_view_bid *out);

/* -- panel.c -------------------------------------------------------------------------------------- */
void bg_viewing_places(struct bg_viewing *v, size_t bid, struct bg_view_bid *out);

#endif

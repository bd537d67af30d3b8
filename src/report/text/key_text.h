/* The key figures of a model as text: for the terminal, as a member of a case in JSON, as rows of tidy
 * CSV. These only walk them. */
#ifndef BG_REPORT_TEXT_KEY_TEXT_H
#define BG_REPORT_TEXT_KEY_TEXT_H

#include "model/modelling.h"

/* Every proposal's figures, one table each. */
void bg_key_table(struct bg_buf *out, const struct bg_model *model, bool color);
/* One such table. */
void bg_key_put_table(struct bg_buf *out, const char *title, const struct bg_key_figures *key,
                      bool color);
/* The member "headline" of a case. sensitivity NULL: without what was drawn. */
void bg_key_json(struct bg_buf *out, const struct bg_key_figures *key,
                 const struct bg_sensitivity *sensitivity);

/* The figure of that id; NULL: it has none. */
const struct bg_key_figure *bg_key_named(const struct bg_key_figures *key, const char *id);

/* The member "figures" of a point of a sweep or of a year: both sides of each, by its id. */
void bg_key_sides_json(struct bg_buf *out, const struct bg_key_figure *figures, size_t n);

/* What is not known, or not in the figures that are shown: a sentence without its full stop each, figures
 * that lack the same together. */
const char *const *bg_key_whys(struct bg_arena *arena, const struct bg_key_figures *key, size_t *n);
/* Requirements that nothing here is the cost of, each in at most so many words (0: all): sentences without
 * their full stop. */
const char *const *bg_key_left_out(struct bg_arena *arena, const struct bg_key_figures *key,
                                   size_t words, size_t *n);
bool bg_key_is_estimated(const struct bg_key_figures *key); /* one that is shown */
/* What the star and the range of the figures are. */
const char *bg_key_range_note(struct bg_arena *arena, const struct bg_key_figures *key);
/* What is printed in place of a difference that is missing. */
const char *bg_key_none_words(const struct bg_key_figure *figure);
/* "5.1 %", "120,000", "17.50"; "-" where it is missing. */
const char *bg_key_words(struct bg_arena *arena, const struct bg_key_figure *figure,
                         const struct bg_value *value);
/* "In force: wage floor: today 12.00 USD/hour, 15.00 proposed (2015-09-30)": a figure in force. */
const char *bg_key_step_words(struct bg_arena *arena, const struct bg_key_figures *key,
                              const struct bg_key_step *step);

/* A line of tidy CSV about a figure: "headline.price.difference" with its value and range. */
struct bg_key_row {
    const char *id; /* with the side */
    const struct bg_key_figure *figure;
    struct bg_value value, low, high;
};
enum { BG_KEY_SIDES = 3 };
struct bg_key_row bg_key_row(struct bg_arena *arena, const struct bg_key_figure *figure, int side);

#endif

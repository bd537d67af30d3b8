/* The vendor's response form: a workbook that asks every question of a ruleset (of one lot of it).
 * The marks in it are told in model/form.h. */
#ifndef BG_REPORT_FORM_FORM_H
#define BG_REPORT_FORM_FORM_H

#include "model/form.h"
#include "report/book/page.h"

struct bg_form_request {
    const struct bg_ruleset *ruleset; /* of the lot, where there are lots */
    const char *lot, *lot_title;      /* "" when the ruleset has no lots */
    enum bg_language language;        /* of what the form says itself */
};

/* A bg_book_builder of a struct bg_form_request. */
struct bg_book *bg_form_build(struct bg_arena *arena, const void *request, const char *path);

/* The left part of the header of each printed page. */
const char *bg_form_header(struct bg_arena *arena, const struct bg_ruleset *rules);
/* The cells of the form as it is sent out, without writing it. */
const struct bg_form_issued *bg_form_issued(struct bg_arena *arena,
                                            const struct bg_form_request *request);

#endif

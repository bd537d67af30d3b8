/* What the readers of public tenders share (Prozorro, OCDS): ids, what concerns a lot, requirements
 * as fields and pass/fail requirements, responses as answers, and a little JSON writer. Private to
 * the readers. */
#ifndef BG_INTAKE_TENDER_PUBLIC_TENDER_H
#define BG_INTAKE_TENDER_PUBLIC_TENDER_H

#include "base/index.h"
#include "intake/format.h"

enum { BG_PUBLIC_LOTS_MAX = 2000 };

/* What a requirement asks for, by its data type. */
enum bg_asked {
    BG_ASKED_TEXT,
    BG_ASKED_NUMBER,
    BG_ASKED_INTEGER,
    BG_ASKED_TRUTH,
    BG_ASKED_DATE,
    BG_ASKED_LIST /* expectedValues: any number of texts, numbers or truths out of a list */
};

struct bg_requirement {
    const struct cJSON *criterion, *group, *node;
    const char *id;         /* as in the source; made from its place where there is none */
    const char *field;      /* ours; NULL: vendors are not asked, or it cannot be used */
    const char *pattern;    /* anchored; NULL: none */
    const char *text_field; /* of a number with a pattern: the field with its text; else NULL */
    enum bg_asked type;
    enum bg_asked of;  /* the entries of a list */
    bool writes_field; /* false: another requirement of the same id does */
};

struct bg_public_tender {
    struct bg_arena *arena;
    struct bg_diags *diags;
    struct bg_intake *intake; /* gets the documents and notes */
    const struct bg_json *json;
    const struct cJSON *root;            /* that has criteria, items and lots */
    const struct cJSON *criteria;        /* NULL: none are published here */
    const char *reference;               /* of the solicitation; "" when nothing says it */
    const char *currency;                /* of the whole tender; "" when nothing says it */
    int tax;                             /* 1 with tax, 0 without, -1 when nothing says it */
    struct bg_requirement *requirements; /* in the order of the source */
    size_t requirements_n;
    const struct bg_index *asked; /* id to requirement, of those that vendors are asked */
    const size_t *asked_at;
    const struct bg_index *items; /* id to the lot of the item */
    const char *const *item_lots;
    const char *incomplete; /* why no bid may be judged by what is written; "" when it may */
    const size_t *lines;    /* offsets of the line feeds of the source */
    size_t lines_n;
};

/* Fills criteria, requirements and lines from json and root, with a note for each requirement that
 * is not taken unchanged. */
void bg_public_start(struct bg_public_tender *tender, const struct cJSON *criteria);
/* Keeps the first reason. */
void bg_public_incomplete(struct bg_public_tender *tender, const char *reason);

/* Whether a feature or a criterion concerns the lot: it is of the tender or of the tenderer, of
 * this lot, or of an item of this lot. lot NULL: the tender has none. */
bool bg_public_concerns(const struct bg_public_tender *tender, const struct cJSON *lot,
                        const struct cJSON *node);
/* The criteria that vendors answer: source tenderer or winner (or not said). */
bool bg_public_by_vendor(const struct cJSON *criterion);
bool bg_public_is_life_cycle_cost(const struct cJSON *criterion);
/* The requirement that vendors answer under this id; NULL: none. */
const struct bg_requirement *bg_public_asked(const struct bg_public_tender *tender, const char *id);

/* -- requirements.c, requirements_write.c: members of a ruleset -----------------------------------
 */

void bg_requirements_not_modelled(const struct bg_public_tender *tender, const struct cJSON *lot,
                                  struct bg_buf *out);
void bg_requirements_fields(const struct bg_public_tender *tender, const struct cJSON *lot,
                            struct bg_buf *out);
void bg_requirements_criteria(const struct bg_public_tender *tender, const struct cJSON *lot,
                              struct bg_buf *out);
/* The number of a node that is one, or a text of one, by its digits; NULL when it is none. */
const char *bg_public_digits(const struct bg_public_tender *tender, const struct cJSON *node);
/* 1 true, 0 false, -1 neither: a boolean, or its name in any common spelling. */
int bg_public_truth(const struct cJSON *node);

/* -- responses.c ----------------------------------------------------------------------------------
 */

/* Counts each response of the bid and notes what is not taken unchanged. Once a bid. in_lots:
 * for each lot of the tender, in order, whether the bid is for it. */
void bg_responses_account(const struct bg_public_tender *tender, const char *bid_id,
                          const struct cJSON *responses, const bool *in_lots);
/* Responses on an award are the buyer's: each is counted and noted. */
void bg_responses_of_award(const struct bg_public_tender *tender, const struct cJSON *award);
/* The members of "answers" for the lot, each with its place. */
void bg_responses_put(const struct bg_public_tender *tender, const struct cJSON *lot,
                      const char *bid_id, const struct cJSON *responses, struct bg_buf *out,
                      struct bg_places *places);

/* -- money.c ------------------------------------------------------------------------------------ */

/* The amount as the answer `field`: a number, or a text of a plain one, which is noted. What cannot be
 * used is refused here, by its place, and written as unreadable. refused: why it cannot be used
 * whatever it says; NULL. Nothing is written where there is no amount. */
void bg_public_amount(const struct bg_public_tender *tender, const char *place, const char *field,
                      const struct cJSON *amount, const char *refused, struct bg_buf *out,
                      struct bg_places *places);
/* 1 with tax, 0 without, -1 when the value does not say. */
int bg_public_tax_of(const struct bg_public_tender *tender, const struct cJSON *value);
const char *bg_public_tax_name(int tax); /* "with tax" */

struct bg_public_taxes { /* what several values say together */
    int said;            /* the first that says; -1: none does */
    bool differ, silent;
};
void bg_public_taxes_start(struct bg_public_taxes *all);
void bg_public_taxes_add(struct bg_public_taxes *all, int tax);
int bg_public_taxes_of_all(const struct bg_public_taxes *all); /* that all say; -1: there is none */

/* A text of the source on one line, cut where it is long. */
const char *bg_public_words(struct bg_arena *arena, const char *text);

/* -- texts ----------------------------------------------------------------------------------------
 */

/* Our ids from theirs: prefix + the id in lower case, other characters as '-'. */
const char *bg_public_id(struct bg_arena *arena, const char *prefix, const char *id);
/* The text member, "" when absent or no text. */
const char *bg_public_text(const struct cJSON *node, const char *key);
/* An id may be published as a number; "" when it is neither. */
const char *bg_public_key(const struct bg_public_tender *tender, const struct cJSON *node,
                          const char *key);
const char *bg_public_key_of(const struct bg_public_tender *tender, const struct cJSON *id);
/* The field of the price: of the ruleset that the bids are for, else ours. */
const char *bg_public_price_field(const struct bg_public_tender *tender, const char *ours);
/* "line 120", or "line 1, byte 4513" where all is on one line. */
const char *bg_public_line(const struct bg_public_tender *tender, const struct cJSON *node);

/* A little JSON writer: members and items with their commas. */
void bg_put_key(struct bg_buf *out, const char *key);
void bg_put_member(struct bg_buf *out, const char *key, const char *text);
void bg_put_raw(struct bg_buf *out, const struct bg_json *json, const char *key,
                const struct cJSON *node);
void bg_put_item(struct bg_buf *out);
/* The first ten characters of a date and time, as a date; nothing when it is none. */
void bg_put_day(struct bg_buf *out, const char *key, const char *date_time);
/* The same with its time and offset. Midnight in UTC is what publishers write who have no time. */
void bg_put_moment(struct bg_buf *out, const char *key, const char *date_time);
/* When a bid came in, as the source records it. A date after the deadline is that of the last price
 * where an auction follows, or where the platform takes no bid in after it (refuses_late). */
void bg_put_receipt(struct bg_buf *out, const struct bg_public_tender *tender, const char *date,
                    const char *by, bool refuses_late);

#endif

/* What anybody may read of a finished evaluation: a workbook of values only, a record as JSON, an OCDS
 * release, a table. All of them walk a view, which holds nothing that is withheld; what was written is
 * then searched for it all the same. */
#ifndef BG_REPORT_PUBLIC_PUBLIC_H
#define BG_REPORT_PUBLIC_PUBLIC_H

#include "host/host.h"
#include "model/award_decision.h"
#include "model/case.h"
#include "model/view.h"

struct bg_copy_file { /* a file of the case, by what its holder can prove and nobody can guess */
    int64_t entry;
    const char *path, *commitment; /* SHA-256 of salt, path and bytes */
};
struct bg_copy {
    const struct bg_view *view;
    const struct bg_case_log *log; /* NULL: there is no case */
    const struct bg_award_decision *const *decisions;
    size_t decisions_n;
    const struct bg_copy_file *files;
    size_t files_n;
};

/* A value for people: "withheld: confidential by the solicitation", "fewer than 5", "" when missing. */
const char *bg_copy_words(struct bg_arena *arena, const struct bg_seen *seen);
/* Entries of which the public copy says why. */
bool bg_copy_says_why(enum bg_case_event event);

/* Public.xlsx: no formulas, names, hidden parts or notes. As bg_book_write. */
bool bg_copy_write(struct bg_arena *arena, struct bg_diags *diags, const struct bg_host *host,
                   const struct bg_copy *copy, const char *path, bool isolate);
/* bidgauge-public/1. Ends with a line feed. */
void bg_copy_json(struct bg_buf *out, const struct bg_copy *copy);
/* An OCDS 1.1 release tagged award, with the local extension for scores. */
void bg_copy_ocds(struct bg_buf *out, const struct bg_copy *copy);
/* A row a lot, bid and criterion; totals have rows of their own. */
void bg_copy_csv(struct bg_buf *out, const struct bg_copy *copy);

/* -- search.c --------------------------------------------------------------------------------------
 * Every text, number and date that is withheld, in the forms in which it may be printed. */
struct bg_search;
struct bg_search *bg_search_new(struct bg_arena *arena, const struct bg_copy *copy);
/* The first one that the words hold; NULL: none. by_people: they were written about this bid, so that a
 * number counts although it is published elsewhere too. */
const struct bg_withheld *bg_search_words(const struct bg_search *search, const char *words,
                                          bool by_people);
/* The first one in n bytes of a file, XML, JSON or plain; NULL: none. */
const struct bg_withheld *bg_search_bytes(const struct bg_search *search, const char *bytes,
                                          size_t n);

/* Holds all that the copy says in words against what is withheld, then the bytes of a file that was made
 * of it (each part of it where it is a workbook). False: something is in it, said (E790). */
bool bg_copy_check_words(struct bg_arena *arena, const struct bg_copy *copy,
                         const struct bg_search *search, struct bg_diags *diags);
bool bg_copy_check_file(struct bg_arena *arena, const struct bg_search *search,
                        struct bg_diags *diags, const char *name, const char *bytes, size_t n);

#endif

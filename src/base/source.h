/* A named input text with its line map, and places in it. Places carry offsets; lines and columns
 * are worked out only when a message is printed. */
#ifndef BG_BASE_SOURCE_H
#define BG_BASE_SOURCE_H

#include "base/arena.h"

/* Where the parts of a text that a reader made are in what it read: ascending by offset; each
 * holds up to the next one. */
struct bg_source_place {
    size_t offset;
    const char *label;   /* "Questions!C7", "row 4, column \"wage\"" */
    const char *problem; /* NULL, or why what is there cannot be used, which was said */
};

/* Where an answer would be that the source does not give: the empty cell of a form. */
struct bg_source_blank {
    const char *key;   /* "price"; of a table "staff/2/people", rows from 1 */
    const char *label; /* "Staff!C8" */
};

struct bg_source;

/* A part of a text that was put together from other texts: size bytes that are at `at` in from.
 * Ascending by offset. */
struct bg_source_copy {
    size_t offset, size;
    const struct bg_source *from;
    size_t at;
};

struct bg_source {
    const char *name; /* as the user wrote it */
    const char *text; /* without a byte-order mark; NUL after the last byte */
    size_t size;
    unsigned char sha256[32]; /* of the bytes as they were in the file */
    bool packed;              /* a zip or an OLE file: it has no lines to show */
    int64_t first_line;       /* 1, or the line of a JSON Lines record in its file */
    /* Of a text made from a form, a table or the like: the user never saw its lines. */
    const struct bg_source_place *places;
    size_t places_n;                      /* 0: the text is the file's own */
    const struct bg_source_blank *blanks; /* as far as the reader knows them */
    size_t blanks_n;
    const struct bg_source_copy *copies; /* of a merged text: its places lead back to the parts */
    size_t copies_n;
};

/* Where something is. label is for places without lines: a cell "Form!B7", a JSON pointer. */
struct bg_pos {
    const struct bg_source *source; /* NULL: no place */
    size_t offset;
    size_t length;
    const char *label;
};

struct bg_line {
    int64_t line, column; /* from 1; columns count code points */
    const char *text;     /* the line, not terminated */
    size_t length;
};

/* text is borrowed and must outlive the arena. A byte-order mark is skipped, the hash covers it. */
struct bg_source *bg_source_new(struct bg_arena *arena, const char *name, const char *text,
                                size_t size);
struct bg_line bg_source_line(const struct bg_source *source, size_t offset);

/* The label of the place in what the text was made from; NULL when it is the file's own text, or
 * before the first place. */
const char *bg_source_label(const struct bg_source *source, size_t offset);
/* What the reader has said is wrong with what is there; NULL: nothing. */
const char *bg_source_problem(const struct bg_source *source, size_t offset);

/* The place of an answer that is not there; NULL: the reader did not know it. */
const char *bg_source_blank(const struct bg_source *source, const char *key);

/* Where the bytes of a merged text came from; pos itself where its text is no merged one. */
struct bg_pos bg_source_origin(struct bg_pos pos);
/* They are of that text, or a merged one copied them from it. */
bool bg_source_came_from(struct bg_pos pos, const struct bg_source *source);

/* bg_source_line for many places in ascending order, in one pass over the text. Starts zeroed. */
struct bg_place {
    const struct bg_source *source;
    size_t offset;
    size_t start; /* offset of the line's first byte */
    int64_t line, column;
};
void bg_source_place(struct bg_place *place, const struct bg_source *source, size_t offset);

#define BG_NOWHERE ((struct bg_pos){0})

#endif

/* Diagnostics: a list of messages with places, kept in order of place, printed at the edge.
 * A row of diag.def is a diagnostic: stable code, severity, title, and what to do about it. */
#ifndef BG_BASE_DIAG_H
#define BG_BASE_DIAG_H

#include <stdarg.h>

#include "base/buf.h"
#include "base/source.h"

enum bg_severity { BG_NOTE, BG_WARNING, BG_ERROR };

enum bg_code {
#define DIAG(code, severity, title, advice) BG_##code,
#include "base/diag.def"
#undef DIAG
    BG_CODE__COUNT
};

struct bg_diag_row {
    const char *code; /* "E101" */
    enum bg_severity severity;
    const char *title;
    const char *advice; /* printed as "help: ..." ; "" for none */
};

struct bg_note {
    struct bg_note *next;
    struct bg_pos pos;
    const char *message;
};

struct bg_diag {
    enum bg_code code;
    struct bg_pos pos;
    const char *message;
    struct bg_note *notes;
    int64_t order; /* in which it was added */
};

struct bg_diags;

extern const struct bg_diag_row bg_diag_rows[BG_CODE__COUNT];

struct bg_diags *bg_diags_new(struct bg_arena *arena);
/* Adds one. The severity is the row's; the message names what is wrong with this input. */
void bg_diag_add(struct bg_diags *diags, enum bg_code code, struct bg_pos pos, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));
/* Adds a note to the newest one ("first defined here"). */
void bg_diag_note(struct bg_diags *diags, struct bg_pos pos, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Adds what was said into from, with its notes, but not what diags holds already (the same code and
 * message). */
void bg_diags_forward(struct bg_diags *diags, const struct bg_diags *from);
int64_t bg_diag_count(const struct bg_diags *diags, enum bg_severity at_least);
/* The i-th in order of source (as first added), place, then order of adding. */
const struct bg_diag *bg_diag_get(const struct bg_diags *diags, int64_t i);

struct bg_diag_style {
    bool color;
    int64_t limit; /* most that are printed before "and N more"; 0 for all */
};
/* file:line:column: severity CODE: message, the line, a caret, notes, help. */
void bg_diags_print(const struct bg_diags *diags, struct bg_buf *out, struct bg_diag_style style);
/* [{code, severity, file, line, column, message, help, notes}] as JSON text. */
void bg_diags_json(const struct bg_diags *diags, struct bg_buf *out);

/* The name among n that is most like wrong (edit distance at most a third of its length, ignoring
 * case), or NULL. */
const char *bg_nearest(const char *wrong, const char *const *names, size_t n);

#endif

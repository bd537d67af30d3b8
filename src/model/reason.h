/* Reasons as data: a row of the catalogue (score/words/reasons.def) and the arguments of its
 * sentence. Whatever works something out makes these; score/words turns them into sentences of a
 * language, after the evaluation and only where somebody reads them. */
#ifndef BG_MODEL_REASON_H
#define BG_MODEL_REASON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/dec.h"
#include "base/say.h"

enum bg_arg_kind {
    BG_ARG_NONE,    /* not there: the part of the sentence that needs it is left out */
    BG_ARG_LABEL,   /* of a field, or an expression in words */
    BG_ARG_TITLE,   /* of a criterion or another entry of the ruleset */
    BG_ARG_PARAM,   /* a parameter in words */
    BG_ARG_SOURCE,  /* title of a source */
    BG_ARG_NAME,    /* of a bid or vendor */
    BG_ARG_TEXT,    /* what somebody wrote: a vendor, an evaluator, the buyer */
    BG_ARG_QUOTE,   /* the same, shown in quotes */
    BG_ARG_PROBLEM, /* what is wrong with an answer, as the reader of it said */
    BG_ARG_NUMBER,  /* with its unit */
    BG_ARG_MONEY,   /* with its currency or unit */
    BG_ARG_AMOUNT,  /* written as money is, without its unit */
    BG_ARG_POINTS,
    BG_ARG_PERCENT,
    BG_ARG_COUNT,
    BG_ARG_DATE,
    BG_ARG_MOMENT,   /* a date with the time of day, as ISO has it */
    BG_ARG_DURATION, /* in microseconds */
    BG_ARG_PHRASE,   /* another row, as a part of this sentence, or a whole one after another */
    BG_ARG_SENTENCE, /* another row, as a whole sentence without its full stop */
    BG_ARG_LIST,     /* rows, one after the other */
    BG_ARG_VALUE     /* of a place: a number, text, date or phrase, as the argument says */
};

struct bg_reason;

struct bg_arg {
    enum bg_arg_kind kind;
    int places;       /* of a number: so many, or BG_ARG_USUAL_PLACES */
    const char *text; /* a text, or the unit of a number: "" for none */
    union {
        struct bg_dec number;
        int64_t days; /* of a duration: microseconds */
        size_t count; /* also of the rows of a list */
    } as;
    const struct bg_reason *rows;
};

enum { BG_ARG_USUAL_PLACES = -1, BG_REASON_ARGS = 12 };

struct bg_reason_row;

struct bg_reason {
    const struct bg_reason_row *row; /* NULL: there is no reason */
    const struct bg_arg *args;       /* as many as the row declares, in its order */
};

static inline struct bg_arg bg_arg_none(void)
{
    return (struct bg_arg){.kind = BG_ARG_NONE, .text = ""};
}

/* Of a kind that is a text. "" is no argument: its part is left out. */
static inline struct bg_arg bg_arg_text(enum bg_arg_kind kind, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return bg_arg_none();
    return (struct bg_arg){.kind = kind, .text = text};
}

/* The same, though it may be "": it is an argument all the same. */
static inline struct bg_arg bg_arg_given(enum bg_arg_kind kind, const char *text)
{
    return (struct bg_arg){.kind = kind, .text = text};
}

static inline struct bg_arg bg_arg_number(enum bg_arg_kind kind, struct bg_dec number,
                                          const char *unit)
{
    return (struct bg_arg){
        .kind = kind, .places = BG_ARG_USUAL_PLACES, .text = unit, .as.number = number};
}

/* With exactly so many places. */
static inline struct bg_arg bg_arg_fixed(enum bg_arg_kind kind, struct bg_dec number, int places,
                                         const char *unit)
{
    return (struct bg_arg){.kind = kind, .places = places, .text = unit, .as.number = number};
}

static inline struct bg_arg bg_arg_points(struct bg_dec points)
{
    return bg_arg_number(BG_ARG_POINTS, points, "");
}

static inline struct bg_arg bg_arg_count(size_t count)
{
    return (struct bg_arg){.kind = BG_ARG_COUNT, .text = "", .as.count = count};
}

static inline struct bg_arg bg_arg_date(int64_t days)
{
    return (struct bg_arg){.kind = BG_ARG_DATE, .text = "", .as.days = days};
}

/* Of a kind that is a row. No row is no argument. */
static inline struct bg_arg bg_arg_row(enum bg_arg_kind kind, const struct bg_reason *row)
{
    if (row == NULL || row->row == NULL)
        return bg_arg_none();
    return (struct bg_arg){.kind = kind, .text = "", .rows = row};
}

static inline struct bg_arg bg_arg_list(const struct bg_reason *rows, size_t n)
{
    if (n == 0)
        return bg_arg_none();
    return (struct bg_arg){.kind = BG_ARG_LIST, .text = "", .as.count = n, .rows = rows};
}

#endif

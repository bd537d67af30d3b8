/* The figures of a model's first page, defined once: people and money under today's rules, under a
 * proposal, and their difference with its range. Made by score/headline and jobs/model/key.c; the first
 * page, the terminal, JSON, CSV, HTML and Markdown walk them and compute nothing. */
#ifndef BG_MODEL_KEY_H
#define BG_MODEL_KEY_H

#include "model/picture.h"

struct bg_key_figure {
    const char *id, *title, *unit;
    enum bg_key_kind kind;
    bool part;      /* a part of the last figure that is none: parts add up to its difference */
    bool estimated; /* no vendor or register has given it */
    bool shown;     /* on the first page; all outputs have the rest too */
    bool swings;    /* its difference is followed through every assumption */
    struct bg_value today, proposed, more; /* missing: not known, or it has no such side */
    struct bg_value low, high;   /* of more, with every assumption central: what the method leaves
                                    open; missing: nothing */
    struct bg_value least, most; /* of more, over all that is declared; missing: nothing is */
    const char *source;          /* every source of it, joined by "; " */
    const char *why;             /* what is not known, or not in it; "" */
    const char *none; /* in place of a difference that is missing: "nobody recommended"; "" */
};

struct bg_key_step { /* a figure of the rules that decides, under today's rules and the proposal */
    const char *title, *unit;
    struct bg_value today, proposed;
    int64_t date;
};

/* How many workers are paid how much an hour, before and after. Bins add up to the workers. */
struct bg_key_pay {
    const char *unit; /* "USD/hour" */
    size_t n;
    const struct bg_dec *edges; /* n + 1; where open, the last bin has no end */
    bool open;
    const struct bg_value *today, *proposed; /* by bin: workers, 2 places */
    bool has_floor;
    struct bg_dec floor[2]; /* least and most of the floors that apply */
    struct bg_dec ripple;   /* wages rise up to here; floor[1] where they do not */
    bool estimated;         /* from published wages, not from bids */
    const char *why;        /* who is not in it; "" */
};

struct bg_key_figures {
    const struct bg_key_figure *items;
    size_t n;
    const char *scope;                        /* "the recommended bid", "covered contracts" */
    const char *today_title, *proposed_title; /* of the columns */
    const char *today_words, *proposed_words; /* who is awarded, or how many are covered */
    const char *caution;                      /* "" or what a reader must know first */
    const char *range_words;                  /* what least and most hold */
    const struct bg_key_step *steps;          /* figures in force */
    size_t steps_n;
    const char *const *left_out; /* requirements that nothing here is the cost of, in words */
    size_t left_out_n;
    const char *cite; /* how to cite the page: title, ruleset, its hash, date, program */
    const struct bg_key_pay *pay; /* NULL: not known */
};

#endif

/* The figures of a model's first page, defined once: people and money under today's rules, under a
 * proposal, and their difference with its range. Made by score/headline and jobs/model/key.c; the first
 * page, the terminal, JSON and CSV walk them and compute nothing. */
#ifndef BG_MODEL_KEY_H
#define BG_MODEL_KEY_H

#include "model/ruleset.h"

enum bg_key_kind { BG_KEY_COUNT, BG_KEY_MONEY, BG_KEY_RATE, BG_KEY_SHARE, BG_KEY_NUMBER };

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
};

struct bg_key_step { /* a figure of the rules that decides, under today's rules and the proposal */
    const char *title, *unit;
    struct bg_value today, proposed;
    int64_t date;
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
};

#endif

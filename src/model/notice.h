/* What the law of one place wants in the letters to bidders after an award (or to one that was excluded
 * before it): "bidgauge-notice/1", files under rules/notices. Law is data: nothing in the program knows a
 * statute. Texts are "" where the file does not say. */
#ifndef BG_MODEL_NOTICE_H
#define BG_MODEL_NOTICE_H

#include "base/diag.h"

struct bg_notice_source {
    const char *id, *title, *url, *citation;
    int64_t retrieved; /* days; BG_NO_DATE: not said */
    bool verified;     /* somebody has read there what the file says */
};

/* The parts of a letter, in the order in which the file names them; each is put together from the record
 * (report/notice/parts.def says how). */
enum bg_notice_part_is {
#define PART(id, name, about) BG_NOTICE_##id,
#include "model/notice_parts.def"
#undef PART
    BG_NOTICE_PART__COUNT
};
/* "own_scores"; NULL past the last. */
const char *bg_notice_part_name(size_t i);

struct bg_notice_part {
    enum bg_notice_part_is is;
    const char *title; /* above it in the letter */
    const char *says;  /* a sentence of the law under the title; "" */
    const char *fact;  /* of `text`: a fact of the ruleset that is told below; "" */
    bool reasons; /* of scores: each has an explanation, and one that has none stops the letter */
    bool names;   /* of a ranking: every bidder by name; else only who the letter may name */
    bool date;    /* of `text`: a date is told that the officer gives */
    bool admissible;           /* not told about a bid that was excluded */
    const char *const *blanks; /* lines that whoever sends the letter fills in: not in the record */
    size_t blanks_n;
    const struct bg_notice_source *source; /* NULL: none */
    struct bg_pos pos;
};

/* What must not be in a letter; each is searched for in the finished text. */
enum bg_notice_withheld_is {
    BG_WITHHELD_COMPARISON,    /* point by point, with another bid */
    BG_WITHHELD_OTHER_BIDDERS, /* number and identity of all others */
    BG_WITHHELD_UNSUCCESSFUL,  /* identity of others who were not chosen */
    BG_WITHHELD_OTHER_SCORES,  /* what others scored */
    BG_WITHHELD_RANKING,
    BG_WITHHELD__COUNT
};
struct bg_notice_withheld {
    enum bg_notice_withheld_is is;
    const char *says;
    const struct bg_notice_source *source;
    struct bg_pos pos;
};

enum bg_notice_for { BG_NOTICE_FOR_ALL, BG_NOTICE_FOR_UNSUCCESSFUL, BG_NOTICE_FOR_EXCLUDED };

struct bg_notice {
    const struct bg_source *file;
    const char *id, *title, *law, *jurisdiction, *note;
    int64_t from, to; /* in force; BG_NO_DATE: open */
    enum bg_notice_for whom;
    bool before_award;
    const char *bid, *bidder,
        *buyer; /* the law's words: "tender", "supplier", "contracting authority" */
    const struct bg_notice_source *sources;
    size_t sources_n;
    const struct bg_notice_part *parts;
    size_t parts_n;
    const struct bg_notice_withheld *withheld;
    size_t withheld_n;
    const char *const *not_from_record; /* what the law asks for and no record holds */
    size_t not_from_record_n;
};

/* The file withholds it; NULL: it does not. */
const struct bg_notice_withheld *bg_notice_withholds(const struct bg_notice *notice,
                                                     enum bg_notice_withheld_is is);
/* Some part of that kind; NULL: none. */
const struct bg_notice_part *bg_notice_part(const struct bg_notice *notice,
                                            enum bg_notice_part_is is);

#endif

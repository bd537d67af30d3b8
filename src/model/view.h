/* A finished evaluation as somebody may see it. Everything has a class (public, bidder, panel,
 * confidential), and who reads sees what is of a class that is shown to them; what is withheld holds its
 * ground in place of its value. Made by score/view; public copies, letters, releases and tables walk it,
 * and never the result itself, so that none of them can show more. */
#ifndef BG_MODEL_VIEW_H
#define BG_MODEL_VIEW_H

#include "model/result.h"

/* To whom something may be shown, from everybody to nobody outside the office. */
enum bg_class { BG_CLASS_PUBLIC, BG_CLASS_BIDDER, BG_CLASS_PANEL, BG_CLASS_CONFIDENTIAL };
const char *bg_class_name(enum bg_class class); /* "public" */

struct bg_audience {
    enum bg_class sees; /* what is of this class or of an earlier one */
    const char *bid;    /* of BG_CLASS_BIDDER: whose own answers and points are shown in full */
    /* Fields, and criteria whose reasons are withheld too: the office's word, for all bids alike. */
    const char *const *withhold;
    size_t withhold_n;
};

struct bg_seen {
    const char *ground;    /* why it is withheld, without a full stop; NULL: it is shown */
    struct bg_value value; /* missing where it is withheld, or there is none */
};

struct bg_view_row {             /* of a table of a bid */
    const char *joined;          /* "2 other classes": several rows together; NULL: one */
    const struct bg_seen *cells; /* by column of the field */
};
struct bg_view_answer {
    size_t slot;
    struct bg_seen value; /* of a table: shown and missing, or withheld as a whole */
    const struct bg_view_row *rows;
    size_t rows_n;
    bool has_people;
    struct bg_seen people; /* in all rows together */
};
struct bg_view_score {   /* of a criterion, groups too */
    const char *outcome; /* in words */
    struct bg_seen points;
    struct bg_dec available;
    bool scores; /* it can earn points */
    const char *reason;
    bool replaced; /* the reason says the outcome and the rule, and no answer */
};
struct bg_view_evaluator {
    const char *called; /* "Evaluator A", or the name */
    struct bg_dec points;
    const char *reason;
};
struct bg_view_place { /* what the panel came to for a criterion of a bid */
    size_t criterion;
    const char *points; /* an exact fraction; NULL: not settled */
    const char *level;  /* title of the level; "" */
    struct bg_seen reason;
    const struct bg_view_evaluator *individual;
    size_t individual_n;
};
struct bg_view_bid {
    const char *id, *vendor_id, *vendor;
    struct bg_instant received; /* as the buyer recorded it; BG_NO_INSTANT: it did not */
    const char *status;         /* name of the status */
    bool withdrawn, valid, eliminated;
    const char *status_reason;
    int64_t rank; /* 0: none */
    bool tied, recommended;
    struct bg_seen total, quality, price, evaluated, price_points;
    const struct bg_view_score *scores; /* by criterion; NULL: it was not judged */
    const struct bg_view_answer *answers;
    size_t answers_n;
    const struct bg_view_place *places;
    size_t places_n;
};
struct bg_view_lot {
    const char *lot, *title; /* "" where there are no lots */
    const struct bg_ruleset *ruleset;
    const struct bg_view_bid *bids; /* in the order of the result */
    size_t bids_n;
    const char *recommendation;
    bool points_withheld; /* some are */
    bool with_index;      /* totals are an index or an evaluated price */
};
struct bg_withheld {  /* what must be nowhere in what is written */
    const char *what; /* "the answer to "Hourly wage"" */
    const char *vendor;
    const char *ground;
    struct bg_value value; /* a number, a text or a date */
};
struct bg_view {
    const struct bg_audience *audience;
    const struct bg_result *result; /* its ruleset, date and inputs */
    const struct bg_view_lot *lots;
    size_t lots_n;
    const struct bg_withheld *withheld;
    size_t withheld_n;
};

#endif

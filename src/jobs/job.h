/* A job is one command's work over the layers below: it reads through the host, keeps going after
 * faults of the input, and stops when the world fails. */
#ifndef BG_JOBS_JOB_H
#define BG_JOBS_JOB_H

#include "host/host.h"
#include "intake/intake.h"
#include "model/result.h"

struct bg_panel;     /* model/panel.h */
struct bg_decisions; /* intake/decisions/decisions.h */
struct bg_bid_list;  /* intake/intake.h */

struct bg_job {
    struct bg_arena *arena;
    struct bg_diags *diags;
    const struct bg_host *host;
    const struct bg_source *map;  /* of the columns of tables; NULL: none is given */
    const struct bg_panel *panel; /* what people scored; NULL: none is given */
    enum bg_language language;    /* of reasons and flags */
    size_t without;               /* the evaluator whose scores are left out, from 1; 0: nobody */
    const struct bg_source **panel_sheets; /* workbooks of evaluators, not joined to it yet */
    size_t panel_sheets_n, panel_sheets_room;
    const char *decisions_file;           /* what the buyer decided; NULL: none is given */
    const struct bg_decisions *decisions; /* read from it, once the ruleset is known */
    bool *decided;                        /* two for each: what it names is among the bids so far */
    bool undecidable;                     /* some decision cannot be applied, which was said */
    struct bg_bid_list *bids;             /* of the last lot that was bound */
    const char *withhold;  /* fields and criteria, with commas; NULL: what the ruleset says alone */
    bool show_prices;      /* also while the panel still scores */
    bool sheet_each;       /* of a comparison workbook: a sheet for each bid, however many */
    bool checking;         /* a ruleset before its publication, not one in use */
    bool world_failed;     /* a file of the user's could not be read or written */
    const char *rules_dir; /* of the library; NULL: ./rules and the installed one */
    const char *lot;       /* bids of this lot only; NULL: of all */
    struct bg_job_outputs *outputs; /* that wait until the run is over; NULL: none do */
};

/* Where a run's own notes go that are no outputs (checkpoints): they never wait. */
const struct bg_host *bg_job_world(const struct bg_job *job);

enum {
    BG_REGISTER_BYTES = 64 << 20, /* of a register of contracts, or a table of wages */
    BG_RULESET_BYTES = 16 << 20,  /* no published ruleset comes near; bounds what a scan can cost */
    BG_BIDS_BYTES = 512 << 20     /* JSON Lines of some 60,000 bids; more is a corpus */
};

/* NULL: it could not be read, said in diags (E802); *why gets the sentence. */
const struct bg_source *bg_job_read(struct bg_job *job, const char *path, size_t limit,
                                    const char **why);

/* The text of a ruleset with what it includes. NULL: said in diags. */
const struct bg_source *bg_job_ruleset_text(struct bg_job *job, const char *path);

/* as_of: BG_NO_DATE for the solicitation's date. NULL: said in diags. */
const struct bg_ruleset *bg_job_ruleset(struct bg_job *job, const char *path, int64_t as_of);

/* Loads the ruleset and adds what an officer should know before publication, for every lot. */
bool bg_job_publish(struct bg_job *job, const char *path, int64_t as_of);
/* Loads the rulesets and puts one table of the figures that must be looked up again on the date.
 * False: some cannot be used, said in diags; the others are in the table. */
bool bg_job_stale(struct bg_job *job, const char *const *paths, size_t n, int64_t as_of,
                  int64_t date, struct bg_buf *out);

/* What is asked of the library's index; NULL and BG_NO_DATE: whatever. dir NULL: the usual folders. */
struct bg_rules_query {
    const char *dir, *country, *work, *element;
    int64_t date;
};
/* Puts a line for each ruleset of the library that fits. False: there is no index, said. */
bool bg_job_rules_list(struct bg_job *job, const struct bg_rules_query *query, struct bg_buf *out);
/* The path of the ruleset with the id. NULL: there is none, said. */
const char *bg_job_rules_find(struct bg_job *job, const char *dir, bool starters, const char *id);
/* Puts a line for each template that a solicitation can be started from. False: no index, said. */
bool bg_job_starters(struct bg_job *job, const char *dir, struct bg_buf *out);

/* Loads the ruleset and puts its title page. False: it cannot be used, said in diags. */
bool bg_job_title_page(struct bg_job *job, const char *path, int64_t as_of, struct bg_buf *out);

/* What people scored, for the evaluations from here on: a panel file, and in further calls the sheets
 * of evaluators. False: said in diags. */
bool bg_job_use_panel(struct bg_job *job, const char *path);

/* Reads the bids and evaluates every lot. NULL only when the ruleset cannot be used; bids that
 * cannot be read are in the result. */
const struct bg_result *bg_job_evaluate(struct bg_job *job, const char *ruleset, int64_t as_of,
                                        const char *const *bids, size_t bids_n,
                                        const char *options);

/* Writes the form that vendors fill in to output. lot NULL: none was named. False: said in diags.
 */
bool bg_job_form(struct bg_job *job, const char *path, int64_t as_of, const char *lot,
                 const char *output, bool isolate);

/* Writes the workbook in which an officer records decisions about the bids; what the job's file of
 * decisions has is filled in. False: said in diags. */
bool bg_job_write_decisions(struct bg_job *job, const char *path, int64_t as_of,
                            const char *const *bids, size_t n, const char *output, bool isolate);

/* What forms said when they were sent out, for the readers of forms. */
struct bg_form_issuer;
const struct bg_form_issuer *bg_job_issuer(struct bg_job *job);

/* Writes folder/LOT/ruleset.json and folder/LOT/bids/BID.json. ruleset, map: paths, or NULL. report
 * gets what was changed, ignored or refused, the sums, and our order against the awards that the
 * source publishes; json the same as data. False: nothing was written, or not everything. */
bool bg_job_import(struct bg_job *job, const char *path, const char *folder, const char *ruleset,
                   const char *map, struct bg_buf *report, struct bg_buf *json);
/* Puts a mapping for a table, to be checked by people. ruleset: a path, or NULL. */
bool bg_job_suggest_map(struct bg_job *job, const char *path, const char *ruleset,
                        struct bg_buf *out);
/* The same as a table: what is "register", "wages" or "payroll". */
bool bg_job_suggest_columns(struct bg_job *job, const char *path, const char *what,
                            struct bg_buf *out);

/* Writes the workbook in which people edit the ruleset. False: said in diags. */
bool bg_job_ruleset_export(struct bg_job *job, const char *path, int64_t as_of, const char *output,
                           bool isolate);
/* Reads it back and writes the ruleset as JSON; what is not sound in it is said by cell. report gets
 * each change, a line. False: there were faults; a cell that cannot be read is one, and then nothing
 * is written. */
bool bg_job_ruleset_import(struct bg_job *job, const char *path, int64_t as_of, const char *output,
                           struct bg_buf *report);

#endif

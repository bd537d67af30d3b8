/* The folder of a case and the commands on it. Each reads the log, sees whether what is asked may
 * happen now, writes files (synced) and then one line of the log (synced): what a crash leaves between
 * the two is a file that no entry names, and never an entry without its file. Nothing in the folder is
 * changed or removed. The rules are model/event.def's. */
#ifndef BG_JOBS_CASE_CASE_H
#define BG_JOBS_CASE_CASE_H

#include "jobs/job.h"
#include "model/case.h"

/* What a command on a case is given; NULL where it is not. */
struct bg_case_request {
    const char *folder;
    const char *const *words; /* arguments behind the folder */
    size_t words_n;
    const char *by, *at, *because, *authority, *bid, *envelope, *due, *head, *signers;
    const char *bids;     /* invited to a round, with commas between them */
    const char *role;     /* of an evaluator: member or adviser */
    const char *criteria; /* of an evaluator who scores these only, with commas between them */
    const char *regime;   /* of debrief: the rules by which bidders are told */
    const char *ends;     /* and when its standstill period ends: a date */
    const char *output;   /* a file or folder outside the case that is to have a copy */
    bool csv;             /* of ocds: scores as a table */
    bool blind;           /* sheets show numbers in place of vendors */
    bool isolate;         /* workbooks are written in a child process */
};
struct bg_case_answer { /* for the terminal, and the same as JSON */
    struct bg_buf text, json;
};

/* Runs a command by its name in commands.def ("record open"). False: it was refused or failed, said in
 * diags. *known: there is such a command. */
bool bg_job_case(struct bg_job *job, const char *what, const struct bg_case_request *request,
                 struct bg_case_answer *answer, bool *known);
/* The name of the i-th command; NULL past the last. */
const char *bg_job_case_command(size_t i);
/* There is a log in the folder. */
bool bg_job_is_case(struct bg_job *job, const char *folder);

/* Holds the folder against its log. True: it is verified. False with a diagnostic: there is no case;
 * without: there are faults, which the answer lists. */
bool bg_job_verify(struct bg_job *job, const struct bg_case_request *request,
                   struct bg_case_answer *answer);

#endif

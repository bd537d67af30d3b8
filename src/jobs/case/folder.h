/* Private to jobs/case: a case that is being worked on. */
#ifndef BG_JOBS_CASE_FOLDER_H
#define BG_JOBS_CASE_FOLDER_H

#include "jobs/case/case.h"
#include "report/book/write.h"

enum { BG_LOG_BYTES = 256 << 20 };

struct bg_case {
    struct bg_job *job;
    const struct bg_case_request *request;
    const char *folder;
    struct bg_case_answer *answer; /* lines that a command prints above what is told of every one */
    struct bg_case_log *log;
    const struct bg_source
        *trying; /* decisions of the officer before they are taken in; NULL: none */
    /* What is wrong in an envelope is said while it is opened, and not each time that it is read. */
    enum { BG_NOT_OPENING, BG_OPENING_QUALITY, BG_OPENING_PRICES } opening;
    struct bg_case_entry next; /* the entry to be written: when, by whom, what */
    struct bg_case_file *files;
    size_t files_n, files_room;
    const char *then; /* what to do next, where the state alone does not tell; NULL: it does */
};

/* -- open.c -------------------------------------------------------------------------------------- */
/* A path of the folder as the host knows it. */
const char *bg_case_path(const struct bg_case *c, const char *inside);
/* The file's bytes, as they are. NULL: *error says why. */
const char *bg_case_bytes(struct bg_job *job, const char *path, size_t limit, size_t *n,
                          const char **error);
/* Reads the log. False: there is none, said. */
bool bg_case_read(struct bg_case *c, struct bg_job *job, const struct bg_case_request *request);
/* Begins the entry: who and when. False: said. */
bool bg_case_begin(struct bg_case *c, enum bg_case_event event);
/* The event may happen in the state that the case is in, and has the reason that it needs. False: said. */
bool bg_case_allowed(struct bg_case *c);

/* -- append.c ------------------------------------------------------------------------------------ */
/* Writes a new file of the folder and adds it to the entry. One that is there with the same bytes is
 * taken as it is; never is one written over: its name gets a number then. False: said. */
bool bg_case_put(struct bg_case *c, const char *inside, const char *bytes, size_t n);
/* Adds a file to the entry that is in the folder already. False: said. */
bool bg_case_add(struct bg_case *c, const char *inside);
/* Writes the entry. False: said, and the log is as it was. */
bool bg_case_append(struct bg_case *c);

/* -- made.c -------------------------------------------------------------------------------------- */
/* Writes path by data. False: said. */
typedef bool bg_case_writer(struct bg_case *c, const void *data, const char *path);
/* The bytes that the writer makes, under a name beside inside that is gone afterwards. NULL: said. */
const char *bg_case_made(struct bg_case *c, const char *inside, bg_case_writer *write,
                         const void *data, size_t *n);
/* As bg_case_put, of what the writer makes. */
bool bg_case_put_made(struct bg_case *c, const char *inside, bg_case_writer *write,
                      const void *data);
/* As bg_case_put, of a workbook by its builder. */
bool bg_case_put_book(struct bg_case *c, const char *inside, bg_book_builder *build,
                      const void *data);
/* Writes a copy outside of the folder, which no entry names; what is there is replaced. False: said. */
bool bg_case_copy(struct bg_case *c, const char *path, const char *bytes, size_t n);

/* -- hash.c -------------------------------------------------------------------------------------- */
/* The SHA-256 of a file of any size. False: *error says why it cannot be read. */
bool bg_case_hash(struct bg_job *job, const char *path, char hash[BG_HASH_TEXT], int64_t *bytes,
                  const char **error);
/* The file is what it was when the log took it in. False: said (E766, E777). */
bool bg_case_unchanged(struct bg_case *c, const char *inside);

/* -- tell.c -------------------------------------------------------------------------------------- */
/* The pattern with the folder in the place of each %s. */
const char *bg_case_words(const struct bg_case *c, const char *pattern);
void bg_case_tell(struct bg_case *c, struct bg_case_answer *answer);

#endif

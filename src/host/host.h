/* The seam to the world: files, processes, threads. One implementation for POSIX
 * (host_posix.c), one in memory for tests and fuzzers (host_memory.c). Nothing else in the library
 * touches the world, and the world is only ever touched through the struct that was passed in. */
#ifndef BG_HOST_HOST_H
#define BG_HOST_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum bg_host_status {
    BG_HOST_OK,
    BG_HOST_FAILED,   /* error text says why */
    BG_HOST_TOO_LARGE /* more than the limit */
};

/* What a path leads to, so that two paths can be told to be one file. */
enum bg_host_kind { BG_HOST_NOTHING, BG_HOST_FILE, BG_HOST_FOLDER, BG_HOST_DEVICE };
struct bg_host_file {
    enum bg_host_kind kind;
    uint64_t device, number; /* of the file; of its folder where there is nothing yet */
    const char *name;        /* in that folder, a part of path; NULL where there is something */
};

struct bg_host_move { /* a finished file and the place it is for */
    const char *temp, *path;
};

struct bg_host {
    void *data;
    /* Reads the whole file ("-" is standard input), at most limit bytes, into *bytes, which the
     * caller gives to release. Refuses directories. error: a borrowed sentence. */
    enum bg_host_status (*read)(void *data, const char *path, size_t limit, char **bytes, size_t *n,
                                const char **error);
    void (*release)(void *data, char *bytes);
    /* Writes all bytes to a new file beside path, syncs it, renames it to path, syncs the folder.
     * After a failure the old file is as it was and nothing is left behind; but when only the folder
     * cannot be synced, the new one is in its place. */
    enum bg_host_status (*replace)(void *data, const char *path, const char *bytes, size_t n,
                                   const char **error);
    /* Makes the folder and its parents; one that is there is fine. */
    enum bg_host_status (*make_dir)(void *data, const char *path, const char **error);
    /* Reserves a temporary name beside path (buffer of size bytes). */
    enum bg_host_status (*temp_beside)(void *data, const char *path, char *name, size_t size,
                                       const char **error);
    /* Syncs the finished file temp and renames it to path. */
    enum bg_host_status (*commit)(void *data, const char *temp, const char *path,
                                  const char **error);
    /* Syncs all n finished files and renames each to its path. After a failure every path is as it
     * was, all temporary files are gone, and *failed is the move that failed. */
    enum bg_host_status (*commit_all)(void *data, const struct bg_host_move *moves, size_t n,
                                      size_t *failed, const char **error);
    void (*remove)(void *data, const char *path); /* a file, or a folder that is empty */
    /* Follows links. "-" is standard input. False: there is no folder to hold it either. */
    bool (*identify)(void *data, const char *path, struct bg_host_file *file);
    /* The names in a folder, each with its NUL, in no order; a folder's ends with a slash. *names is
     * given to release. */
    enum bg_host_status (*list)(void *data, const char *path, char **names, size_t *n,
                                const char **error);
    /* Runs job(job_data) where its crash cannot hurt us (a child process) and returns its result
     * (0 is success). False: it crashed or could not be started; error says how. */
    bool (*isolate)(void *data, int (*job)(void *), void *job_data, int *result,
                    const char **error);

    /* -- files of any size, in pieces -- */
    /* Opens the file for reading from its start ("-" is standard input). *size: its bytes, -1 where
     * that is not known beforehand. *stream is given to close. */
    enum bg_host_status (*open)(void *data, const char *path, void **stream, int64_t *size,
                                const char **error);
    /* The next bytes, at most size of them; *n is 0 at the end. Waits until there are some. */
    enum bg_host_status (*next)(void *data, void *stream, char *bytes, size_t size, size_t *n,
                                const char **error);
    void (*close)(void *data, void *stream);
    /* Cuts the file (made where there is none) to its first at bytes and puts n bytes there, for an
     * output that grows. "-" is standard output, where at counts for nothing. */
    enum bg_host_status (*append)(void *data, const char *path, int64_t at, const char *bytes,
                                  size_t n, const char **error);

    /* -- a log that several runs may write -- */
    /* Waits until no other run holds the file, which is made where there is none. *lock is given to
     * unlock. */
    enum bg_host_status (*lock)(void *data, const char *path, void **lock, const char **error);
    void (*unlock)(void *data, void *lock);
    /* What was written to the file, and its name in the folder, outlive a loss of power. */
    enum bg_host_status (*sync)(void *data, const char *path, const char **error);
    /* Seconds since 1970 in UTC, as this machine's clock has them. */
    int64_t (*clock)(void *data);
    /* n bytes, at most 256, that nobody can guess. */
    enum bg_host_status (*random)(void *data, unsigned char *bytes, size_t n, const char **error);

    /* -- threads -- */
    int (*processors)(void *data); /* that this process may use, at least 1 */
    /* Runs job(job_data, i) for every i below n, at the same time where it can, and returns when all
     * have come to their end. Nothing may jump out of a job. */
    void (*parallel)(void *data, int n, void (*job)(void *job_data, int i), void *job_data);
    /* For use inside such jobs: runs body(body_data) while no other job is inside this function. */
    void (*exclusive)(void *data, void (*body)(void *), void *body_data);
};

/* The real one. Static: never freed. */
const struct bg_host *bg_host_posix(void);

#endif

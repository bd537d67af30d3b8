/* Several finished files put in their places together. Each is synced before the first is renamed,
 * and what was there is kept under another name until the last one is in its place, so that a
 * failure half way leaves every place as it was. */
#define _GNU_SOURCE
#include "host/host_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    struct bg_posix_target target;
    char kept[PATH_MAX]; /* the old file's second name; "" where there is none */
};

/* together: sync_together comes after it. */
static int prepare(const struct bg_host_move *move, struct place *place, bool together)
{
    int number = bg_posix_target(move->path, &place->target);
    int fd = number ? -1 : open(move->temp, O_RDWR | O_CLOEXEC);
    place->kept[0] = '\0';
    if (fd < 0)
        return number ? number : errno;
    if (!together)
        number = bg_posix_settle(fd, &place->target);
    else if (place->target.exists && fchmod(fd, place->target.mode) != 0)
        number = errno;
    if (close(fd) != 0 && !number)
        number = errno;
    return number;
}

/* Many files one by one cost a turn of the disk each. Linux can sync a whole file system, and tells, since
 * 5.8, of what it could not write. */
#ifdef __linux__
enum { MANY = 16 };

static int sync_together(const struct bg_host_move *moves, size_t n, size_t *failed)
{
    dev_t synced = 0;
    int number = 0;
    for (size_t i = 0; i < n && !number; i++) {
        struct stat st;
        int fd = open(moves[i].temp, O_RDONLY | O_CLOEXEC);
        *failed = i;
        if (fd < 0 || fstat(fd, &st) != 0 || ((i == 0 || st.st_dev != synced) && syncfs(fd) != 0))
            number = errno;
        else
            synced = st.st_dev;
        if (fd >= 0)
            close(fd);
    }
    return number;
}
#else
enum { MANY = INT_MAX };

static int sync_together(const struct bg_host_move *moves, size_t n, size_t *failed)
{
    (void)moves;
    (void)n;
    (void)failed;
    return 0;
}
#endif

/* A file system without hard links keeps nothing: then a later failure cannot undo this one. */
static void commit_keep(struct place *place)
{
    if (!place->target.exists ||
        !bg_posix_temp_name(place->target.path, place->kept, sizeof place->kept) ||
        link(place->target.path, place->kept) != 0)
        place->kept[0] = '\0';
}

static void undo(const struct place *place)
{
    if (place->kept[0])
        rename(place->kept, place->target.path);
    else if (!place->target.exists)
        unlink(place->target.path);
}

/* The number of moves made; number gets the errno of the one that failed. */
static size_t move_all(const struct bg_host_move *moves, size_t n, struct place *places,
                       int *number)
{
    size_t done = 0;
    *number = 0;
    while (done < n && !*number) {
        commit_keep(&places[done]);
        if (rename(moves[done].temp, places[done].target.path) != 0) {
            *number = errno;
            if (places[done].kept[0])
                unlink(places[done].kept);
        } else {
            done++;
        }
    }
    return done;
}

static bool same_folder(const char *a, const char *b)
{
    char first[PATH_MAX], second[PATH_MAX];
    const char *name;
    return bg_posix_split(a, first, &name) && bg_posix_split(b, second, &name) &&
           strcmp(first, second) == 0;
}

static int sync_folders(const struct place *places, size_t n, size_t *failed)
{
    for (size_t i = 0; i < n; i++) {
        const char *path = places[i].target.path;
        int number =
            i && same_folder(places[i - 1].target.path, path) ? 0 : bg_posix_sync_folder(path);
        *failed = i;
        if (number)
            return number;
    }
    return 0;
}

static int commit_commit(const struct bg_host_move *moves, size_t n, struct place *places,
                         size_t *failed)
{
    int number = 0;
    size_t done = 0;
    for (size_t i = 0; i < n && !number; i++) {
        *failed = i;
        number = prepare(&moves[i], &places[i], n >= MANY);
    }
    if (!number && n >= MANY)
        number = sync_together(moves, n, failed);
    if (!number) {
        done = move_all(moves, n, places, &number);
        *failed = done;
    }
    if (!number)
        number = sync_folders(places, n, failed);
    for (size_t i = done; number && i-- > 0;)
        undo(&places[i]);
    for (size_t i = 0; !number && i < n; i++)
        if (places[i].kept[0])
            unlink(places[i].kept);
    return number;
}

enum bg_host_status bg_posix_commit_all(void *data, const struct bg_host_move *moves, size_t n,
                                        size_t *failed, const char **error)
{
    (void)data;
    struct place *places = malloc((n ? n : 1) * sizeof *places);
    *failed = 0;
    int number = places ? commit_commit(moves, n, places, failed) : ENOMEM;
    free(places);
    if (!number)
        return BG_HOST_OK;
    for (size_t i = 0; i < n; i++)
        unlink(moves[i].temp);
    *error = bg_posix_explain(number);
    return BG_HOST_FAILED;
}

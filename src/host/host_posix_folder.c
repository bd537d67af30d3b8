/* What a path leads to, and what a folder holds. */
#define _GNU_SOURCE
#include "host/host_posix.h"
#include "host/names.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum bg_host_kind folder_kind_of(const struct stat *st)
{
    if (S_ISREG(st->st_mode))
        return BG_HOST_FILE;
    return S_ISDIR(st->st_mode) ? BG_HOST_FOLDER : BG_HOST_DEVICE;
}

static bool folder_fill(struct bg_host_file *file, const struct stat *st, enum bg_host_kind kind,
                        const char *name)
{
    *file = (struct bg_host_file){kind, (uint64_t)st->st_dev, (uint64_t)st->st_ino, name};
    return true;
}

bool bg_posix_identify(void *data, const char *path, struct bg_host_file *file)
{
    (void)data;
    struct stat st;
    char folder[PATH_MAX];
    const char *name;
    if (strcmp(path, "-") == 0)
        return fstat(STDIN_FILENO, &st) == 0 && folder_fill(file, &st, folder_kind_of(&st), NULL);
    if (stat(path, &st) == 0)
        return folder_fill(file, &st, folder_kind_of(&st), NULL);
    return bg_posix_split(path, folder, &name) && stat(folder, &st) == 0 &&
           folder_fill(file, &st, BG_HOST_NOTHING, name);
}

static bool is_folder(DIR *dir, const struct dirent *entry)
{
    struct stat st;
    return fstatat(dirfd(dir), entry->d_name, &st, 0) == 0 && S_ISDIR(st.st_mode);
}

enum bg_host_status bg_posix_list(void *data, const char *path, char **names, size_t *n,
                                  const char **error)
{
    (void)data;
    DIR *dir = opendir(path);
    struct bg_names found = {0};
    const struct dirent *entry;
    int number = dir ? 0 : errno;
    while (dir && !number && (errno = 0, (entry = readdir(dir)) != NULL)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (!bg_names_add(&found, entry->d_name, is_folder(dir, entry)))
            number = ENOMEM;
    }
    if (dir && !number)
        number = errno;
    if (dir)
        closedir(dir);
    if (number) {
        free(found.text);
        *error = bg_posix_explain(number);
        return BG_HOST_FAILED;
    }
    *names = found.text;
    *n = found.n;
    return BG_HOST_OK;
}

/* Which files are bids. A folder stands for the files in it; what no vendor handed in (lock files of
 * spreadsheet programs, files of the operating system, what bidgauge wrote itself) is passed over by
 * name or by its first bytes, and said. Everything else counts as a bid, readable or not, so that
 * nothing that was handed in is lost. */
#include <stdlib.h>
#include <string.h>

#include "base/xlsx_read.h"
#include "base/list.h"
#include "intake/sniff.h"
#include "jobs/inputs.h"

struct files {
    struct bg_job *job;
    struct bg_job_file *list;
    size_t n, room;
};

static void inputs_files_add(struct files *files, const char *path, bool listed)
{
    BG_MORE(files->job->arena, files->list, files->n, files->room);
    files->list[files->n++] = (struct bg_job_file){path, listed};
}

static void inputs_files_pass_over(struct bg_job *job, const char *path, const char *what)
{
    bg_diag_add(job->diags, BG_N818, BG_NOWHERE, "passed over \"%s\": %s", path, what);
}

/* -- by name -------------------------------------------------------------------------------------- */

static bool starts(const char *name, const char *with)
{
    return strncmp(name, with, strlen(with)) == 0;
}

static bool ends(const char *name, const char *with)
{
    size_t n = strlen(name), size = strlen(with);
    return n >= size && strcmp(name + n - size, with) == 0;
}

/* What a file of that name is, if not one that a vendor handed in; else NULL. */
static const char *what_by_name(struct bg_arena *arena, const char *name)
{
    static const char *const system[] = {".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini"};
    static const char lock[] = "a lock file: \"%s\" is open in a spreadsheet program, or was; what "
                               "is not saved there is not read";
    size_t n = strlen(name);
    if (starts(name, "~$"))
        return bg_arena_printf(arena, lock, name + 2);
    if (starts(name, ".~lock.") && ends(name, "#"))
        return bg_arena_printf(arena, lock, bg_arena_text(arena, name + 7, n - 8));
    if (starts(name, "._"))
        return "a file that macOS keeps beside another";
    for (size_t i = 0; i < sizeof system / sizeof *system; i++)
        if (strcmp(name, system[i]) == 0)
            return "a file of the operating system";
    return NULL;
}

static const char *inputs_files_name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* -- folders -------------------------------------------------------------------------------------- */

static int inputs_files_by_name(const void *a, const void *b)
{
    const char *const *first = a, *const *second = b;
    return strcmp(*first, *second);
}

/* A path that is named and also found in a folder: named first. */
static int by_path(const void *a, const void *b)
{
    const struct bg_job_file *first = a, *second = b;
    int order = strcmp(first->path, second->path);
    return order ? order : (int)first->listed - (int)second->listed;
}

static void add_entry(struct files *files, const char *folder, const char *name)
{
    struct bg_arena *arena = files->job->arena;
    const char *path = bg_arena_printf(arena, "%s%s%s", folder, ends(folder, "/") ? "" : "/", name);
    const char *what = what_by_name(arena, name);
    if (ends(name, "/"))
        inputs_files_pass_over(files->job, path, "a folder within the folder");
    else if (what || name[0] == '.')
        inputs_files_pass_over(files->job, path, what ? what : "a hidden file");
    else
        inputs_files_add(files, path, true);
}

struct release {
    const struct bg_host *host;
    char *names;
};

static void inputs_files_release_names(void *data)
{
    struct release *held = data;
    if (held->names)
        held->host->release(held->host->data, held->names);
}

/* Sorted by name, so that no file system decides the order. */
static void add_folder(struct files *files, const char *folder)
{
    struct bg_job *job = files->job;
    struct release *held = BG_NEW(job->arena, struct release);
    const char *error = "";
    size_t size = 0, n = 0;
    held->host = job->host;
    *bg_arena_defer(job->arena, inputs_files_release_names) = held;
    if (job->host->list(job->host->data, folder, &held->names, &size, &error) != BG_HOST_OK) {
        bg_diag_add(job->diags, BG_E802, BG_NOWHERE, "cannot read \"%s\": %s", folder, error);
        job->world_failed = true;
        return;
    }
    const char **names = BG_ARRAY(job->arena, size + 1, const char *);
    for (size_t at = 0; at < size; at += strlen(held->names + at) + 1)
        names[n++] = held->names + at;
    qsort(names, n, sizeof *names, inputs_files_by_name);
    for (size_t i = 0; i < n; i++)
        add_entry(files, folder, names[i]);
}

struct bg_job_file *bg_job_files(struct bg_job *job, const char *const *paths, size_t n,
                                 size_t *found)
{
    struct files files = {.job = job};
    const char **sorted = BG_ARRAY(job->arena, n, const char *);
    for (size_t i = 0; i < n; i++)
        sorted[i] = paths[i];
    qsort(sorted, n, sizeof *sorted, inputs_files_by_name);
    paths = sorted;
    for (size_t i = 0; i < n; i++) {
        struct bg_host_file file;
        bool there =
            strcmp(paths[i], "-") != 0 && job->host->identify(job->host->data, paths[i], &file);
        if (there && file.kind == BG_HOST_FOLDER)
            add_folder(&files, paths[i]);
        else if (bg_job_is_bid_name(job, paths[i]))
            inputs_files_add(&files, paths[i], false);
    }
    if (files.n)
        qsort(files.list, files.n, sizeof *files.list, by_path);
    *found = files.n;
    return files.list;
}

bool bg_job_is_bid_name(struct bg_job *job, const char *path)
{
    const char *what = what_by_name(job->arena, inputs_files_name_of(path));
    if (what)
        inputs_files_pass_over(job, path, what);
    return !what;
}

/* -- by bytes ------------------------------------------------------------------------------------- */

static const char *what_workbook(struct bg_arena *arena, const struct bg_source *source)
{
    const char *kind = bg_xlsx_origin(arena, source->text, source->size).kind;
    if (!*kind || strcmp(kind, "form") == 0)
        return NULL;
    return bg_arena_printf(arena, "a workbook that bidgauge wrote (%s)", kind);
}

/* listed: found in a folder, where whatever belongs to the tender may lie; a file that somebody named
 * as a bid is only passed over where it comes out of bidgauge. */
static const char *what_document(struct bg_arena *arena, const struct bg_source *source,
                                 bool listed)
{
    static const char *const written[] = {"result", "model",       "robustness",
                                          "import", "corpus-part", "corpus-checkpoint"};
    static const char *const beside[] = {"ruleset", "scenario", "map", "decisions", "panel"};
    const char *format = bg_sniff_format(arena, source);
    if (!starts(format, "bidgauge-"))
        return NULL;
    size_t n = strcspn(format + 9, "/");
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (strlen(written[i]) == n && memcmp(format + 9, written[i], n) == 0)
            return bg_arena_printf(arena, "a file that bidgauge wrote (%s)", written[i]);
    for (size_t i = 0; listed && i < sizeof beside / sizeof *beside; i++)
        if (strlen(beside[i]) == n && memcmp(format + 9, beside[i], n) == 0)
            return bg_arena_printf(arena, "a file of bidgauge that is not a bid (%s)", beside[i]);
    return NULL;
}

bool bg_job_is_bid(struct bg_job *job, const struct bg_source *source, bool listed)
{
    bool zip = source->size > 2 && memcmp(source->text, "PK", 2) == 0;
    const char *what =
        zip ? what_workbook(job->arena, source) : what_document(job->arena, source, listed);
    if (what)
        inputs_files_pass_over(job, source->name, what);
    return !what;
}

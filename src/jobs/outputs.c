/* What a run may write where. The host in front keeps the outputs back (host/outputs.c); here is
 * the rules. */
#include "jobs/outputs.h"

#include <string.h>

#include "base/xlsx_read.h"
#include "host/outputs.h"

enum { MARK_BYTES = 64 };

enum family { WORKBOOK, JSON, LINES, CSV, PAGE, MARKDOWN, FOLDER };
enum use { WRITTEN, READ };

static const struct kind {
    const char *id, *title, *mark;
    enum family family;
    enum use use;
} kinds[] = {
#define OUTPUT(id, title, family, use, mark) {#id, title, mark, family, use},
#include "jobs/outputs.def"
#undef OUTPUT
};

struct claim {
    struct claim *next;
    enum bg_output_kind kind;
    const char *path;
    bool passed_over; /* what is there is no input, though it may be read */
};

struct bg_job_outputs {
    struct bg_outputs *held;
    const struct bg_host *world;
    struct claim *claims, **last;
    bool force;
};

enum bg_output_kind bg_output_kind_find(const char *name)
{
    for (int i = 0; i < BG_OUTPUT__COUNT; i++)
        if (strcmp(kinds[i].id, name) == 0)
            return (enum bg_output_kind)i;
    return BG_OUTPUT__COUNT;
}

static void free_held(void *held)
{
    bg_outputs_free(held);
}

void bg_job_outputs_hold(struct bg_job *job, bool force)
{
    struct bg_job_outputs *outputs = BG_NEW(job->arena, struct bg_job_outputs);
    void **owner = bg_arena_defer(job->arena, free_held);
    outputs->held = bg_outputs_new(job->host);
    if (!outputs->held)
        bg_arena_out_of_memory(job->arena);
    *owner = outputs->held;
    outputs->world = job->host;
    outputs->last = &outputs->claims;
    outputs->force = force;
    job->outputs = outputs;
    job->host = bg_outputs_host(outputs->held);
}

void bg_job_outputs_input(struct bg_job *job, const char *path)
{
    if (job->outputs)
        bg_outputs_input(job->outputs->held, path);
}

const struct bg_host *bg_job_world(const struct bg_job *job)
{
    return job->outputs ? job->outputs->world : job->host;
}

/* -- names ---------------------------------------------------------------------------------------- */

static char jobs_outputs_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The ending after the last dot of the file's name, in lower case; "" where there is none. */
static const char *ending_of(struct bg_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    char *out = bg_arena_text(arena, dot && dot != name ? dot + 1 : "",
                              dot && dot != name ? strlen(dot + 1) : 0);
    for (char *c = out; *c; c++)
        *c = jobs_outputs_lower(*c);
    return out;
}

static bool outputs_is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

/* A text may have any ending that promises nothing else. */
static bool outputs_fits(enum family family, const char *ending)
{
    static const char *const promising[] = {
        "xlsx", "xlsm", "xlsb", "xls", "ods", "pdf", "doc", "docx", "odt", "rtf", "csv", "tsv",
        "json", "md",   "html", "htm", "xml", "zip", "gz",  "png",  "jpg", "svg", NULL};
    static const char *const json[] = {"json", NULL}, *const csv[] = {"csv", NULL};
    static const char *const page[] = {"html", "htm", NULL};
    switch (family) {
    case WORKBOOK:
        return strcmp(ending, "xlsx") == 0;
    case JSON:
    case LINES:
        return outputs_is_one_of(ending, json) || !outputs_is_one_of(ending, promising);
    case CSV:
        return outputs_is_one_of(ending, csv) || !outputs_is_one_of(ending, promising);
    case PAGE:
        return outputs_is_one_of(ending, page);
    case MARKDOWN:
        return strcmp(ending, "md") == 0;
    case FOLDER:
        break;
    }
    return true;
}

static bool outputs_check_name(struct bg_job *job, const struct kind *kind, const char *path)
{
    static const char *const wanted[] = {
        [WORKBOOK] = ".xlsx", [JSON] = ".json",   [LINES] = ".jsonl", [CSV] = ".csv",
        [PAGE] = ".html",     [MARKDOWN] = ".md", [FOLDER] = ""};
    if (outputs_fits(kind->family, ending_of(job->arena, path)))
        return true;
    if (strcmp(path, "-") == 0) {
        bg_diag_add(job->diags, BG_E816, BG_NOWHERE,
                    "cannot write %s to standard output: give the name of a file", kind->title);
        return false;
    }
    bg_diag_add(job->diags, BG_E816, BG_NOWHERE,
                "cannot write %s to \"%s\": the name must end in %s%s", kind->title, path,
                wanted[kind->family],
                strcmp(kind->id, "account_workbook") == 0 ? ", or in .html for a page" : "");
    return false;
}

/* -- inputs and other outputs ------------------------------------------------------------------- */

static bool check_input(struct bg_job *job, const char *path)
{
    const char *input = bg_outputs_same_input(job->outputs->held, path);
    if (!input)
        return true;
    if (strcmp(input, path) == 0)
        bg_diag_add(job->diags, BG_E814, BG_NOWHERE,
                    "\"%s\" is an input of this run and would be overwritten", path);
    else if (strcmp(input, "-") == 0)
        bg_diag_add(job->diags, BG_E814, BG_NOWHERE,
                    "\"%s\" is read as standard input and would be overwritten", path);
    else
        bg_diag_add(job->diags, BG_E814, BG_NOWHERE,
                    "\"%s\" is the same file as the input \"%s\", which would be overwritten", path,
                    input);
    return false;
}

static bool outputs_check_twice(struct bg_job *job, const char *path)
{
    for (const struct claim *c = job->outputs->claims; c; c = c->next) {
        if (!bg_outputs_same_file(job->outputs->held, c->path, path))
            continue;
        if (strcmp(path, "-") == 0)
            bg_diag_add(job->diags, BG_E815, BG_NOWHERE,
                        "two outputs are asked for on standard output");
        else if (strcmp(path, c->path) == 0)
            bg_diag_add(job->diags, BG_E815, BG_NOWHERE, "\"%s\" is given for two outputs", path);
        else
            bg_diag_add(job->diags, BG_E815, BG_NOWHERE, "\"%s\" and \"%s\" are one file", c->path,
                        path);
        return false;
    }
    return true;
}

/* -- what is there already ------------------------------------------------------------------------ */

/* Reads at most limit bytes. False: it cannot be read, or is longer. */
static bool read_there(struct bg_job *job, const char *path, size_t limit, char **bytes, size_t *n)
{
    const struct bg_host *world = job->outputs->world;
    const char *error;
    return world->read(world->data, path, limit, bytes, n, &error) == BG_HOST_OK;
}

static const char *title_of_workbook(const char *mark)
{
    for (int i = 0; i < BG_OUTPUT__COUNT; i++)
        if (kinds[i].family == WORKBOOK && strcmp(kinds[i].mark, mark) == 0)
            return kinds[i].title;
    return "a workbook of another kind";
}

/* The bytes begin as those that bidgauge writes of this kind. */
static bool begins_as(const struct kind *kind, const char *bytes, size_t n)
{
    for (const char *mark = kind->mark; *mark && kind->family != WORKBOOK;) {
        size_t length = strcspn(mark, "|");
        if (n >= length && memcmp(bytes, mark, length) == 0)
            return true;
        mark += length + (mark[length] == '|');
    }
    return false;
}

/* What is known of a file that is there. */
struct found {
    bool ours;       /* bidgauge wrote it, for the same purpose */
    const char *why; /* it must stay; NULL: it may be replaced */
};

static const struct found not_ours = {false, "bidgauge did not write it"};

static struct found find_workbook(struct bg_job *job, const struct kind *kind, const char *path)
{
    const struct bg_host *world = job->outputs->world;
    char *bytes = NULL;
    size_t n = 0;
    if (!read_there(job, path, bg_xlsx_limits_own.file_bytes, &bytes, &n))
        return not_ours;
    struct bg_xlsx_origin origin = bg_xlsx_origin(job->arena, bytes, n);
    world->release(world->data, bytes);
    if (n == 0)
        return (struct found){false, NULL}; /* nothing is lost with it */
    if (!*origin.kind)
        return not_ours;
    if (strcmp(origin.kind, kind->mark) != 0)
        return (struct found){
            false, bg_arena_printf(job->arena, "it is %s", title_of_workbook(origin.kind))};
    return (struct found){true, origin.untouched ? NULL
                                                 : "another program has saved it since bidgauge "
                                                   "wrote it: what was changed in it would be "
                                                   "lost"};
}

static struct found find_text(struct bg_job *job, const struct kind *kind, const char *path)
{
    const struct bg_host *world = job->outputs->world;
    char bytes[MARK_BYTES];
    size_t n = 0, got = 1;
    void *stream;
    int64_t size;
    const char *error;
    if (world->open(world->data, path, &stream, &size, &error) != BG_HOST_OK)
        return not_ours;
    while (got && n < sizeof bytes &&
           world->next(world->data, stream, bytes + n, sizeof bytes - n, &got, &error) ==
               BG_HOST_OK)
        n += got;
    world->close(world->data, stream);
    if (n == 0)
        return (struct found){false, NULL};
    if (begins_as(kind, bytes, n))
        return (struct found){true, NULL};
    for (int i = 0; i < BG_OUTPUT__COUNT; i++)
        if (begins_as(&kinds[i], bytes, n))
            return (struct found){false, bg_arena_printf(job->arena, "it is %s", kinds[i].title)};
    return not_ours;
}

static bool exists(const struct bg_job *job, const char *path, enum bg_host_kind kind)
{
    const struct bg_host *world = job->outputs->world;
    struct bg_host_file file;
    return world->identify(world->data, path, &file) && file.kind == kind;
}

static void outputs_refuse(struct bg_job *job, const char *path, const char *why)
{
    bg_diag_add(job->diags, BG_E817, BG_NOWHERE, "\"%s\" is there already, and %s", path, why);
}

/* What is there, where its bytes can tell; else nothing speaks against it yet. */
static struct found find_there(struct bg_job *job, const struct kind *kind, const char *path)
{
    if (!kind->mark[0] || !exists(job, path, BG_HOST_FILE))
        return (struct found){false, NULL};
    return kind->family == WORKBOOK ? find_workbook(job, kind, path) : find_text(job, kind, path);
}

/* An output of an earlier run is no input even where it lies among the bids: it is passed over. */
static bool outputs_check_file(struct bg_job *job, const struct kind *kind, struct claim *claim)
{
    struct found found = find_there(job, kind, claim->path);
    claim->passed_over = found.ours && kind->use == WRITTEN;
    if (!claim->passed_over && !check_input(job, claim->path))
        return false;
    if (!outputs_check_name(job, kind, claim->path))
        return false;
    if (!found.why || job->outputs->force)
        return true;
    outputs_refuse(job, claim->path, found.why);
    return false;
}

bool bg_job_outputs_claim(struct bg_job *job, enum bg_output_kind kind, const char *path)
{
    if (!job->outputs)
        return true;
    struct claim *claim = BG_NEW(job->arena, struct claim);
    *claim = (struct claim){.kind = kind, .path = path};
    const struct kind *row = &kinds[kind];
    bool standard = strcmp(path, "-") == 0, device = exists(job, path, BG_HOST_DEVICE);
    bool ok = outputs_check_twice(job, path);
    if (ok && standard)
        ok = outputs_check_name(job, row, path);
    else if (ok && !device)
        ok = outputs_check_file(job, row, claim);
    *job->outputs->last = claim;
    job->outputs->last = &claim->next;
    return ok;
}

/* -- the end -------------------------------------------------------------------------------------- */

/* What is there is empty, or says the same. */
static bool nothing_lost(struct bg_job *job, const char *there, const char *temp)
{
    const struct bg_host *world = job->outputs->world;
    char *first = NULL, *second = NULL;
    size_t n = 0, m = 0;
    bool same = read_there(job, there, BG_BIDS_BYTES, &first, &n) &&
                (n == 0 || (read_there(job, temp, BG_BIDS_BYTES, &second, &m) && n == m &&
                            memcmp(first, second, n) == 0));
    if (first)
        world->release(world->data, first);
    if (second)
        world->release(world->data, second);
    return same;
}

static const struct claim *claim_of(const struct bg_job *job, const char *path)
{
    for (const struct claim *c = job->outputs->claims; c; c = c->next)
        if (strcmp(c->path, path) == 0)
            return c;
    return NULL;
}

/* A file that people write too is known as ours by its bytes only, now that they are there. */
static bool check_waiting(struct bg_job *job, size_t i)
{
    const struct bg_job_outputs *outputs = job->outputs;
    const char *path = bg_outputs_path(outputs->held, i);
    const struct claim *claim = claim_of(job, path);
    if (!*path)
        return true;
    if (!(claim && claim->passed_over) && !check_input(job, path))
        return false;
    if (outputs->force || (claim && kinds[claim->kind].mark[0]) ||
        !exists(job, path, BG_HOST_FILE) ||
        nothing_lost(job, path, bg_outputs_temp(outputs->held, i)))
        return true;
    outputs_refuse(job, path, "it says something else than what would be written");
    return false;
}

bool bg_job_outputs_finish(struct bg_job *job, bool *refused)
{
    struct bg_job_outputs *outputs = job->outputs;
    const char *path, *error = "";
    *refused = false;
    if (!outputs)
        return true;
    for (size_t i = 0; i < bg_outputs_waiting(outputs->held); i++)
        *refused |= !check_waiting(job, i);
    if (*refused) {
        bg_outputs_abandon(outputs->held);
        return false;
    }
    if (bg_outputs_publish(outputs->held, &path, &error) == BG_HOST_OK)
        return true;
    bg_diag_add(job->diags, BG_E803, BG_NOWHERE, "cannot write \"%s\": %s", path, error);
    bg_outputs_abandon(outputs->held);
    return false;
}

void bg_job_outputs_abandon(struct bg_job *job)
{
    if (job->outputs)
        bg_outputs_abandon(job->outputs->held);
}

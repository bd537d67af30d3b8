/* Random one-bit edits of a record, in memory: each is verified with the head and without.
 *     edits CASE HEAD TURNS SEED log|files
 * log: in log.jsonl; files: in any file that an entry names. Prints what was found, as one line of JSON:
 * record.py holds it against what must come out. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bidgauge.h"
#include "host/host_memory.h"

enum { FILES = 1000, PATH = 1024 };

struct file {
    char path[PATH];
    char *bytes;
    size_t n;
    bool recorded;
};

static struct file files[FILES];
static size_t files_n, recorded_bytes;
static struct file *log_file;
static struct bg_host_memory *memory;

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "edits: %s %s\n", what, path);
    exit(2);
}

static void load_file(const char *from, const char *inside)
{
    struct file *f = &files[files_n++];
    FILE *in = fopen(from, "rb");
    struct stat about;
    if (files_n == FILES || !in || stat(from, &about) != 0)
        fail("cannot read", from);
    snprintf(f->path, sizeof f->path, "%s", inside);
    f->n = (size_t)about.st_size;
    f->bytes = malloc(f->n + 1);
    if (!f->bytes || fread(f->bytes, 1, f->n, in) != f->n)
        fail("cannot read", from);
    f->bytes[f->n] = '\0';
    fclose(in);
    if (!bg_host_memory_put(memory, f->path, f->bytes, f->n))
        fail("no memory for", from);
    if (strcmp(inside, "case/log.jsonl") == 0)
        log_file = f;
}

static void load(const char *folder, const char *inside)
{
    DIR *all = opendir(folder);
    if (!all)
        fail("cannot list", folder);
    for (struct dirent *one = readdir(all); one; one = readdir(all)) {
        char path[2 * PATH], name[PATH];
        struct stat about;
        if (one->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, one->d_name);
        snprintf(name, sizeof name, "%.500s/%.500s", inside, one->d_name);
        if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
            load(path, name);
        else
            load_file(path, name);
    }
    closedir(all);
}

/* Those that an entry names, by the text of the log. */
static void find_recorded(void)
{
    for (size_t i = 0; i < files_n; i++) {
        char name[PATH + 16];
        snprintf(name, sizeof name, "\"path\":\"%s\"", files[i].path + strlen("case/"));
        files[i].recorded = strstr(log_file->bytes, name) != NULL;
        recorded_bytes += files[i].recorded ? files[i].n : 0;
    }
}

static bool verified(const char *head, char *text, size_t n)
{
    struct bg_config config = {.host = bg_host_memory_host(memory)};
    struct bg *bg = bg_new(&config);
    const struct bg_case_command command = {.folder = "case", .head = head};
    const char *said, *json;
    bool good = bg_verify(bg, &command, &said, &json);
    snprintf(text, n, "%s", said ? said : "");
    bg_free(bg);
    return good;
}

/* xorshift64*: the same on every machine. */
static size_t below(size_t n)
{
    static unsigned long long state;
    if (!state)
        state = n; /* the first call gives the seed */
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (size_t)((state * 2685821657736338717ULL >> 20) % n);
}

static struct file *choose(bool in_log, size_t *at)
{
    if (in_log) {
        *at = below(log_file->n);
        return log_file;
    }
    size_t byte = below(recorded_bytes);
    for (size_t i = 0; i < files_n; i++) {
        if (!files[i].recorded)
            continue;
        if (byte < files[i].n) {
            *at = byte;
            return &files[i];
        }
        byte -= files[i].n;
    }
    return NULL;
}

struct found {
    size_t with_head, without, in_last_line, anchor_said, elsewhere;
};

static void change(struct file *f, size_t at, char bit)
{
    f->bytes[at] = (char)(f->bytes[at] ^ bit);
    if (!bg_host_memory_put(memory, f->path, f->bytes, f->n))
        fail("no memory for", f->path);
}

static void edit(bool in_log, const char *head, size_t last_line, struct found *found)
{
    static char text[1 << 16];
    size_t at;
    struct file *f = choose(in_log, &at);
    char bit = (char)(1 << below(8));
    change(f, at, bit);
    if (!verified(head, text, sizeof text) && strstr(text, "NOT verified"))
        found->with_head++;
    else
        fprintf(stderr, "edits: byte %zu of %s is verified with a head\n", at, f->path);
    if (!verified(NULL, text, sizeof text)) {
        found->without++;
    } else {
        bool last = f == log_file && at >= last_line;
        found->in_last_line += last;
        found->elsewhere += !last;
        found->anchor_said += strstr(text, "anchor    none given: ") != NULL;
    }
    change(f, at, bit); /* as it was */
}

int main(int argc, char **argv)
{
    static char text[1 << 16];
    struct found found = {0};
    if (argc != 6 || !(memory = bg_host_memory_new()))
        fail("usage:", "edits CASE HEAD TURNS SEED log|files");
    load(argv[1], "case");
    if (!log_file)
        fail("no log in", argv[1]);
    find_recorded();
    (void)below((size_t)strtoull(argv[4], NULL, 10));
    if (!verified(argv[2], text, sizeof text))
        fail("the case itself is not verified:", text);
    size_t last_line = log_file->n - 1;
    while (last_line > 0 && log_file->bytes[last_line - 1] != '\n')
        last_line--;
    size_t turns = (size_t)strtoull(argv[3], NULL, 10);
    for (size_t i = 0; i < turns; i++)
        edit(strcmp(argv[5], "log") == 0, argv[2], last_line, &found);
    printf("{\"turns\": %zu, \"with_head\": %zu, \"without\": %zu, \"in_last_line\": %zu, "
           "\"elsewhere\": %zu, \"anchor_said\": %zu}\n",
           turns, found.with_head, found.without, found.in_last_line, found.elsewhere,
           found.anchor_said);
    return 0;
}

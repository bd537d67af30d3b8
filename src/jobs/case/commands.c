/* Which command is which function, and the ones that only write an entry. */
#include "jobs/case/commands.h"

#include <string.h>

static const struct {
    const char *name;
    bool (*run)(struct bg_case *c);
    size_t least;
    int most;
    const char *words;
} rows[] = {
#define COMMAND(name, function, least, most, words) {name, bg_case_##function, least, most, words},
#include "jobs/case/commands.def"
#undef COMMAND
};
enum { ROWS = sizeof rows / sizeof *rows };

const char *bg_job_case_command(size_t i)
{
    return i < ROWS ? rows[i].name : NULL;
}

static int commands_find(const char *what)
{
    for (int i = 0; i < ROWS; i++)
        if (strcmp(rows[i].name, what) == 0)
            return i;
    return -1;
}

/* What the panel does may be written after "record" as well: `record lock`. */
static int commands_row_of(struct bg_arena *arena, const char *what)
{
    int row = commands_find(what);
    if (row < 0 && strncmp(what, "record ", 7) == 0)
        row = commands_find(bg_arena_printf(arena, "panel %s", what + 7));
    return row;
}

static bool has_words(struct bg_job *job, const struct bg_case_request *request, int row)
{
    size_t n = request->words_n;
    if (n >= rows[row].least && (rows[row].most < 0 || n <= (size_t)rows[row].most))
        return true;
    bg_diag_add(job->diags, BG_E842, BG_NOWHERE, "%s arguments: write `%s CASE%s%s`",
                n < rows[row].least ? "too few" : "too many", rows[row].name,
                *rows[row].words ? " " : "", rows[row].words);
    return false;
}

/* The commands that begin with the same word, as they are written behind it. */
static void commands_say_unknown(struct bg_job *job, const char *what)
{
    const char *names[ROWS], *second = strchr(what, ' ');
    size_t n = 0, first = second ? (size_t)(second - what) + 1 : strlen(what);
    for (int i = 0; i < ROWS; i++)
        if (strncmp(rows[i].name, what, first) == 0)
            names[n++] = rows[i].name + first;
    bg_diag_add(job->diags, BG_E842, BG_NOWHERE, "%.*s has no command \"%s\"%s",
                (int)(second ? first - 1 : first), what, second ? second + 1 : "",
                bg_did_you_mean(job->arena, second ? second + 1 : "", names, n));
}

static bool open_case(struct bg_case *c, struct bg_job *job, const struct bg_case_request *request,
                      bool start)
{
    if (!start)
        return bg_case_read(c, job, request);
    *c = (struct bg_case){.job = job, .request = request, .folder = request->folder};
    return true;
}

bool bg_job_case(struct bg_job *job, const char *what, const struct bg_case_request *request,
                 struct bg_case_answer *answer, bool *known)
{
    struct bg_case c;
    int row = commands_row_of(job->arena, what);
    *known = row >= 0;
    if (row < 0) {
        commands_say_unknown(job, what);
        return false;
    }
    if (!has_words(job, request, row) ||
        !open_case(&c, job, request, rows[row].run == bg_case_start))
        return false;
    c.answer = answer;
    if (!rows[row].run(&c))
        return false;
    bg_case_tell(&c, answer);
    return bg_diag_count(job->diags, BG_ERROR) == 0;
}

/* -- entries alone -------------------------------------------------------------------------------- */

bool bg_case_note(struct bg_case *c)
{
    struct bg_buf text;
    bg_buf_init(&text, c->job->arena);
    for (size_t i = 0; i < c->request->words_n; i++)
        bg_buf_printf(&text, "%s%s", i ? " " : "", c->request->words[i]);
    if (!bg_case_begin(c, BG_EVENT_NOTE))
        return false;
    c->next.text = bg_buf_text(&text);
    return bg_case_append(c);
}

bool bg_case_reopen(struct bg_case *c)
{
    return bg_case_begin(c, BG_EVENT_REOPEN) && bg_case_append(c);
}

bool bg_case_cancel(struct bg_case *c)
{
    return bg_case_begin(c, BG_EVENT_CANCEL) && bg_case_append(c);
}

bool bg_case_status(struct bg_case *c)
{
    (void)c;
    return true;
}

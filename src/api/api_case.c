/* The case folder: its commands, and what `verify` finds. */
#include "api/context.h"

#include <string.h>

#include "jobs/case/case.h"
#include "jobs/notices.h"

struct record {
    const struct bg_case_request *request;
    const char *what;
    struct bg_case_answer answer;
    bool known;
};

static void case_start(struct call *call, struct record *record)
{
    bg_buf_init(&record->answer.text, call->bg->arena);
    bg_buf_init(&record->answer.json, call->bg->arena);
}

static void case_run(void *data)
{
    struct call *call = data;
    struct record *record = (struct record *)call->more;
    case_start(call, record);
    call->ok =
        bg_job_case(&call->bg->job, record->what, record->request, &record->answer, &record->known);
}

static void case_verify(void *data)
{
    struct call *call = data;
    struct record *record = (struct record *)call->more;
    case_start(call, record);
    call->ok = bg_job_verify(&call->bg->job, record->request, &record->answer);
}

static struct bg_case_request request_of(const struct bg *bg, const struct bg_case_command *command)
{
    return (struct bg_case_request){.folder = command->folder,
                                    .words = command->words,
                                    .words_n = command->words_n,
                                    .by = command->by,
                                    .at = command->at,
                                    .because = command->because,
                                    .authority = command->authority,
                                    .bid = command->bid,
                                    .envelope = command->envelope,
                                    .due = command->due,
                                    .head = command->head,
                                    .signers = command->signers,
                                    .bids = command->bids,
                                    .role = command->role,
                                    .criteria = command->criteria,
                                    .csv = command->csv,
                                    .regime = command->regime,
                                    .ends = command->ends,
                                    .output = command->output,
                                    .blind = command->blind,
                                    .isolate = bg->config.isolate_writer};
}

bool bg_case_work(struct bg *bg, const char *what, const struct bg_case_command *command,
                  const char **text, const char **json)
{
    struct bg_case_request request = request_of(bg, command);
    struct record record = {.request = &request, .what = what};
    struct call call = {.bg = bg, .more = &record};
    bg->job.withhold = command->withhold;
    bool ok = bg_enter(&call, case_run);
    *text = bg_buf_text(&record.answer.text);
    *json = bg_buf_text(&record.answer.json);
    if (!record.known)
        bg->wrong_usage = true;
    return ok;
}

const char *bg_case_work_name(size_t i)
{
    return bg_job_case_command(i);
}

static void list_notices(void *data)
{
    struct call *call = data;
    struct bg_buf out;
    bg_buf_init(&out, call->bg->arena);
    call->ok = bg_job_notices_list(&call->bg->job, &out);
    call->text = bg_buf_text(&out);
}

const char *bg_notices_list(struct bg *bg)
{
    struct call call = {.bg = bg};
    return bg_enter(&call, list_notices) ? call.text : NULL;
}

static void case_look(void *data)
{
    struct call *call = data;
    call->ok = bg_job_is_case(&call->bg->job, call->path);
}

bool bg_is_case(struct bg *bg, const char *folder)
{
    struct call call = {.bg = bg, .path = folder};
    return bg_enter(&call, case_look);
}

bool bg_verify(struct bg *bg, const struct bg_case_command *command, const char **text,
               const char **json)
{
    struct bg_case_request request = request_of(bg, command);
    struct record record = {.request = &request};
    struct call call = {.bg = bg, .more = &record};
    bool ok = bg_enter(&call, case_verify);
    *text = bg_buf_text(&record.answer.text);
    *json = bg_buf_text(&record.answer.json);
    return ok;
}

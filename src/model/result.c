/* Names of the enums of a result: the stable ones of files, and the words that people read. */
#include "model/result.h"

static const char *const outcome_names[BG_OUTCOME__COUNT] = {
    [BG_MET] = "met",
    [BG_NOT_MET] = "not_met",
    [BG_SCORED] = "scored",
    [BG_NOT_ANSWERED] = "not_answered",
    [BG_NEEDS_PANEL] = "needs_panel",
    [BG_NOT_APPLICABLE] = "not_applicable",
    [BG_OUTCOME_ERROR] = "error",
};

static const char *const outcome_words[BG_OUTCOME__COUNT] = {
    [BG_MET] = "met",
    [BG_NOT_MET] = "not met",
    [BG_SCORED] = "scored",
    [BG_NOT_ANSWERED] = "not answered",
    [BG_NEEDS_PANEL] = "needs the panel",
    [BG_NOT_APPLICABLE] = "not applicable",
    [BG_OUTCOME_ERROR] = "error",
};

static const char *const status_names[] = {
    [BG_RANKED] = "ranked",
    [BG_PROVISIONAL] = "provisional",
    [BG_ELIMINATED] = "eliminated",
    [BG_NOT_RANKED] = "not_ranked",
    [BG_LATE] = "late",
    [BG_UNREADABLE] = "unreadable",
};

const char *bg_outcome_name(enum bg_outcome outcome)
{
    return outcome_names[outcome];
}

const char *bg_outcome_words(enum bg_outcome outcome)
{
    return outcome_words[outcome];
}

const char *bg_result_status_name(enum bg_result_status status)
{
    return status_names[status];
}

const char *bg_result_status_words(enum bg_result_status status)
{
    return status == BG_NOT_RANKED ? "not ranked" : status_names[status];
}

/* bidgauge: evaluates bids against published job-quality procurement criteria.
 *
 * One context owns everything: whatever a function below returns lives until bg_free of its
 * context, and nothing is freed singly. Contexts share nothing; use one in each thread. Files are
 * read and written through the context's host. The library never prints and never exits; what is
 * wrong with an input becomes a diagnostic of the context, with its place and what to do.
 *
 * Where a function takes a result, NULL is allowed and gives NULL or false, so that calls can follow each
 * other and the diagnostics be asked for once.
 *
 * The usual order: bg_new, bg_evaluate_files, bg_write or bg_render, bg_diagnostics, bg_free. */
#ifndef BIDGAUGE_H
#define BIDGAUGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BG_VERSION "0.1.0"

struct bg;        /* a context */
struct bg_host;   /* the seam to files and processes */
struct bg_result; /* a finished evaluation, borrowed from its context */

struct bg_config {
    const struct bg_host *host; /* NULL: the POSIX one */
    size_t memory_limit;        /* bytes the context may hold; 0: no limit */
    const char
        *rules_dir; /* where included files are looked for that are not near the ruleset; NULL:
                            * ./rules and the installed rules */
    bool
        isolate_writer; /* write workbooks in a child process, whose crash cannot hurt; default no */
    bool
        in_memory; /* what is written stays in memory, for bg_get, under the path given; default no */
};

/* What a caller may exit with. */
enum bg_status {
    BG_DONE = 0,     /* warnings may have been said */
    BG_FINDINGS = 1, /* some input has errors; the output that could be made was made */
    BG_USAGE = 2,    /* called wrongly */
    BG_WORLD = 3 /* a file could not be read or written, or memory ran out: nothing was written */
};

/* What something is shown or written as; each function says which of these it takes. */
enum bg_rendering {
    BG_AS_TEXT, /* for people, at a terminal */
    BG_AS_TEXT_COLOR,
    BG_AS_BRIEF,   /* who is recommended, and counts */
    BG_AS_COMPARE, /* proposals beside each other */
    BG_AS_COMPARE_COLOR,
    BG_AS_JSON,
    BG_AS_CSV,
    BG_AS_HTML, /* one page that needs nothing else */
    BG_AS_MARKDOWN,
    BG_AS_XLSX,           /* to a file only, as are the two behind it */
    BG_AS_XLSX_PRINT_ALL, /* all its sheets go to paper */
    BG_AS_XLSX_PUBLIC     /* values only, without what is confidential */
};

/* The version of the library that runs, which may be newer than the header's BG_VERSION. Functions keep
 * their meaning while its first number stays. */
const char *bg_version(void);

/* config is copied; NULL: all defaults. NULL when memory is out. */
struct bg *bg_new(const struct bg_config *config);
/* Ends the context and every pointer that it ever gave. NULL is allowed. */
void bg_free(struct bg *bg);

/* A context adds up: its diagnostics, errors and status are of every call so far. From here on only of
 * what comes, as if it were new; results, options and files of bg_put stay. What ran out of memory does
 * not come back. */
void bg_forget(struct bg *bg);

/* -- files in memory -------------------------------------------------------------------------- */

/* From here on the n bytes, which are copied, are what the file of that name holds, whether or not there
 * is one on the disk. name: as it will be given to other functions; it is what messages and workbooks
 * show. False: memory ran out. */
bool bg_put(struct bg *bg, const char *name, const void *bytes, size_t n);
/* The n bytes of a file of bg_put, or, where the context has in_memory, of one that was written. They are
 * borrowed until a file of that name is put or written again. NULL: there is none. n NULL is allowed. */
const void *bg_get(struct bg *bg, const char *name, size_t *n);

/* -- outputs of a run ------------------------------------------------------------------------- */

/* From here on nothing is put in its place before bg_publish_outputs: then all outputs are, or none.
 * force: what is there already may be replaced. Without this call each output is written at once,
 * over whatever is there. */
bool bg_hold_outputs(struct bg *bg, bool force);
/* What an output is by the ending of its name: HTML, Markdown, JSON, CSV, else XLSX. */
enum bg_rendering bg_rendering_of(const char *path);
/* The command as it was typed, for pages that say how they were made; copied. */
bool bg_set_command(struct bg *bg, const char *command);
/* The run will read these n files. Those that it does read are known by themselves, but only then. */
bool bg_will_read(struct bg *bg, const char *const *paths, size_t n);
/* The run will write path ("-" is standard output; NULL: it will not). kind: "comparison", "form",
 * "result", ..., see src/jobs/outputs.def. False: it must not (an input, the file of another output,
 * a name that does not fit, a file that bidgauge did not write for this), which is said. */
bool bg_claim_output(struct bg *bg, const char *kind, const char *path);
/* Puts the outputs in their places, unless the run came to BG_USAGE or BG_WORLD. False: nothing was
 * written. */
bool bg_publish_outputs(struct bg *bg);

/* The one of n names that is most like wrong, or NULL. */
const char *bg_nearest(const char *wrong, const char *const *names, size_t n);

/* What bg_check looks for beside faults; they can be joined by |. */
enum bg_check_flag {
    BG_CHECK_PUBLISH =
        1 /* what an officer should know before the solicitation goes out, as warnings */
};
/* Loads the ruleset (JSON, or the workbook of one) and reports every fault of it. as_of:
 * "2026-11-24", or NULL for the solicitation's date. True: a bid can be evaluated against it (warnings may have been said). */
bool bg_check(struct bg *bg, const char *ruleset, const char *as_of, unsigned flags);
/* One table of the figures of n rulesets that must be looked up again on the date, with why and
 * where. NULL: the date cannot be read. A ruleset that cannot be used is not in it. */
const char *bg_stale_table(struct bg *bg, const char *const *rulesets, size_t n, const char *as_of,
                           const char *date);

/* The library of rulesets, in dir (NULL: ./rules, else the installed one). A line for each that is of
 * the country, kind of work and element and in force on the date, each of which may be NULL. NULL: there
 * is no index. */
const char *bg_rules_list(struct bg *bg, const char *dir, const char *country, const char *work,
                          const char *element, const char *date);
/* The path of the ruleset with the id. NULL: there is none. */
const char *bg_rules_find(struct bg *bg, const char *dir, const char *id);

/* Templates that a solicitation is started from, in the folder "starters" of the library: a line for
 * each, and the path of one. NULL: there is no index; no such template. */
const char *bg_starters_list(struct bg *bg, const char *dir);
const char *bg_starters_find(struct bg *bg, const char *dir, const char *id);

/* The ruleset's title page as Markdown: what it demands in plain words, its figures with dates and
 * sources, what is not verified and what is not modelled. NULL: it cannot be used. */
const char *bg_title_page(struct bg *bg, const char *ruleset, const char *as_of);

/* What is evaluated, and what counts beside the bids. Members are NULL or 0 where they are not given;
 * all of it is borrowed until bg_free. */
struct bg_inputs {
    const char *ruleset;
    const char *as_of; /* "2026-11-24"; NULL: the solicitation's date */
    const char *const
        *bids; /* files: bidgauge JSON, JSON Lines, forms, tables, tenders; "-": standard input */
    size_t bids_n;
    const char *lot; /* this one alone; of a file with bids for several lots those for it */
    const char *map; /* which column of a table (CSV, .xlsx) is which answer: "bidgauge-map/1" */
    const char *const
        *panel; /* what people scored: a panel file (docs/panel.md), then workbooks that
                               * evaluators filled in, as they came */
    size_t panel_n;
    bool prices; /* show prices and the ranking while the panel still scores */
    const char *
        decisions; /* what the buyer decided about bids (docs/decisions.md): workbook, CSV or JSON */
    const char
        *withhold; /* of a public copy: fields and criteria that it leaves out too, with commas */
};

/* Evaluates the bids against the ruleset. NULL: the ruleset cannot be used, or a file could not be
 * opened or read, see the diagnostics. Bids that are damaged stay in the result, as unreadable. */
const struct bg_result *bg_evaluate_files(struct bg *bg, const struct bg_inputs *inputs);
/* From here on the reasons, flags and recommendation of a result are in this language: "en" (as it is
 * without this call) or "es". The texts of a ruleset and of bids stay as they are written, numbers and
 * dates too. False: there is no such language. */
bool bg_use_language(struct bg *bg, const char *language);
/* Of a comparison workbook from here on: "auto" (as it is without this call), up to 60 ranked bids of a lot
 * have a sheet each and more share sheets; or "all", a sheet for each bid however many there are. False:
 * neither of them. */
bool bg_use_sheets(struct bg *bg, const char *sheets);

/* A step of a panel's work, where there is no case. action: "appoint" (files: "E1=Ana Ruiz"),
 * "declarations", "sheets", "status", "meeting" (files: the bids), "read" (files: sheets that came back;
 * adds to the file panel where output is NULL). output: a file, or the folder for workbooks. blind:
 * sheets show numbers in place of vendors. *said gets what was done and what comes next. False: see the
 * diagnostics. */
struct bg_panel_options {
    const char *action;
    struct bg_inputs inputs; /* bids: the files of the action */
    const char *output;
    bool blind;
};
bool bg_panel_work(struct bg *bg, const struct bg_panel_options *options, const char **said);

/* Writes the workbook in which the buyer records its decisions about the bids, with those of the inputs
 * filled in. True: the complete file is there. */
bool bg_write_decisions(struct bg *bg, const struct bg_inputs *inputs, const char *path);

/* The result as text of n bytes: BG_AS_JSON (bidgauge-result/1), TEXT, TEXT_COLOR or BRIEF. NULL: not
 * in this format. */
const char *bg_render(struct bg *bg, const struct bg_result *result, enum bg_rendering format,
                      size_t *n);
/* Writes the result to path: one of these formats or of the three of workbooks. True: the complete file
 * is there. False: what was there before still is, and a diagnostic says why. */
bool bg_write(struct bg *bg, const struct bg_result *result, enum bg_rendering format,
              const char *path);
/* The same for a text of the caller's. */
bool bg_write_text(struct bg *bg, const char *path, const char *text);
/* Why each score is what it is, as text for people. bid or criterion NULL: all of them. trace: every
 * step of the expressions too. NULL: no bid or no criterion has that id. */
const char *bg_explain(struct bg *bg, const struct bg_result *result, const char *bid,
                       const char *criterion, bool trace);

/* Writes the form that vendors fill in (.xlsx) to path. lot: the lot that it is for; NULL where the
 * ruleset has none. True: the complete file is there. */
bool bg_write_form(struct bg *bg, const char *ruleset, const char *as_of, const char *lot,
                   const char *path);

/* How much the recommendation hangs on: margin, weights, each other bid, the price formula, all
 * weights at once (docs/robustness.md). For the time before publication. NULL: the ruleset or an
 * option cannot be used, see the diagnostics. */
struct bg_robustness_report;    /* borrowed from its context */
struct bg_robustness_options {  /* every member counts: begin with BG_ROBUSTNESS_DEFAULTS */
    int64_t seed, samples;      /* of the draws of weights */
    int threads;                /* 0: as many as there are processors; the figures are the same */
    const char *const *figures; /* of other price formulas: "fixed_range.low=80" */
    size_t figures_n;
};
#define BG_ROBUSTNESS_DEFAULTS                                                                     \
    {                                                                                              \
        1, 100000, 0, NULL, 0                                                                      \
    }
const struct bg_robustness_report *bg_robustness_files(struct bg *bg,
                                                       const struct bg_inputs *inputs,
                                                       const struct bg_robustness_options *options);
/* As bg_render and bg_write: TEXT, TEXT_COLOR, JSON; to a file XLSX too. */
const char *bg_render_robustness(struct bg *bg, const struct bg_robustness_report *report,
                                 enum bg_rendering format, size_t *n);
bool bg_write_robustness(struct bg *bg, const struct bg_robustness_report *report,
                         enum bg_rendering format, const char *path);

/* Accounts: what a command beside the award found (business-case and the like), borrowed from its
 * context. what: the name of the command. options: the files it reads, and what it takes; members NULL
 * where they are not given. NULL: some file or option cannot be used, see the diagnostics. */
struct bg_account;
struct bg_account_options {
    const char *const *files;
    size_t files_n;
    const char *as_of, *lot, *currency, *steps, *budget, *before, *at_least, *bid, *map;
    bool public_copy;    /* names nobody, and no group of fewer than 5 */
    bool fail_on_breach; /* of payroll: an error where something is short of what was promised */
};
const struct bg_account *bg_account_files(struct bg *bg, const char *what,
                                          const struct bg_account_options *options);
/* As bg_render and bg_write: TEXT, TEXT_COLOR, JSON, HTML; to a file XLSX too. */
const char *bg_render_account(struct bg *bg, const struct bg_account *account,
                              enum bg_rendering format, size_t *n);
bool bg_write_account(struct bg *bg, const struct bg_account *account, enum bg_rendering format,
                      const char *path);

/* Writes folder/LOT/bids/BID.json, and folder/LOT/ruleset.json where the file carries criteria, from
 * a file of another format. ruleset: that the bids are for; map: a mapping of columns; NULL where
 * the format needs none. *report: what was changed, ignored or refused, a line each, then how many
 * bids, answers and requirements of the file came out how, and our order against the awards that it
 * publishes; *json: the same as data (bidgauge-import/1). False: see the diagnostics. */
bool bg_import_file(struct bg *bg, const char *path, const char *folder, const char *ruleset,
                    const char *map, const char **report, const char **json);

/* -- rulesets as workbooks -------------------------------------------------------------------- */

/* Writes a workbook in which people edit the ruleset. True: the complete file is there. */
/* Where output ends in .json: the ruleset as JSON, with all that it includes in one file. */
bool bg_export_ruleset(struct bg *bg, const char *ruleset, const char *as_of, const char *output);
/* Reads such a workbook back and writes the ruleset as JSON. *changes: each change, a line. False: see
 * the diagnostics, whose places are cells. A ruleset with faults is written all the same, as a draft;
 * a workbook with a cell that cannot be read is not. */
bool bg_import_ruleset(struct bg *bg, const char *workbook, const char *as_of, const char *output,
                       const char **changes);

/* -- modelling -------------------------------------------------------------------------------- */

struct bg_model_result; /* bids under a baseline and scenarios, borrowed from its context */
struct bg_model_input {
    const char *ruleset;
    const char *as_of;       /* NULL: the solicitation's date */
    const char *const *bids; /* files, as for bg_evaluate_files */
    size_t bids_n;
    const char *const *scenarios; /* each "FILE" or a stack "FILE+FILE"; a sheet: "FILE#NAME" */
    size_t scenarios_n;
    const char *baseline;      /* a stack too; NULL: the ruleset as it is */
    const char *const *sweeps; /* none, one or two "PATH=FROM:TO:STEP" */
    size_t sweeps_n;
    /* A register of contracts and a table of wages (CSV or .xlsx), in place of bids; both or neither. */
    const char *contracts, *wages;
    const char *contracts_map,
        *wages_map; /* which of their columns is what; NULL: by their names */
    const char *wages_source, *wages_year,
        *wages_url; /* of wages whose rows do not say so; NULL: not known */
};
/* NULL: the ruleset or a scenario cannot be used, see the diagnostics. */
const struct bg_model_result *bg_model_files(struct bg *bg, const struct bg_model_input *input);
/* As bg_render and bg_write: JSON (bidgauge-model/1), CSV, HTML, MARKDOWN, TEXT, TEXT_COLOR, COMPARE,
 * COMPARE_COLOR; to a file XLSX too. */
const char *bg_model_render(struct bg *bg, const struct bg_model_result *result,
                            enum bg_rendering format, size_t *n);
bool bg_model_write(struct bg *bg, const struct bg_model_result *result, enum bg_rendering format,
                    const char *path);

/* -- corpora ---------------------------------------------------------------------------------- */
struct bg_corpus_progress {
    int64_t bytes, bytes_total; /* read so far, and of all files; total -1: not known */
    int64_t lines;
    bool done; /* this is the last call */
};

/* Writes scenarios (stacks, as for bg_model_files) as a file again: .xlsx with a sheet each, or .json, of one.
 * Read back it is the same scenario, and written again the same bytes. */
bool bg_write_scenarios(struct bg *bg, const char *ruleset, const char *const *scenarios, size_t n,
                        const char *path);

/* A run over files of JSON Lines with a tender each, plain or gzip, of any length ("-" is standard
 * input). The result is the same for any number of threads. */
struct bg_corpus_request {
    const char *ruleset, *as_of; /* as_of NULL: the solicitation's date */
    const char *const *files;
    size_t files_n;
    const char *const *scenarios; /* stacks, as for bg_model_files */
    size_t scenarios_n;
    const char *baseline;
    const char *const *sweeps; /* one or two PATH=FROM:TO:STEP */
    size_t sweeps_n;
    const char *by;       /* a yes/no question or a choice: who wins by its answers; NULL */
    bool no_ranges;       /* leave out what prices and pay are at the ends of what is uncertain */
    bool years;           /* every award again for each date at which a figure of the rules steps */
    int threads;          /* 0: as many as there are processors */
    const char *workbook; /* .xlsx of the sums, or .html or .md, a page to read; NULL: none */
    const char *partial;  /* a part that bg_corpus_merge adds up; "-": given back; NULL: none */
    const char *json, *csv;   /* the sums; "-": given back; NULL: none */
    const char *lines;        /* the outcome of every line, as JSON Lines; NULL: none */
    const char *checkpoint;   /* where a run that may be interrupted leaves how far it came; NULL */
    bool resume;              /* go on from the checkpoint */
    int64_t checkpoint_bytes; /* of the corpus from one checkpoint to the next; 0: 64 MiB */
    void (*progress)(void *data, const struct bg_corpus_progress *progress); /* NULL: none */
    void *progress_data;
};
struct bg_corpus_answer {          /* borrowed from the context */
    const char *part, *json, *csv; /* the text, where its path was "-" */
    const char *summary;           /* a table for people */
    const char *compare;           /* the scenarios beside each other alone */
};
/* True: it came to its end. Lines that could not be read are in the sums, and listed as diagnostics.
 */
bool bg_corpus_run(struct bg *bg, const struct bg_corpus_request *request,
                   struct bg_corpus_answer *answer);
/* Adds up the parts in the files of the request, one on each line: what comes out is byte for byte what one
 * run over all their files, in this order, would have given. Of the request files, workbook, partial, json
 * and csv are read. */
bool bg_corpus_merge(struct bg *bg, const struct bg_corpus_request *request,
                     struct bg_corpus_answer *answer);

/* -- the case and its record ------------------------------------------------------------------ */

/* What a command on the folder of a case is given (docs/record.md); NULL where it is not. */
struct bg_case_command {
    const char *folder;
    const char *const *words; /* arguments behind the folder: files, a bid, a text */
    size_t words_n;
    const char *by, *at; /* who and when; at NULL: by the host's clock */
    const char *because, *authority, *bid, *envelope, *due;
    const char *head, *signers; /* of bg_verify: a head that was kept, a file of allowed signers */
    const char *bids; /* invited to a round, with commas between them; NULL: all that may be */
    const char *role, *criteria; /* of an evaluator; criteria with commas between them */
    const char *withhold;      /* of a public copy: fields and criteria, with commas between them */
    bool csv;                  /* of open data: scores as a table */
    const char *regime, *ends; /* of a debriefing: the law, the end of its standstill period */
    const char *output; /* a file or folder outside the case that is to have a copy; NULL: none */
    bool blind;
};
/* Runs a command on the folder of a case by its name, "record open" or "panel sheets": files are written
 * into the folder, then one entry is appended to its log. These do not wait for bg_publish_outputs.
 * *text: what became of it, the head, and what to do next; *json the same as data. False: it was refused
 * or failed, see the diagnostics. */
bool bg_case_work(struct bg *bg, const char *what, const struct bg_case_command *command,
                  const char **text, const char **json);
/* The name of the i-th of these commands; NULL past the last. */
const char *bg_case_work_name(size_t i);
/* The laws by which bidders may be told: a few lines for each. NULL: they cannot be read. */
const char *bg_notices_list(struct bg *bg);
/* There is a case in the folder. */
bool bg_is_case(struct bg *bg, const char *folder);
/* Holds the folder against its log: lines, order, files, result, signature, head. True: verified.
 * *text: the report; *json: the same as data (bidgauge-verification/1). Both are empty where there is
 * no case, see the diagnostics. */
bool bg_verify(struct bg *bg, const struct bg_case_command *command, const char **text,
               const char **json);

/* A mapping for a table, made from its header: JSON text to be checked by people. What could not be
 * matched is in the diagnostics. ruleset NULL: only what every bid has is matched. NULL: the table
 * cannot be read, or the ruleset cannot be used. */
const char *bg_suggest_map(struct bg *bg, const char *path, const char *ruleset);

/* The same for a register of contracts ("register"), a table of wages ("wages") or a payroll
 * ("payroll"): a table (CSV) with the columns what, column, holds, value and note, for contracts_map
 * and wages_map of a model, and as the map of payrolls. */
const char *bg_suggest_columns(struct bg *bg, const char *path, const char *kind);

/* Plain JsonLogic. expression and data are JSON text, "@FILE" or "-"; data NULL is null. *result: the
 * value, or {"error":...}, as JSON on one line with its line feed. False: it was an error. */
bool bg_logic_evaluate(struct bg *bg, const char *expression, const char *data,
                       const char **result);
/* The same for a file of [expression, data] lines: one result a line. False: some were errors. */
bool bg_logic_lines(struct bg *bg, const char *path, const char **results);

/* Everything said so far (or since bg_forget), in order of place: TEXT, TEXT_COLOR or a JSON array. limit:
 * most that are shown as text before "and N more"; 0 for all. */
const char *bg_diagnostics(struct bg *bg, enum bg_rendering format, int64_t limit);
int64_t bg_errors(const struct bg *bg);
int64_t bg_warnings(const struct bg *bg);
enum bg_status bg_status(const struct bg *bg);

/* A generated document: "diagnostics.md", "schema/ruleset.schema.json", ... as listed by
 * bg_document_name(i), which is NULL after the last. NULL: no such document. */
const char *bg_document(struct bg *bg, const char *name);
const char *bg_document_name(size_t i);

/* Routes the allocation failures of cJSON and GMP into the context, so that being out of memory
 * is an error and not the end of the process. Sets process-wide hooks of those libraries: for
 * programs, not for libraries in somebody else's process. */
void bg_own_the_process(void);

/* For the allocator of a program that has one of its own: an allocation of the process failed. The
 * child that writes a workbook ends at once, and the run ends with BG_WORLD and its outputs as they
 * were, whatever the library that was refused made of it. Safe in every thread. */
void bg_memory_failed(void);

#ifdef __cplusplus
}
#endif

#endif
